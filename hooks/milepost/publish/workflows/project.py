"""What a project says of its own workflows: where its code lies, its branch, its Milepost."""

from __future__ import annotations

import re
from pathlib import Path

from milepost.errors import WrongUsage
from milepost.publish.git import Git
from milepost.publish.workflows.settings import BRANCH, MAIN, Settings, checked

SET_UP = "tools/set_up.py"
_HOST = re.compile(r"(?:https?://|ssh://)?(?:[^@/]*@)?(?P<host>[^/:]+)")


def settings_for(
    root: Path, host: str, main: str | None, branch: str | None, tool: str | None
) -> Settings:
    """Return the settings for a project; what is not said follows from its repository.

    Raises WrongUsage where nothing says how a workflow gets Milepost.
    """
    if tool is None and not (root / SET_UP).is_file():
        raise WrongUsage(
            f"{SET_UP} is not here, so a workflow would not know where to get Milepost.",
            "Name its repository and commit with --tool, or keep the plan in a copy of it.",
        )
    return checked(Settings(host, main or main_branch(root), branch or BRANCH, tool))


def main_branch(root: Path) -> str:
    """Return the branch that holds the plan: the default one of origin, else the one checked out.

    `main` where git knows neither.
    """
    git = Git(root)
    default = git.asked("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    if default:
        return default.removeprefix("origin/")
    return git.asked("symbolic-ref", "--quiet", "--short", "HEAD") or MAIN


def host_of(address: str) -> str | None:
    """Return the code host that an address of a remote belongs to, as far as its name tells."""
    found = _HOST.match(address)
    name = found["host"].lower() if found else ""
    return next((host for host in ("github", "gitlab") if host in name), None)
