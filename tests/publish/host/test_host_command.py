"""`milepost host` as a workflow runs it: by its environment alone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from fake_github import REPOSITORY, TOKEN, FakeGitHub
from published_branch import BRANCH, make_clone, make_remote, published
from publishing import quiet
from small_project import milepost

from milepost.publish.branch.previews import put_preview
from milepost.publish.previews import NewPreview


@pytest.fixture
def job(tmp_path: Path, github: FakeGitHub, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone in which a job runs, with two previews, one of them of an open pull request."""
    clone = make_clone(make_remote(tmp_path / "remote"), tmp_path / "clone")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/index.html").write_text("x")
    for number in (7, 8):
        new = NewPreview(tmp_path / "out", number, "c" * 40, datetime.now(UTC))
        put_preview(clone, BRANCH, "origin", new, quiet)
    github.open_pull(7, "c" * 40)
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GITHUB_API_URL", github.address)
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    return clone


def test_outside_of_a_job_it_is_wrong_usage(job: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY")
    ran = milepost(job, "host", "tidy")
    assert ran.returncode == 2
    assert "this is no job of GitHub" in ran.stderr


def test_tidying_says_what_went_and_tells_the_summary(job: Path, tmp_path: Path) -> None:
    ran = milepost(job, "host", "tidy")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "Removed the previews of 8."
    assert (tmp_path / "summary.md").read_text() == "Removed the previews of 8.\n"
    assert TOKEN not in ran.stdout + ran.stderr
    assert [path for path in published(tmp_path / "remote") if "index" in path] == [
        "preview/pr-7/index.html"
    ]


def test_a_refusal_is_one_sentence_without_the_token(job: Path, github: FakeGitHub) -> None:
    github.failures = [403]
    ran = milepost(job, "host", "tidy")
    assert ran.returncode == 1
    assert ran.stderr.startswith("GitHub does not allow this to the job's token.")
    assert TOKEN not in ran.stdout + ran.stderr
