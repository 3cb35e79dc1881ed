"""Git as the publishers call it: what fails becomes a sentence, and no setting of a user counts."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from milepost.publish.git import Git, GitError


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def test_what_git_prints_is_returned(repository: Path) -> None:
    assert Git(repository).text("rev-parse", "--is-inside-work-tree") == "true"


def test_a_refusal_is_one_sentence_and_keeps_what_git_said(repository: Path) -> None:
    with pytest.raises(GitError, match=r"^git rev-parse failed: ") as caught:
        Git(repository).run("rev-parse", "--verify", "no-such-branch")
    assert "\n" not in str(caught.value)
    assert caught.value.said


def test_asking_for_what_is_not_there_gives_none(repository: Path) -> None:
    assert Git(repository).asked("rev-parse", "--verify", "--quiet", "no-such-branch") is None


def test_a_hook_of_the_repository_does_not_run(repository: Path) -> None:
    marker = repository / "ran"
    hook = repository / ".git/hooks/reference-transaction"
    hook.write_text(f"#!/bin/sh\ntouch '{marker}'\n")
    hook.chmod(0o755)
    git = Git(repository).with_settings(
        GIT_AUTHOR_NAME="A", GIT_AUTHOR_EMAIL="a@b.c", GIT_COMMITTER_NAME="A",
        GIT_COMMITTER_EMAIL="a@b.c",
    )  # fmt: skip
    tree = git.run("mktree").decode().strip()
    git.run("update-ref", "refs/heads/x", git.text("commit-tree", "-m", "one", tree))
    assert not marker.exists()


def test_what_a_hook_left_in_the_environment_is_not_obeyed(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    assert Git(repository).text("rev-parse", "--git-dir") == ".git"


def test_a_call_that_takes_too_long_is_ended(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = repository / "git"
    slow.write_text("#!/bin/sh\nexec sleep 20\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{repository}:{os.environ['PATH']}")
    with pytest.raises(GitError, match="no answer in 0 s"):
        Git(repository, seconds=0.2).run("status")
