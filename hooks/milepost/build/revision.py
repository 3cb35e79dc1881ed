"""The commit that the plan's files stand in, as git knows it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

_HASH = re.compile(r"[0-9a-f]{40,64}\Z")
_SECONDS = 10


def plan_commit(root: Path) -> str | None:
    """Return the hash of the last commit that touched the plan or the hand-written pages.

    None where there is no git, no repository or no such commit; a build needs none of them.
    """
    command = ["git", "-C", str(root), "log", "-1", "--format=%H", "--", "plan", "site_src"]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = done.stdout.strip()
    return found if _HASH.match(found) else None
