"""The workflow files of a host as values, made from templates and settings."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from milepost.publish.workflows.settings import Settings

GITHUB_FILES = ("milepost-check", "milepost-preview", "milepost-publish", "milepost-tidy")
GITHUB_FOLDER = ".github/workflows"
GITLAB_FILE = ".gitlab-ci.yml"

_OWN_FOLDER = ".milepost/"
"""Where a project that holds only a plan checks out Milepost while a workflow runs."""


def workflow_files(settings: Settings) -> Mapping[str, bytes]:
    """Return every file of a host by its path in the project."""
    if settings.host == "gitlab":
        return {GITLAB_FILE: _filled("gitlab/gitlab-ci", settings, _gitlab_set_up(settings))}
    set_up = _github_set_up(settings)
    return {
        f"{GITHUB_FOLDER}/{name}.yml": _filled(f"github/{name}", settings, set_up)
        for name in GITHUB_FILES
    }


def _github_set_up(settings: Settings) -> str:
    """Return the steps after which the command is there."""
    names = ["check-out-tool"] if settings.tool else []
    return "".join(_template(f"github/{name}") for name in (*names, "set-up")).rstrip("\n")


def _gitlab_set_up(settings: Settings) -> str:
    lines = [f"    - python3 {_folder(settings)}tools/set_up.py site"]
    if settings.tool:
        folder = _OWN_FOLDER.rstrip("/")
        lines = [
            f"    - rm -rf {folder}",
            f"    - git clone --quiet --no-checkout {settings.tool_address} {folder}",
            f"    - git -C {folder} checkout --quiet --detach {settings.tool_commit}",
            *lines,
        ]
    return "\n".join(lines)


def _filled(name: str, settings: Settings, set_up: str) -> bytes:
    """Return a template with all of its marks replaced, those of the set-up too."""
    text = _template(name).replace("@SET_UP@", set_up)
    marks = {
        "@HEADER@": f"# Written by: {settings.command}\n# Write it anew instead of changing it.",
        "@MILEPOST@": f"{_folder(settings)}.venv/bin/milepost",
        "@BRANCH@": settings.branch,
        "@MAIN@": settings.main,
        "@TOOL@": _folder(settings),
        "@TOOL_ADDRESS@": settings.tool_address,
        "@TOOL_COMMIT@": settings.tool_commit,
    }
    for mark, value in marks.items():
        text = text.replace(mark, value)
    return text.encode()


def _folder(settings: Settings) -> str:
    return _OWN_FOLDER if settings.tool else ""


def _template(name: str) -> str:
    folder = files("milepost.publish.workflows") / "templates"
    return (folder / f"{name}.yml").read_text(encoding="utf-8")
