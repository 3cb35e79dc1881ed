"""One run of the preview workflow: find the pull request, fetch, render, publish, comment."""

from __future__ import annotations

import tempfile
from pathlib import Path

from milepost.publish.branch.previews import put_preview
from milepost.publish.git import Git
from milepost.publish.host.event import checked_commit
from milepost.publish.host.fetching import MOST_BYTES, TooBig, fetch_change
from milepost.publish.host.place import Place
from milepost.publish.host.pull_requests import number_of
from milepost.publish.host.rendering import Rendering
from milepost.publish.host.sticky_comment import put_comment
from milepost.publish.owned import PREVIEWS
from milepost.publish.previews import BUDGET, NewPreview, folder_of
from milepost.value import Value


class Outcome(Value):
    """What became of a run, in one sentence, and the addresses of preview and comment."""

    said: str
    preview: str | None = None
    comment: str | None = None


def preview_change(
    place: Place, made_by: Rendering, budget: int = BUDGET, most_bytes: int = MOST_BYTES
) -> Outcome:
    """Preview the pull request of the event that caused this job.

    `budget` bounds all previews together, `most_bytes` what is fetched. What comes from the event
    or the pull request is compared and read, and never run. Problems of the change become its
    preview and its comment; only ours raise MilepostError.
    """
    checked = checked_commit(place.host.event)
    if checked is None:
        return Outcome("No check of a pull request ran to its end.")
    number = number_of(place.api, place.host.repository, checked)
    if number is None:
        return Outcome(
            f"No open pull request into {checked.base_branch} has this commit as its newest one."
        )
    place.say(f"Fetching pull request {number}")
    git = Git(place.root)
    try:
        if not fetch_change(git, place.remote, number, checked.commit, most_bytes):
            return Outcome(f"Pull request {number} moved on; its own check previews it.")
    except TooBig as error:
        markdown = f"{made_by.marker}\n\n**Not previewed.** {error}"
        return _commented(place, number, markdown, made_by, f"Pull request {number} is too big.")
    base = git.text("rev-parse", "--verify", "HEAD^{commit}")
    _publish(place, made_by, (base, checked.commit), number, budget)
    address = f"{place.site}{PREVIEWS}/{folder_of(number)}/" if place.site else None
    markdown = made_by.comment(place.root, base, checked.commit, number, address)
    return _commented(
        place, number, markdown, made_by, f"Pull request {number} is previewed.", address
    )


def _publish(
    place: Place, made_by: Rendering, change: tuple[str, str], number: int, budget: int
) -> None:
    """Render the change, given by base and head, and put it beside the site."""
    base, head = change
    with tempfile.TemporaryDirectory(prefix="milepost-") as scratch:
        folder = Path(scratch) / "preview"
        place.say(f"Rendering pull request {number}")
        made_by.preview(place.root, base, head, number, folder)
        new = NewPreview(folder, number, head, place.now, budget)
        put_preview(place.root, place.branch, place.remote, new, place.say)


def _commented(
    place: Place,
    number: int,
    markdown: str,
    made_by: Rendering,
    said: str,
    preview: str | None = None,
) -> Outcome:
    place.say(f"Commenting on pull request {number}")
    comment = put_comment(place.api, place.host.repository, number, markdown, made_by.marker)
    place.host.tell(markdown)
    return Outcome(said, preview, comment or None)
