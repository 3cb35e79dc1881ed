"""The commits that the plan's files and its seals stand in, as git knows them.

A build needs no git: what can't be known of it is left out.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from milepost.history.names import FOLDER, name_of

_HASH = re.compile(r"[0-9a-f]{40,64}\Z")
_SECONDS = 10


def plan_commit(root: Path) -> str | None:
    """Return the hash of the last commit that touched the plan or the hand-written pages.

    None where there is no git, no repository or no such commit.
    """
    found = _git(root, "log", "-1", "--format=%H", "--", "plan", "site_src").strip()
    return found if _HASH.match(found) else None


def review_commits(root: Path) -> Mapping[date, str]:
    """Return the hashes of the commits that brought the seals, by the days of the reviews.

    A shallow clone does not know them: its oldest commit seems to bring all files.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    asked = ("--diff-filter=A", "--no-renames", "--name-only", "--format=%x00%H", "--relative")
    found: dict[date, str] = {}
    for entry in _git(root, "log", *asked, "--", FOLDER).split("\0"):
        commit, *files = entry.split() or [""]
        for file in files if _HASH.match(commit) else ():
            name = name_of(file.rpartition("/")[2])
            if name and not name.erratum:
                found[name.review] = commit  # the oldest comes last
    return found


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
