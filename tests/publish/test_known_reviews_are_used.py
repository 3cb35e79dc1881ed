"""Publishing reads what the published live version knows of the reviews, and finds it not again."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from published_branch import BRANCH, make_remote, published
from reviewed_project import FIRST, SECOND, make_project, seal

from milepost.build.site_build import KNOWN
from milepost.build.workplace import workplace
from milepost.publish.branch.site import publish_branch
from milepost.publish.folder.site import publish_folder

FOUND, TOLD = "there was nothing to compare yet", "an earlier build said so"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that holds one review and is built nowhere."""
    root = make_project(tmp_path / "project")
    seal(root, FIRST)
    return root


def quiet(_: str) -> None:
    """Tell nobody how far it is."""


def git(folder: Path, *arguments: str) -> None:
    said = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", *said, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_branch_is_asked_for_what_it_knows(project: Path, tmp_path: Path) -> None:
    remote = make_remote(tmp_path / "remote.git")
    git(project, "remote", "add", "origin", str(remote))
    with workplace(project, project / "site", quiet) as work:
        publish_branch(work, "origin", BRANCH, quiet)
    other = tmp_path / "other"
    git(tmp_path, "clone", "-q", "-b", BRANCH, str(remote), str(other))
    retell(other / KNOWN)
    git(other, "commit", "-q", "-a", "-m", "Tell it otherwise")
    git(other, "push", "-q", "origin", BRANCH)
    seal(project, SECOND)
    with workplace(project, project / "site", quiet) as work:
        publish_branch(work, "origin", BRANCH, quiet)
    assert TOLD.encode() in published(remote)["live/reviews.html"]


def test_a_folder_is_asked_for_what_it_knows(project: Path, tmp_path: Path) -> None:
    target, now = tmp_path / "served", datetime(2026, 1, 1, tzinfo=UTC)
    with workplace(project, project / "site", quiet) as work:
        publish_folder(work, target, now, quiet)
    retell(target / KNOWN)
    seal(project, SECOND)
    with workplace(project, project / "site", quiet) as work:
        publish_folder(work, target, now, quiet)
    assert TOLD in (target / "live/reviews.html").read_text(encoding="utf-8")


def retell(known: Path) -> None:
    """Change a sentence that the file knows."""
    text = known.read_text(encoding="utf-8")
    assert FOUND in text
    known.write_text(text.replace(FOUND, TOLD), encoding="utf-8")
