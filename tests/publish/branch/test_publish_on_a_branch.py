"""What is published on a branch: live replaced, sealed versions kept, others' files untouched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from published_branch import BRANCH, git, make_clone, make_part, make_remote, published
from publishing import publish

from milepost.errors import MilepostError, WrongUsage


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    return make_remote(tmp_path / "remote.git")


@pytest.fixture
def clone(remote: Path, tmp_path: Path) -> Path:
    return make_clone(remote, tmp_path / "clone")


def versions(files: dict[str, bytes]) -> list[str]:
    return [entry["version"] for entry in json.loads(files["versions.json"])]


def add_file(remote: Path, folder: Path, path: str, content: str) -> None:
    """Let somebody else put a file onto the published branch."""
    git(remote, "worktree", "add", "-q", "--detach", str(folder), BRANCH)
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(content)
    git(folder, "add", "-A")
    git(folder, "-c", "user.name=B", "-c", "user.email=b@c.d", "commit", "-q", "-m", "Other")
    git(folder, "push", "-q", str(remote), f"HEAD:{BRANCH}")
    git(remote, "worktree", "remove", "--force", str(folder))


def test_the_first_publishing_makes_the_branch(clone: Path, remote: Path, tmp_path: Path) -> None:
    made = publish(clone, make_part(tmp_path / "part", ["2026-01-04"]))
    files = published(remote)
    assert versions(files) == ["live", "2026-01-04"]
    assert files["live/index.html"] == b"live"
    assert files[".nojekyll"] == b""
    assert made.size == sum(map(len, files.values()))
    assert git(clone, "branch", "--list") == "* main"
    assert git(clone, "status", "--porcelain") == ""


def test_the_same_site_again_changes_nothing(clone: Path, remote: Path, tmp_path: Path) -> None:
    part = make_part(tmp_path / "part", ["2026-01-04"])
    first = publish(clone, part)
    assert publish(clone, part).commit is None
    assert git(remote, "rev-parse", BRANCH) == first.commit


def test_live_is_replaced_whole_and_history_stays_linear(
    clone: Path, remote: Path, tmp_path: Path
) -> None:
    first = make_part(tmp_path / "one", [])
    (first.folder / "live/only-then.html").write_text("gone soon")
    publish(clone, first)
    publish(clone, make_part(tmp_path / "two", [], "newer"))
    files = published(remote)
    assert files["live/index.html"] == b"newer"
    assert "live/only-then.html" not in files
    assert git(remote, "rev-list", "--count", BRANCH) == "2"
    assert git(remote, "rev-list", "--merges", BRANCH) == ""


def test_a_published_version_and_its_shared_files_stay_as_they_were(
    clone: Path, remote: Path, tmp_path: Path
) -> None:
    publish(clone, make_part(tmp_path / "one", ["2026-01-04"], style="old"))
    before = published(remote)
    later = make_part(tmp_path / "two", ["2026-01-04", "2026-01-11"], "newer", style="new")
    (later.folder / "2026-01-04/index.html").write_text("rendered otherwise today")
    publish(clone, later)
    after = published(remote)
    kept = [path for path in before if path.startswith(("2026-01-04/", "assets/"))]
    assert {path: after[path] for path in kept} == {path: before[path] for path in kept}
    assert versions(after) == ["live", "2026-01-11", "2026-01-04"]


def test_a_version_that_only_another_clone_knows_is_not_lost(
    remote: Path, clone: Path, tmp_path: Path
) -> None:
    publish(clone, make_part(tmp_path / "one", ["2026-01-04"]))
    other = make_clone(remote, tmp_path / "other")
    publish(other, make_part(tmp_path / "two", ["2026-01-11"]))
    publish(clone, make_part(tmp_path / "three", ["2026-01-04"], "newest"))
    files = published(remote)
    assert versions(files) == ["live", "2026-01-11", "2026-01-04"]
    assert files["live/index.html"] == b"newest"


def test_another_seal_of_the_same_day_is_refused_with_both_digests(
    clone: Path, remote: Path, tmp_path: Path
) -> None:
    first = make_part(tmp_path / "one", ["2026-01-04"], seal="a")
    made = publish(clone, first)
    second = make_part(tmp_path / "two", ["2026-01-04"], seal="b")
    with pytest.raises(MilepostError) as refused:
        publish(clone, second)
    assert first.records[0].digest in str(refused.value)
    assert second.records[0].digest in str(refused.value)
    assert git(remote, "rev-parse", BRANCH) == made.commit


def test_files_of_others_stay_and_a_project_or_a_foreign_site_is_refused(
    clone: Path, remote: Path, tmp_path: Path
) -> None:
    publish(clone, make_part(tmp_path / "one", []))
    add_file(remote, tmp_path / "w1", "CNAME", "status.example.org\n")
    add_file(remote, tmp_path / "w2", "talks/slides.html", "slides")
    publish(clone, make_part(tmp_path / "two", [], "newer"))
    files = published(remote)
    assert files["CNAME"] == b"status.example.org\n"
    assert files["talks/slides.html"] == b"slides"
    add_file(remote, tmp_path / "w3", "index.html", "<h1>Mine</h1>")
    with pytest.raises(MilepostError, match="did not write"):
        publish(clone, make_part(tmp_path / "three", []))
    git(clone, "push", "-q", "origin", "main:refs/heads/other")
    with pytest.raises(MilepostError, match="holds a project"):
        publish(clone, make_part(tmp_path / "four", []), branch="other")


def test_a_version_of_which_a_part_is_missing_is_published_again(
    clone: Path, remote: Path, tmp_path: Path
) -> None:
    part = make_part(tmp_path / "one", ["2026-01-04"])
    (part.folder / "2026-01-04/index.html").rename(tmp_path / "lost.html")
    publish(clone, part)
    assert "2026-01-04/index.html" not in published(remote)
    (tmp_path / "lost.html").rename(part.folder / "2026-01-04/index.html")
    publish(clone, part)
    assert published(remote)["2026-01-04/index.html"] == b"2026-01-04 "


@pytest.mark.parametrize("gone", [True, False], ids=["deleted", "rewritten"])
def test_a_rewritten_history_is_refused_until_it_is_accepted(
    clone: Path, remote: Path, tmp_path: Path, gone: bool
) -> None:
    publish(clone, make_part(tmp_path / "one", ["2026-01-04"]))
    publish(clone, make_part(tmp_path / "two", ["2026-01-04"], "newer"))
    command = ["-d", f"refs/heads/{BRANCH}"] if gone else [f"refs/heads/{BRANCH}", f"{BRANCH}~1"]
    git(remote, "update-ref", *command)
    newest = make_part(tmp_path / "three", ["2026-01-04"], "newest")
    with pytest.raises(MilepostError, match="rewritten") as refused:
        publish(clone, newest)
    cure = str(refused.value).partition("accept the new one: git ")[2].split()
    git(clone, *cure)
    publish(clone, newest)
    assert published(remote)["live/index.html"] == b"newest"


def test_a_trial_run_tells_what_would_change_and_writes_nothing(
    clone: Path, remote: Path, tmp_path: Path
) -> None:
    def stored() -> set[Path]:
        return {path for path in (clone / ".git").rglob("*") if path.is_file()}

    before = stored()
    made = publish(clone, make_part(tmp_path / "one", ["2026-01-04"]), dry_run=True)
    assert made.commit is None
    assert "2026-01-04/index.html" in made.edit.put
    assert git(remote, "branch", "--list") == ""
    assert stored() == before


@pytest.mark.parametrize(
    ("remote_name", "branch", "sentence"),
    [
        ("nowhere", BRANCH, "no remote 'nowhere'"),
        ("origin", "main", "the branch you are on"),
        ("origin", "-x", "can't be the name"),
        ("origin", "a..b", "can't be the name"),
    ],
)
def test_a_place_that_can_not_be_is_wrong_usage(
    clone: Path, tmp_path: Path, remote_name: str, branch: str, sentence: str
) -> None:
    from milepost.publish.branch.place import branch_place
    from milepost.publish.git import Git

    with pytest.raises(WrongUsage, match=sentence):
        branch_place(Git(clone), remote_name, branch)


def test_a_remote_that_refuses_says_why(clone: Path, remote: Path, tmp_path: Path) -> None:
    hook = remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'Only on Fridays' >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(MilepostError, match=r"took nothing.*Only on Fridays"):
        publish(clone, make_part(tmp_path / "one", []))


def test_a_remote_that_is_not_there_is_one_sentence(clone: Path, tmp_path: Path) -> None:
    git(clone, "remote", "set-url", "origin", str(tmp_path / "nothing.git"))
    with pytest.raises(MilepostError) as refused:
        publish(clone, make_part(tmp_path / "one", []))
    assert "\n" not in str(refused.value)
