"""`milepost publish`: put the site, or a preview beside it, where its readers are."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from milepost.build.configuration import read_config
from milepost.cli.console import console, say, visible
from milepost.errors import MilepostError, WrongUsage
from milepost.publish.branch.previews import put_preview, remove_previews
from milepost.publish.branch.site import publish_branch
from milepost.publish.branch.summary import branch_summary
from milepost.publish.branch.update import Updated
from milepost.publish.git import Git
from milepost.publish.previews import BUDGET
from milepost.publish.summary import summary_lines

_EXAMPLES = """
\b
Examples:
  milepost publish --branch gh-pages              the site, on a branch of origin
  milepost publish --branch gh-pages --dry-run    what that would change
  milepost publish --branch gh-pages --preview out --number 7
  milepost publish --branch gh-pages --prune-previews
"""


@click.command(epilog=_EXAMPLES)
@click.option("--branch", metavar="NAME", help="Publish on this branch, such as gh-pages.")
@click.option("--remote", default="origin", show_default=True, help="The remote of the branch.")
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
@click.option(
    "--preview-budget",
    "budget",
    type=click.IntRange(min=1),
    default=BUDGET // 10**6,
    show_default=True,
    metavar="MB",
    help="What all previews together may take; the oldest go first.",
)
@click.pass_obj
def publish(
    root: Path,
    branch: str | None,
    remote: str,
    dry_run: bool,
    preview: Path | None,
    number: int | None,
    removed: tuple[int, ...],
    prune: bool,
    budget: int,
) -> None:
    """Publish the site without ever losing a sealed version of it.

    What readers lack is built and put beside what they have: live is replaced, a sealed version
    that is published stays as it is. Files of others on the branch, such as CNAME, stay too.
    """
    if branch is None:
        raise WrongUsage("It is not said where to publish.", "Add --branch gh-pages.")
    now = datetime.now(UTC)
    with console(stderr=True).status("Publishing") as status:

        def tell(text: str) -> None:
            status.update(visible(text))

        if preview is not None:
            told, shown = _preview_facts(preview)
            made = put_preview(
                root, branch, remote, number or told, preview, shown, now, tell,
                budget=budget * 10**6,
            )  # fmt: skip
        elif removed or prune:
            made = remove_previews(root, branch, remote, removed, now, tell)
        else:
            made = publish_branch(root, remote, branch, tell, dry_run=dry_run)
    _tell_result(root, made)


def _preview_facts(folder: Path) -> tuple[int, str]:
    """Return pull request and commit of a preview, as its own file tells them."""
    try:
        facts = json.loads((folder / "preview.json").read_bytes())
        return int(facts["number"] or 0), str(facts["head"])
    except (OSError, ValueError, TypeError, KeyError):
        raise MilepostError(
            f"{folder} holds no preview.", "Make one: milepost preview --base A --head B --out DIR"
        ) from None


def _tell_result(root: Path, made: Updated) -> None:
    site_url = read_config(root).get("site_url")
    made_of = branch_summary(Git(root), made, str(site_url) if site_url else None)
    for line in summary_lines(made_of):
        say(visible(line))
