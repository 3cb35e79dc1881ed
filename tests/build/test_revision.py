"""Which commits brought the plan and its seals, as far as git can tell."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from milepost.build.revision import plan_commit, review_commits

DAYS = (date(2025, 12, 14), date(2025, 12, 21))


def git(folder: Path, *arguments: str) -> str:
    said = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    ran = subprocess.run(
        ["git", *said, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return ran.stdout.strip()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project below the root of its repository, with a commit for each of two seals."""
    root = tmp_path / "repository/project"
    (root / "plan/reviews").mkdir(parents=True)
    git(tmp_path / "repository", "init", "-q")
    for day in DAYS:
        add(root, f"{day}.json")
    add(root, f"{DAYS[0]}.erratum-1.json")
    return root


def add(root: Path, name: str) -> None:
    (root / "plan/reviews" / name).write_text(name)
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", name)


def test_each_seal_has_the_commit_that_brought_it(project: Path) -> None:
    found = review_commits(project)
    assert found == {DAYS[0]: git(project, "rev-parse", "HEAD~2"), DAYS[1]: commit(project, 1)}
    assert plan_commit(project) == commit(project, 0)


def commit(project: Path, back: int) -> str:
    return git(project, "rev-parse", f"HEAD~{back}")


def test_a_seal_that_was_lost_and_restored_keeps_its_first_commit(project: Path) -> None:
    before = review_commits(project)
    git(project, "rm", "-q", f"plan/reviews/{DAYS[0]}.json")
    git(project, "commit", "-q", "-m", "lose it")
    add(project, f"{DAYS[0]}.json")
    assert review_commits(project) == before


def test_a_shallow_clone_claims_no_commit_for_a_seal(project: Path, tmp_path: Path) -> None:
    source = project.parent.as_uri()
    git(tmp_path, "clone", "-q", "--depth", "1", source, "shallow")
    assert review_commits(tmp_path / "shallow/project") == {}


def test_without_a_repository_nothing_is_known(tmp_path: Path) -> None:
    assert review_commits(tmp_path) == {}
    assert plan_commit(tmp_path) is None
