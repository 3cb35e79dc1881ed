"""The commits that a request names; its revisions are words of strangers, never options."""

from __future__ import annotations

from datetime import UTC, datetime

from milepost.errors import WrongUsage
from milepost.publish.git import Git
from milepost.publish.proposal.request import Commits, Request

_LAST = 253_402_300_799  # the last second of the year 9999, which is all that a date can hold


def commits_of(git: Git, request: Request) -> Commits:
    """Return the commits of a request; raise WrongUsage where git does not know one."""
    base, head = _commit(git, request.base), _commit(git, request.head)
    split = git.asked("merge-base", base, head) or base
    return Commits(base, head, split.split()[0], _made(git, head))


def _commit(git: Git, revision: str) -> str:
    asked = f"{revision}^{{commit}}"
    found = git.asked("rev-parse", "--verify", "--quiet", "--end-of-options", asked)
    if not found:
        raise WrongUsage(
            f"Git knows no revision {revision!r} here.",
            "Fetch it first, then name a branch, a tag or a commit.",
        )
    return found


def _made(git: Git, commit: str) -> datetime:
    """Return when a commit says that it was made; a day that is none becomes the nearest one.

    `rev-list` looks at the commit alone. `git show` would walk its folders, which may be made to
    have no end.
    """
    said = (git.asked("rev-list", "--max-count=1", "--timestamp", commit) or "0").split()[0]
    seconds = int(said) if said.lstrip("-").isdigit() else 0
    return datetime.fromtimestamp(min(max(seconds, 0), _LAST), UTC)
