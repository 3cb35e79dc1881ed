"""`milepost publish`: put the site, or a preview beside it, where its readers are."""

from __future__ import annotations

import json
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from milepost.build.workplace import workplace
from milepost.cli.console import console, say, visible
from milepost.cli.preview_budget import preview_budget
from milepost.cli.publish_order import Order
from milepost.errors import MilepostError, WrongUsage
from milepost.publish.previews import NewPreview
from milepost.publish.saying import Say, waiting
from milepost.publish.summary import Summary, summary_lines

if TYPE_CHECKING:
    from rich.status import Status

_EXAMPLES = """
\b
Examples:
  milepost publish --branch gh-pages              the site, on a branch of origin
  milepost publish --branch gh-pages --dry-run    what that would change
  milepost publish --branch gh-pages --preview out --number 7
  milepost publish --branch gh-pages --prune-previews
  milepost publish --dir /srv/www/status          the site, in a web server's folder
"""


@click.command(epilog=_EXAMPLES)
@click.option("--branch", metavar="NAME", help="Publish on this branch, such as gh-pages.")
@click.option("--remote", default="origin", show_default=True, help="The remote of the branch.")
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Publish in this folder of a web server or mounted bucket.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@click.option(
    "--preview",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Publish this preview instead of the site.",
)
@click.option("--number", type=int, metavar="N", help="The number of the preview's pull request.")
@click.option(
    "--remove-preview", "removed", type=int, multiple=True, metavar="N", help="Remove a preview."
)
@click.option("--prune-previews", "prune", is_flag=True, help="Remove previews over 14 days old.")
@preview_budget
@click.pass_obj
def publish(
    root: Path,
    branch: str | None,
    remote: str,
    folder: Path | None,
    dry_run: bool,
    preview: Path | None,
    number: int | None,
    removed: tuple[int, ...],
    prune: bool,
    budget: int,
) -> None:
    """Publish the site without ever losing a sealed version of it.

    What readers lack is built and put beside what they have: live is replaced, a sealed version
    that is published stays as it is. Files of others beside the site, such as CNAME, stay too.
    """
    _require_one_place(branch, folder)
    now = datetime.now(UTC)
    new = _new_preview(preview, number, now, budget) if preview else None
    with ExitStack() as stack:
        work = None
        if not (new or removed or prune):
            work = stack.enter_context(workplace(root, root / "site", waiting(_tell_step)))
        from milepost.cli.publish_run import to_branch, to_folder  # loads while the engine does

        tell = _teller(stack.enter_context(console(stderr=True).status("Publishing")))
        order = Order(root, work, now, dry_run, new, removed, prune)
        if folder is not None:
            made = to_folder(order, folder, tell)
        else:
            made = to_branch(order, str(branch), remote, tell)
    _tell_result(made)


def _tell_step(text: str) -> None:
    """Say how far it is; each step stays in the log, such as that another build ended first."""
    console(stderr=True).print(visible(text), style="dim")


def _teller(status: Status) -> Say:
    """Return what says the same where a status is shown."""

    def tell(text: str) -> None:
        status.console.print(visible(text), style="dim")
        status.update(visible(text))

    return tell


def _require_one_place(branch: str | None, folder: Path | None) -> None:
    if branch is None and folder is None:
        raise WrongUsage(
            "It is not said where to publish.", "Add --branch gh-pages, or --dir PATH."
        )
    if branch is not None and folder is not None:
        raise WrongUsage(
            "A site is published on a branch or in a folder, not both at once.",
            "Leave out --branch or --dir, and run the command twice if you want both.",
        )


def _new_preview(folder: Path, number: int | None, now: datetime, budget: int) -> NewPreview:
    told, shown = _preview_facts(folder)
    return NewPreview(folder, number or told, shown, now, budget * 10**6)


def _preview_facts(folder: Path) -> tuple[int, str]:
    """Return pull request and commit of a preview, as its own file tells them."""
    try:
        facts = json.loads((folder / "preview.json").read_bytes())
        return int(facts["number"] or 0), str(facts["head"])
    except (OSError, ValueError, TypeError, KeyError):
        raise MilepostError(
            f"{folder} holds no preview.", "Make one: milepost preview --base A --head B --out DIR"
        ) from None


def _tell_result(made: Summary) -> None:
    for line in summary_lines(made):
        say(visible(line))
