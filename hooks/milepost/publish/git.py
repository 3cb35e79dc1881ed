"""Git as a tool for objects: plumbing only, bounded in time, deaf to settings that change bytes."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from milepost.errors import MilepostError
from milepost.value import Value, field

SECONDS = 120.0
"""The longest that one call may take, the network included."""

_QUIET = (
    *("-c", "core.hooksPath=/dev/null"),  # no hook of the repository runs
    *("-c", "core.fsmonitor=false"),  # nor a program that watches its files
    *("-c", "core.autocrlf=false"),  # bytes stay as they are
    *("-c", "commit.gpgSign=false"),  # a signature would ask for a passphrase
    *("-c", "push.gpgSign=false"),
    *("-c", "protocol.ext.allow=never"),  # an address can't name a command
    *("-c", "submodule.recurse=false"),
    *("-c", "fetch.recurseSubmodules=false"),
)
_HELD = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ADVICE": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C.UTF-8",
}
_DROPPED = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
"""What git sets for its hooks; with it, we would work on another repository or index."""

_UNSAFE = re.compile(r"detected dubious ownership in repository at '(?P<place>[^']*)'")


class GitError(MilepostError):
    """Git refused or failed; `said` holds its own words."""

    def __init__(self, message: str, cure: str = "", said: str = "") -> None:
        super().__init__(message, cure)
        self.said = said


class Git(Value):
    """Git in one repository; `settings` are further environment variables of its calls."""

    root: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    seconds: float = SECONDS

    def with_settings(self, **settings: str) -> Git:
        """Return the same with more environment variables."""
        return Git(self.root, {**self.settings, **settings}, self.seconds)

    def run(self, *arguments: str, given: bytes | None = None) -> bytes:
        """Return what git prints; raise GitError where it fails, is not there or takes too long."""
        done = self.tried(*arguments, given=given)
        if done.returncode != 0:
            raise failure(arguments[0], done.stderr.decode("utf-8", "replace").strip())
        return done.stdout

    def text(self, *arguments: str) -> str:
        """Return what git prints as text, without the line's end."""
        return self.run(*arguments).decode("utf-8", "surrogateescape").strip()

    def asked(self, *arguments: str) -> str | None:
        """Return what git prints; None where it says no."""
        done = self.tried(*arguments)
        found = done.stdout.decode("utf-8", "surrogateescape").strip()
        return found if done.returncode == 0 else None

    def tidy(self) -> None:
        """Let git pack what lies loose where that is much, as it does after a commit.

        A first publication brings thousands of files, and each later one would open all of them.
        Git does it behind our back if its settings let it, so nobody waits; where it fails, nothing
        is lost.
        """
        with suppress(GitError):
            self.tried("gc", "--auto", "--quiet")

    def tried(
        self, *arguments: str, given: bytes | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Return how a call ended; raise GitError where git is not there or takes too long."""
        kept = {name: value for name, value in os.environ.items() if name not in _DROPPED}
        try:
            return subprocess.run(
                ["git", "-C", str(self.root), *_QUIET, *arguments],
                input=b"" if given is None else given,
                env={**kept, **_HELD, **self.settings},
                capture_output=True,
                timeout=self.seconds,
                check=False,
            )
        except FileNotFoundError:
            raise GitError("Git was not found.", "Install git, or put it on the PATH.") from None
        except subprocess.TimeoutExpired:
            raise GitError(
                f"git {arguments[0]} gave no answer in {self.seconds:.0f} seconds.",
                "Look at the network and the remote, then run the command again.",
            ) from None


def failure(verb: str, said: str) -> GitError:
    """Return the error of a call that failed, in one sentence with git's first words."""
    unsafe = _UNSAFE.search(said)
    if unsafe:
        return GitError(
            "The repository belongs to another user, so git does not read it.",
            f"If you trust it: git config --global --add safe.directory {unsafe['place']}",
            said,
        )
    lines = [line for line in said.splitlines() if line.strip()]
    return GitError(f"git {verb} failed: {_first(lines)}", "", said)


def _first(lines: list[str]) -> str:
    """Return the line that says why, without git's own prefix."""
    why = next((line for line in lines if line.startswith(("fatal: ", "error: "))), "")
    found = why or (lines[0] if lines else "it said nothing")
    return found.removeprefix("fatal: ").removeprefix("error: ").rstrip(".") + "."
