"""The workflow files: there, and as `milepost init-ci` writes them today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from milepost.publish.doctor.finding import Area, Finding
from milepost.publish.git import Git
from milepost.publish.workflows.files import GITLAB_FILE, workflow_files
from milepost.publish.workflows.project import host_of
from milepost.publish.workflows.settings import HOSTS, Settings, settings_of
from milepost.publish.workflows.writing import content_at

NAME = "Workflows"


def written_settings(root: Path) -> Settings | None:
    """Return the settings that the workflow files of a project name; None where none does."""
    for host in HOSTS:
        for content in _there(root, Settings(host)).values():
            settings = settings_of(content.decode("utf-8", "replace"))
            if settings is not None and settings.host == host:
                return settings
    return None


def workflows_area(root: Path, git: Git, remote: str) -> Area:
    """Return what is to be said of the workflow files of a project."""
    settings = written_settings(root)
    if settings is None:
        host = host_of(git.asked("remote", "get-url", remote) or "")
        if host is None:
            return Area(NAME, "none, and the remote names no host that we know them for")
        missing = Finding(f"No workflow publishes the plan on {host}.", f"milepost init-ci {host}")
        stands = host == "gitlab" and content_at(root / GITLAB_FILE) is not None
        return Area(NAME, "your own" if stands else "none", () if stands else (missing,))
    there = "for GitHub" if settings.host == "github" else "for GitLab"
    return Area(NAME, there, tuple(_findings(root, settings)))


def _findings(root: Path, settings: Settings) -> Iterator[Finding]:
    found = _there(root, settings)
    for path, wanted in workflow_files(settings).items():
        if path not in found:
            yield Finding(f"{path} is missing.", settings.command)
        elif found[path] != wanted:
            yield Finding(
                f"{path} is not what this Milepost writes: changed by hand, or older.",
                f"{settings.command} --force",
            )


def _there(root: Path, settings: Settings) -> Mapping[str, bytes]:
    contents = {path: content_at(root / path) for path in workflow_files(settings)}
    return {path: content for path, content in contents.items() if content is not None}
