"""The newest state of the published branch, fetched; a rewritten one is refused."""

from __future__ import annotations

from milepost.errors import MilepostError
from milepost.publish.branch.place import BranchPlace
from milepost.publish.git import Git


def fetch_tip(git: Git, place: BranchPlace) -> str | None:
    """Return the commit that the remote's branch is at, with its objects here.

    None where the remote has no such branch yet. Raises MilepostError where it is at a commit
    that does not follow from the one that was seen last.
    """
    listed = git.text("ls-remote", "--", place.remote, place.ref)
    tip = listed.split()[0] if listed else None
    known = git.asked("rev-parse", "--verify", "--quiet", place.known)
    if tip == known:
        return tip
    if tip is not None:
        _fetch(git, place, tip, known)
    if known is not None and (tip is None or not _follows(git, known, tip)):
        raise _rewritten(place, known, tip)
    if tip is not None:
        remember(git, place, tip)
    return tip


def remember(git: Git, place: BranchPlace, commit: str) -> None:
    """Keep the state from which every later one must follow.

    The site is published already, so a lock in the way of this must not look like a failure; the
    next publishing keeps what it reads.
    """
    git.asked("update-ref", place.known, commit)


def _fetch(git: Git, place: BranchPlace, tip: str, known: str | None) -> None:
    """Fetch the branch; where history is cut short here, no more of it than is needed."""
    shallow = git.text("rev-parse", "--is-shallow-repository") == "true"
    depth = ("--depth=1",) if shallow and known is None else ()
    git.run(
        *("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance"),
        "--refmap=",  # the user's own copy of the branch is left to the user's own git
        *depth,
        *("--", place.remote, place.ref),
    )
    if git.asked("cat-file", "-e", f"{tip}^{{commit}}") is None:
        # It moved on between the two calls; what was fetched is newer still.
        raise Moved


class Moved(Exception):
    """The branch moved while it was read."""


def _follows(git: Git, earlier: str, later: str) -> bool:
    return git.asked("merge-base", "--is-ancestor", earlier, later) is not None


def _rewritten(place: BranchPlace, known: str, tip: str | None) -> MilepostError:
    now = f"is at {tip[:12]}, which does not follow from it" if tip else "is gone"
    return MilepostError(
        f"{place} was at {known[:12]} and {now}: its history was rewritten.",
        f"Push the old state back, or accept the new one: git update-ref -d {place.known}",
    )
