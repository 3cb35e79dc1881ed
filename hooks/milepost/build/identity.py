"""Who sits at the keyboard, as git knows them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from milepost.errors import MilepostError
from milepost.history.snapshot import Person

_IDENT = re.compile(r"(?P<name>[^<>\n]+) <(?P<email>[^<>\n]+)> \d+ [+-]\d{4}\n?")
_SECONDS = 10


def git_identity(root: Path) -> Person | None:
    """Return name and address as git would write them into a commit; None where it knows none.

    A name that git only guesses from the machine is none.
    """
    command = ["git", "-C", str(root), "-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT"]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = _IDENT.fullmatch(done.stdout) if done.returncode == 0 else None
    return Person(found["name"].strip(), found["email"].strip()) if found else None


def required_identity(root: Path) -> Person:
    """Return who git says you are; raise MilepostError where it does not know."""
    person = git_identity(root)
    if person is None:
        raise MilepostError(
            "Git does not know who you are, and a seal names who sealed it.",
            'Tell it: git config user.name "Your Name" && git config user.email you@example.org',
        )
    return person
