"""The plan as it stood at a revision: git's objects written into a folder, without a checkout."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from milepost.build.git_objects import Objects
from milepost.errors import WrongUsage
from milepost.value import Value

_SECONDS = 60
_FOLDERS = ("plan", "site_src")
_PLAIN_FILES = (b"100644", b"100755")


def commit_of(root: Path, revision: str) -> str:
    """Return the hash of the commit that a revision names; raise WrongUsage if there is none."""
    asked = f"{revision}^{{commit}}"
    done = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", asked)
    if done is None or not done.strip():
        raise WrongUsage(
            f"{revision!r} is no sealed review, and git knows no such revision here.",
            "Name a date such as 2025-12-14, live, last, or a git revision.",
        )
    return done.decode("ascii").strip()


def write_plan_at(root: Path, commit: str, folder: Path) -> None:
    """Write the plan and the pages of a commit into a folder; links and submodules are left out."""
    entries = tuple(_entries(root, commit))
    contents = Objects(_Git(root)).contents([name for name, _ in entries])
    for name, path in entries:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(contents[name])


def _entries(root: Path, commit: str) -> Iterator[tuple[str, PurePosixPath]]:
    """Yield hash and path of each plain file, relative to the project's root."""
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *_FOLDERS) or b""
    for entry in filter(None, listed.split(b"\0")):
        facts, _, name = entry.partition(b"\t")
        mode, kind, blob = facts.split()
        path = PurePosixPath(name.decode("utf-8", "surrogateescape"))
        if kind == b"blob" and mode in _PLAIN_FILES and ".." not in path.parts:
            yield blob.decode("ascii"), path


class _Git(Value):
    """Git in a repository of the user, with the user's settings."""

    root: Path

    def run(self, *arguments: str, given: bytes | None = None) -> bytes:
        return _git(self.root, *arguments, given=given) or b""


def _git(root: Path, *arguments: str, given: bytes | None = None) -> bytes | None:
    """Return what git prints; None where it fails or is not there."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
