"""A run of the preview workflow, from the event to the comment, with all that strangers try."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fake_github import BOT, REPOSITORY, TOKEN, FakeGitHub
from proposing import push_change
from published_branch import BRANCH, git, make_clone, make_part, make_remote, published
from publishing import publish

from milepost.publish.branch.previews import put_preview
from milepost.publish.host.api import Api, ApiError
from milepost.publish.host.place import Place
from milepost.publish.host.previewing import Outcome, preview_change
from milepost.publish.host.rendering import Rendering
from milepost.publish.host.surroundings import Surroundings, surroundings
from milepost.publish.host.tidying import tidy_previews
from milepost.publish.previews import NewPreview
from milepost.value import replace

NOW = datetime(2026, 1, 12, 9, tzinfo=UTC)
MARKER = "<!-- milepost -->"
SITE = "https://team.github.io/plan/"


@dataclass(slots=True)
class Renderer:
    """Renders a page that names its commits, and remembers what it was asked for."""

    asked: list[tuple[str, str, int, str | None]] = field(default_factory=list)

    def preview(self, root: Path, base: str, head: str, number: int, out: Path) -> None:
        out.mkdir()
        shown = git(root, "show", f"{head}:plan/project.yml")
        (out / "index.html").write_text(f"{base} {head} {shown}")

    def comment(self, root: Path, base: str, head: str, number: int, address: str | None) -> str:
        self.asked.append((base, head, number, address))
        return f"{MARKER}\nPreview of {head}: {address}"


@dataclass(slots=True)
class Story:
    """A team's repository, a stranger's change to it, and one run of the workflow after another."""

    github: FakeGitHub
    api: Api
    folder: Path
    renderer: Renderer = field(default_factory=Renderer)
    said: list[str] = field(default_factory=list)

    @property
    def stranger(self) -> Path:
        return self.folder / "stranger"

    @property
    def remote(self) -> Path:
        return self.folder / "remote"

    def change(self, number: int = 7, **changed: Any) -> str:
        """Push a change and open a pull request for it."""
        files = changed.pop("files", {"plan/project.yml": b"id: changed\n"})
        commit = push_change(self.stranger, number, files, changed.pop("parent", None))
        self.github.pulls = [one for one in self.github.pulls if one["number"] != number]
        self.github.open_pull(number, commit, **changed)
        return commit

    def place(self, commit: str = "", **changed: Any) -> Place:
        """Return where a job runs that the check of a commit has caused: in a fresh clone."""
        root = self.folder / f"job-{len(list(self.folder.iterdir()))}"
        git(self.folder, "clone", "-q", "--no-local", str(self.remote), root.name)
        run = {
            "event": "pull_request",
            "conclusion": "failure",
            "head_sha": commit,
            "head_branch": "topic",
            "head_repository": {"full_name": "stranger/plan"},
            **changed,
        }
        event = self.folder / "event.json"
        event.write_text(
            json.dumps({"workflow_run": run, "repository": {"default_branch": "main"}})
        )
        host = Surroundings(REPOSITORY, self.github.address, TOKEN, event, self.folder / "told.md")
        return Place(root, "origin", BRANCH, host, self.api, SITE, NOW, self.said.append)

    def run(self, commit: str, **changed: Any) -> Outcome:
        made_by = Rendering(self.renderer.preview, self.renderer.comment, MARKER)
        return preview_change(self.place(commit, **changed), made_by)

    def comments(self) -> list[str]:
        return [one["body"] for one in self.github.comments if one["user"]["login"] == BOT]

    def previews(self) -> dict[str, bytes]:
        """Return the published pages of all previews."""
        files = published(self.remote)
        pages = {path: data for path, data in files.items() if path.endswith("/index.html")}
        return {path: data for path, data in pages.items() if path.startswith("preview/")}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A remote with a published site, and a stranger's clone of it."""
    folder = tmp_path_factory.mktemp("made")
    clone = make_clone(make_remote(folder / "remote"), folder / "stranger")
    git(clone, "push", "-q", "origin", "main")
    publish(clone, make_part(folder / "part", ["2026-01-11"]))
    return folder


@pytest.fixture
def story(made: Path, github: FakeGitHub, api: Api, tmp_path: Path) -> Iterator[Story]:
    for name in ("remote", "stranger"):
        shutil.copytree(made / name, tmp_path / name)
    git(tmp_path / "stranger", "remote", "set-url", "origin", str(tmp_path / "remote"))
    yield Story(github, api, tmp_path)
    assert TOKEN not in str(github.comments)


def test_a_change_of_a_fork_is_previewed_and_commented(story: Story) -> None:
    commit = story.change()
    base = git(story.stranger, "rev-parse", "main")
    outcome = story.run(commit)
    assert outcome.preview == f"{SITE}preview/pr-7/"
    assert story.previews()["preview/pr-7/index.html"] == f"{base} {commit} id: changed".encode()
    assert story.renderer.asked == [(base, commit, 7, f"{SITE}preview/pr-7/")]
    assert story.comments() == [f"{MARKER}\nPreview of {commit}: {SITE}preview/pr-7/"]
    assert (story.folder / "told.md").read_text().startswith(MARKER)


def test_the_published_site_stays_as_it_was(story: Story) -> None:
    before = published(story.remote)
    story.run(story.change())
    after = published(story.remote)
    assert {path: after[path] for path in before} == before
    assert {path.split("/")[0] for path in after.keys() - before.keys()} == {"preview"}


def test_the_next_push_replaces_preview_and_comment(story: Story) -> None:
    first = story.change()
    story.run(first)
    second = story.change(files={"plan/project.yml": b"id: again\n"}, parent=first)
    story.run(second)
    assert b"id: again" in story.previews()["preview/pr-7/index.html"]
    assert story.comments() == [f"{MARKER}\nPreview of {second}: {SITE}preview/pr-7/"]


def test_nothing_happens_where_the_pull_request_was_closed(story: Story) -> None:
    outcome = story.run(story.change(state="closed"))
    assert "No open pull request" in outcome.said
    assert not any("preview/" in path for path in published(story.remote))
    assert story.comments() == []


def test_nothing_happens_where_the_check_was_of_another_branch_or_fork(story: Story) -> None:
    commit = story.change()
    for changed in ({"head_branch": "other"}, {"head_repository": {"full_name": "team/plan"}}):
        assert "No open pull request" in story.run(commit, **changed).said
    assert "No check of a pull request" in story.run(commit, event="push").said
    assert story.renderer.asked == []


def test_a_change_that_moved_on_is_left_to_its_own_run(story: Story) -> None:
    commit = story.change()
    push_change(story.stranger, 7, {"more": b""}, commit)
    assert "moved on" in story.run(commit).said
    assert story.renderer.asked == []


def test_a_change_that_brings_too_much_gets_a_comment_and_no_preview(story: Story) -> None:
    commit = story.change(files={"site_src/a.png": os.urandom(200_000)})
    made_by = Rendering(story.renderer.preview, story.renderer.comment, MARKER)
    outcome = preview_change(story.place(commit), made_by, most_bytes=100_000)
    assert outcome.said == "Pull request 7 is too big."
    assert "**Not previewed.** This pull request brings more than" in story.comments()[0]
    assert not any("preview/" in path for path in published(story.remote))


def test_nothing_of_a_change_is_run_or_written_where_the_job_works(story: Story) -> None:
    canary = story.folder / "canary"
    evil = f"#!/bin/sh\ntouch {canary}\n".encode()
    files = {
        "plan/project.yml": b"id: changed\n",
        "mkdocs.yml": b"hooks: [evil.py]\n",
        "evil.py": f"open({str(canary)!r}, 'w')".encode(),
        ".gitattributes": b"* filter=evil diff=evil\n",
        ".gitmodules": b'[submodule "x"]\n\tpath = x\n\turl = ext::sh -c touch% canary\n',
        "tools/set_up.py": evil,
    }
    commit = story.change(files=files)
    place = story.place(commit)
    before = {file for file in place.root.rglob("*") if ".git" not in file.parts}
    made_by = Rendering(story.renderer.preview, story.renderer.comment, MARKER)
    assert preview_change(place, made_by).preview
    assert {file for file in place.root.rglob("*") if ".git" not in file.parts} == before
    assert not canary.exists()


@pytest.mark.parametrize("branch", ["$(touch canary)", "--upload-pack=x", "a;b", "../x", "x\ny"])
def test_a_branch_name_with_shell_in_it_is_only_compared(story: Story, branch: str) -> None:
    commit = story.change()
    story.github.pulls[0]["head"]["ref"] = branch
    assert story.run(commit, head_branch=branch).preview
    assert not (story.folder / "canary").exists()


def test_a_project_without_a_known_address_links_to_none(story: Story) -> None:
    place = replace(story.place(story.change()), site=None)
    made_by = Rendering(story.renderer.preview, story.renderer.comment, MARKER)
    assert preview_change(place, made_by).preview is None
    assert story.renderer.asked[0][3] is None


def test_tidying_removes_what_is_closed_and_what_has_expired(story: Story) -> None:
    for number in (7, 8, 9):
        story.run(story.change(number))
    folder = story.folder / "old"
    folder.mkdir()
    (folder / "index.html").write_text("old")
    root = story.place().root
    old = NOW - timedelta(days=15)
    put_preview(root, BRANCH, "origin", NewPreview(folder, 5, "c" * 40, old), story.said.append)
    story.github.pulls[-2]["state"] = "closed"
    assert tidy_previews(story.place()) == (5, 8)
    assert set(story.previews()) == {"preview/pr-7/index.html", "preview/pr-9/index.html"}
    assert tidy_previews(story.place()) == ()


def test_tidying_removes_nothing_when_github_fails(story: Story) -> None:
    story.run(story.change())
    before = published(story.remote)
    story.github.failures = [500] * 4
    with pytest.raises(ApiError):
        tidy_previews(story.place())
    assert published(story.remote) == before


def test_a_job_knows_where_it_runs_and_never_shows_its_token() -> None:
    around = surroundings(
        {
            "GITHUB_REPOSITORY": "Team/Plan",
            "GITHUB_API_URL": "https://api.github.com/",
            "GITHUB_TOKEN": TOKEN,
        }
    )
    assert around.pages == "https://team.github.io/Plan/"
    assert (
        dataclasses.replace(around, repository="Team/team.github.io").pages
        == "https://team.github.io/"
    )
    assert dataclasses.replace(around, server="https://git.example.org").pages is None
    assert TOKEN not in repr(around)
