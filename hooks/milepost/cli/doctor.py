"""`milepost doctor`: what is wrong with publishing, and the command that cures it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from milepost.cli.console import console, count, say, visible

if TYPE_CHECKING:
    from milepost.publish.doctor import Area, Finding

_EXAMPLES = """
\b
Examples:
  milepost doctor                     repository, reviews, branch, size, previews, workflows
  milepost doctor --branch site       for another branch than that of the workflows
  milepost doctor --remote upstream   for another remote
"""


@click.command(epilog=_EXAMPLES, short_help="Say what is wrong with publishing, and its cure.")
@click.option("--branch", metavar="NAME", help="The branch of the site; gh-pages if none is said.")
@click.option("--remote", default="origin", show_default=True, help="The remote of the branch.")
@click.pass_obj
def doctor(root: Path, branch: str | None, remote: str) -> int:
    """Say what is wrong with publishing, each with the command that cures it.

    It looks at the repository, the chain of reviews, the published branch with its versions and
    previews, the size against the host's limit, and the workflow files. It writes nothing. Exits
    with 1 when something is wrong; notes alone are no fault.
    """
    from milepost.publish.doctor import examine

    areas = examine(root, remote, branch, datetime.now(UTC))
    for area in areas:
        _print(area)
    wrong = sum(not each.is_note for area in areas for each in area.findings)
    say(f"{count(wrong, 'thing')} to cure." if wrong else "All is well.")
    return int(wrong > 0)


def _print(area: Area) -> None:
    from rich.text import Text

    state = "ok" if area.is_sound else "!!"
    style = "green" if area.is_sound else "bold red"
    console().print(Text.assemble((f"{state} ", style), f"{area.name:<11} {visible(area.there)}"))
    for finding in area.findings:
        _print_finding(finding)


def _print_finding(finding: Finding) -> None:
    kind = "Note: " if finding.is_note else ""
    say(f"   {kind}{visible(finding.what)}")
    console().print(f"     {visible(finding.cure)}", style="bold")
