"""`milepost preview`: a proposed change as pages that run nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from milepost.cli.console import count, print_problems, say, visible

if TYPE_CHECKING:
    from milepost.publish.preview import Previewed

_EXAMPLES = """
\b
Examples:
  milepost preview --base main --head my-branch --out preview
  milepost preview --base main --head refs/pull/42/head --number 42 --out preview/pr-42
"""


@click.command(epilog=_EXAMPLES)
@click.option("--base", required=True, metavar="REV", help="What it would change: a git revision.")
@click.option("--head", required=True, metavar="REV", help="The proposed change: a git revision.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where to write it. Only an earlier preview is replaced.",
)
@click.option(
    "--number", type=click.IntRange(min=1), metavar="N", help="The number of its pull request."
)
@click.pass_obj
def preview(root: Path, base: str, head: str, out: Path, number: int | None) -> int:
    """Show what a proposed change would make of the site.

    Plan, pages and pictures are read from the head as data, within limits; nothing of it is
    checked out or run. Settings, templates and seals come from the base. Problems of the proposed
    plan become a page, and the command succeeds.
    """
    from milepost.cli.reference import command_reference
    from milepost.publish.preview import Request
    from milepost.publish.preview import preview as make_preview
    from milepost.views.reference import ReferenceSource

    found = make_preview(root, Request(base, head, number), out, ReferenceSource(command_reference))
    _tell(found, out)
    return 0


def _tell(found: Previewed, out: Path) -> None:
    print_problems(found.problems)
    for path in found.seals_touched:
        say(f"Touches a sealed review: {visible(path)}")
    for path in found.not_previewed:
        say(f"Not previewed: {visible(path)}")
    say(f"{count(found.pages, 'page')} in {out}, {found.size / 1_000_000:.1f} MB")
    say(f"Open first: {visible(str(out / found.most_changed))}")
