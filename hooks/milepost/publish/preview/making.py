"""A preview from start to end: read the change, make its pages, put them in place at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from milepost.build.lock import hold
from milepost.build.site_file import write_file
from milepost.build.staging import staged, swap
from milepost.build.target import accept
from milepost.problems.code import Problem
from milepost.publish.preview.pages import site_of
from milepost.publish.preview.record import MARK, RECORD, record_of
from milepost.publish.preview.refusal import refusal_of
from milepost.publish.proposal.deadline import SECONDS, Unreadable, bounded
from milepost.publish.proposal.opened_first import opened_first
from milepost.publish.proposal.reading import read_proposal
from milepost.publish.proposal.request import Proposal, Request
from milepost.publish.proposal.written import unreadable
from milepost.value import Value
from milepost.views.reference import ReferenceSource

_NO_REFERENCE = ReferenceSource()


class Previewed(Value):
    """What a preview shows: the commits, its pages, its size in bytes, and what it leaves out.

    `problems` are those of the proposed plan; with an error among them, they are its pages.
    `most_changed` is the path of the page that changed most.
    """

    base: str
    head: str
    pages: int
    size: int
    problems: tuple[Problem, ...]
    not_previewed: tuple[str, ...]
    seals_touched: tuple[str, ...]
    most_changed: str


def preview(
    root: Path, request: Request, out: Path, reference: ReferenceSource = _NO_REFERENCE
) -> Previewed:
    """Write a preview of a change into `out`, which is replaced as a whole.

    `root` is the project's folder in a repository that has both commits. Nothing of the change is
    checked out or run. Raises WrongUsage for an unknown revision and for a folder that holds
    anything but an earlier preview; what is wrong with the change becomes its page.
    """
    place = accept(out, root, RECORD, MARK)
    proposal = read_proposal(root, request)
    proposal, made = _made(proposal, reference)
    files, hidden = _beside(made, proposal.files)
    place.parent.mkdir(parents=True, exist_ok=True)
    with hold(place.with_name(f".{place.name}.lock"), _wait), staged(place) as stage:
        for path, content in {**files, RECORD: record_of(proposal, files)}.items():
            write_file(stage / path, content)
        swap(stage, place)
    return _previewed(proposal, files, hidden)


def _made(proposal: Proposal, reference: ReferenceSource) -> tuple[Proposal, Mapping[str, bytes]]:
    """Return the pages of a change; a change that takes too long becomes one with a problem."""
    if proposal.plan:
        try:
            with bounded(SECONDS):
                return proposal, site_of(proposal, reference)
        except Unreadable as wrong:
            proposal = proposal.refusing(unreadable("plan", wrong))
    return proposal, refusal_of(proposal)


def _wait(_: str) -> None:
    """Wait for another run that writes there, without a word: both end with the same preview."""


def _beside(
    made: Mapping[str, bytes], given: Mapping[str, bytes]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return our files with those that come along, and the paths of those that would stand in
    the way of ours."""
    files = dict(made)
    folders = {parent for path in (*made, RECORD) for parent in _parents(path)}
    hidden = []
    for path, content in given.items():
        inside = any(parent in files or parent == RECORD for parent in _parents(path))
        if path in files or path in folders or path == RECORD or inside:
            hidden.append(path)
        else:
            files[path] = content
    return files, tuple(hidden)


def _parents(path: str) -> tuple[str, ...]:
    parts = path.split("/")[:-1]
    return tuple("/".join(parts[: end + 1]) for end in range(len(parts)))


def _previewed(
    proposal: Proposal, files: Mapping[str, bytes], hidden: tuple[str, ...]
) -> Previewed:
    return Previewed(
        base=proposal.commits.base,
        head=proposal.commits.head,
        pages=sum(path.endswith(".html") for path in files),
        size=sum(map(len, files.values())),
        problems=proposal.problems,
        not_previewed=(*proposal.not_previewed, *hidden),
        seals_touched=proposal.seals,
        most_changed=opened_first(proposal),
    )
