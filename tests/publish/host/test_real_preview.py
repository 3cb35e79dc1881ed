"""The command of the preview workflow as a whole: a real change, rendered and published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fake_github import REPOSITORY, TOKEN, FakeGitHub
from published_branch import git, make_remote, published
from reviewed_project import make_project
from small_project import milepost

HOOK = "import os\nopen({canary!r}, 'w').write(str(os.environ))\n"


@pytest.fixture
def job(tmp_path: Path, github: FakeGitHub, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The clone of a job, whose event is the check of a stranger's pull request 7."""
    remote = make_remote(tmp_path / "remote")
    (tmp_path / "stranger").mkdir()
    stranger = make_project(tmp_path / "stranger")
    git(stranger, "remote", "add", "origin", str(remote))
    git(stranger, "add", "-A")
    git(stranger, "commit", "-q", "-m", "Plan")
    git(stranger, "push", "-q", "origin", "HEAD:main")
    git(tmp_path, "clone", "-q", "--no-local", str(remote), "job")
    plan = (stranger / "plan/phases.yml").read_text()
    (stranger / "plan/phases.yml").write_text(plan.replace("2026-02-20", "2026-03-06"))
    (stranger / "mkdocs.yml").write_text("site_name: x\nhooks: [hook.py]\n")
    (stranger / "hook.py").write_text(HOOK.format(canary=str(tmp_path / "canary")))
    git(stranger, "add", "-A")
    git(stranger, "commit", "-q", "-m", "Change")
    git(stranger, "push", "-q", "origin", "HEAD:refs/pull/7/head")
    commit = git(stranger, "rev-parse", "HEAD")
    github.open_pull(7, commit)
    run = {
        "event": "pull_request",
        "conclusion": "success",
        "head_sha": commit,
        "head_branch": "topic",
        "head_repository": {"full_name": "stranger/plan"},
    }
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"workflow_run": run, "repository": {"default_branch": "main"}}))
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GITHUB_API_URL", github.address)
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    return tmp_path / "job"


def test_a_change_becomes_pages_and_one_comment_in_words_of_the_plan(
    job: Path, github: FakeGitHub, tmp_path: Path
) -> None:
    for _ in range(2):
        ran = milepost(job, "host", "preview")
        assert ran.returncode == 0, ran.stderr
    (comment,) = github.comments
    assert "The plan ends 10 working days later" in comment["body"]
    assert "`hook.py`" in comment["body"]
    assert "https://team.github.io/plan/preview/pr-7/" in comment["body"]
    assert (tmp_path / "summary.md").read_text().count("10 working days later") >= 2
    files = published(tmp_path / "remote")
    pages = [path for path in files if path.startswith("preview/pr-7/") and path.endswith(".html")]
    assert "preview/pr-7/index.html" in pages
    assert all(b"noindex" in files[path] and b"<script" not in files[path] for path in pages)
    assert not (tmp_path / "canary").exists()
    told = [ran.stdout, ran.stderr, comment["body"], *(str(data) for data in files.values())]
    assert not any(TOKEN in text for text in told)
