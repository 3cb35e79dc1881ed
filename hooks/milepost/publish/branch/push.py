"""Pushing one commit on top of the state that was read; whether it arrived, or why it can't."""

from __future__ import annotations

import re

from milepost.errors import MilepostError
from milepost.publish.branch.place import BranchPlace
from milepost.publish.git import Git, failure

_REFUSED = re.compile(
    r"^!\t\S*\t\[(?P<by>rejected|remote rejected)\] \((?P<why>.*)\)$", re.MULTILINE
)
_TAKEN = re.compile(r"^[ *]\t\S*:refs/heads/", re.MULTILINE)
_MOVED = re.compile(
    r"stale info|fetch first|non-fast-forward|already exists|cannot lock ref|failed to lock"
    r"|failed to update ref|incorrect old value|reference (?:already exists|is missing)"
    r"|unable to (?:create|resolve)|atomic"
)
"""Why a remote refuses what another publisher was faster with; each server has its own words."""

_LOCK = re.compile(r"Unable to create '(?P<file>[^']*\.lock)': File exists")


def push(git: Git, place: BranchPlace, old: str | None, new: str) -> str | None:
    """Push a commit whose parent is `old`; return why not where it has to be tried again.

    The remote takes it only while the branch is exactly at `old`, so nothing is ever overwritten:
    what git calls a lease is no force here, since `new` follows from `old`. Raises MilepostError
    when the remote refuses for another reason.
    """
    ran = git.tried(
        *("push", "--porcelain", "--no-verify", "--no-follow-tags", "--recurse-submodules=no"),
        f"--force-with-lease={place.ref}:{old or ''}",
        *("--", place.remote, f"{new}:{place.ref}"),
    )
    told = ran.stdout.decode("utf-8", "replace")
    if ran.returncode == 0 or _TAKEN.search(told):
        return None  # git also fails when it can't note down here what the remote has taken
    refused = _REFUSED.search(told)
    said = ran.stderr.decode("utf-8", "replace").strip()
    if refused is None and not _MOVED.search(said):
        raise failure("push", said)
    if refused is not None and not _MOVED.search(refused["why"]):
        raise _refusal(place, refused["why"], said)
    return f"{refused['why'] if refused else ''} {said}"


def left_lock(why: str) -> str | None:
    """Return the lock file that stands in git's way, where that is why a push was refused."""
    found = _LOCK.search(why)
    return found["file"] if found else None


def _refusal(place: BranchPlace, why: str, said: str) -> MilepostError:
    words = [
        line.removeprefix("remote:").strip()
        for line in said.splitlines()
        if line.startswith("remote:")
    ]
    heard = " ".join(filter(None, words))[:300]
    told = f" It says: {heard.rstrip('.')}." if heard else ""
    return MilepostError(
        f"{place} took nothing: {why}.{told}",
        "Look at the rules of that branch, and at your right to push to it.",
    )
