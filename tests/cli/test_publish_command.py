"""`milepost publish`: exactly one place, trial runs, previews and the lines at the end."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from published_branch import git, make_clone, make_remote, published
from published_branch import make_part as branch_part
from published_folder import publish
from published_sites import make_part, site_of
from publishing import publish as publish_on_branch

from milepost.cli.main import main
from milepost.publish.folder.owner import Owner

HEAD = "c" * 40


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a remote, whose plan is not looked at."""
    clone = make_clone(make_remote(tmp_path / "remote.git"), tmp_path / "project")
    (clone / "mkdocs.yml").write_text("site_name: Small\n")
    return clone


@pytest.fixture
def preview(tmp_path: Path) -> Path:
    """A folder as `milepost preview` leaves it."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "index.html").write_text("what would be")
    (folder / "preview.json").write_text(json.dumps({"number": 7, "head": HEAD}))
    return folder


def run(root: Path, *arguments: str | Path) -> int:
    """Run the command and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["--root", str(root), "publish", *map(str, arguments)])
    return int(ended.value.code or 0)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "It is not said where to publish. Add --branch gh-pages, or --dir PATH."),
        (("--branch", "gh-pages", "--dir", "srv"), "not both at once. Leave out --branch or --dir"),
        (("--dir", "."), "Name another folder."),
    ],
)
def test_one_place_apart_from_the_project_is_asked_for(
    root: Path,
    arguments: tuple[str, ...],
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(root)
    assert run(root, *arguments) == 2
    assert sentence in capsys.readouterr().err


def test_a_preview_is_tried_put_and_removed_in_a_folder(
    root: Path, preview: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "srv"
    publish(target, make_part(tmp_path / "part", ["2026-01-04"], "old"))
    site = site_of(target)
    assert run(root, "--dir", target, "--preview", preview, "--dry-run") == 0
    assert "files would be added" in (said := capsys.readouterr().out)
    assert said.endswith("Nothing was written.\n")
    assert site_of(target) == site
    assert run(root, "--dir", target, "--preview", preview) == 0
    said = capsys.readouterr().out
    assert "Live and 1 sealed version, 1 preview;" in said
    assert said.endswith(f"{target.as_uri()}\n")
    assert site_of(target)["preview/pr-7/index.html"] == b"what would be"
    assert run(root, "--dir", target, "--remove-preview", "7") == 0
    assert "preview/pr-7/index.html" not in site_of(target)
    assert run(root, "--dir", target, "--prune-previews") == 0
    assert "Nothing changed" in capsys.readouterr().out


def test_the_address_that_the_project_states_is_the_last_line(
    root: Path, preview: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "mkdocs.yml").write_text("site_name: S\nsite_url: https://status.example.org/\n")
    assert run(root, "--dir", tmp_path / "srv", "--preview", preview) == 0
    assert capsys.readouterr().out.endswith("https://status.example.org/\n")


def test_a_trial_run_of_a_preview_leaves_a_branch_as_it_is(
    root: Path, preview: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_on_branch(root, branch_part(tmp_path / "part", ["2026-01-04"]))
    before = git(tmp_path / "remote.git", "rev-parse", "gh-pages")
    arguments = ("--branch", "gh-pages", "--preview", preview)
    assert run(root, *arguments, "--dry-run") == 0
    assert capsys.readouterr().out.endswith("Nothing was written.\n")
    assert git(tmp_path / "remote.git", "rev-parse", "gh-pages") == before
    assert run(root, *arguments) == 0
    assert "preview/pr-7/index.html" in published(tmp_path / "remote.git")


def test_a_folder_without_a_preview_is_one_sentence_with_its_cure(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, "--dir", tmp_path / "srv", "--preview", tmp_path) == 1
    assert "holds no preview. Make one: milepost preview" in capsys.readouterr().err


def test_what_the_disk_refuses_is_one_sentence(
    root: Path, preview: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "srv").mkdir()
    (tmp_path / "srv/.milepost-lock").mkdir()
    assert run(root, "--dir", tmp_path / "srv", "--preview", preview) == 1
    said = capsys.readouterr().err
    assert "srv/.milepost-lock can't be used: Is a directory." in said
    assert "Traceback" not in said


def test_a_lock_that_is_taken_over_stays_in_the_log(
    root: Path, preview: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = tmp_path / "srv/.milepost-lock"
    lock.parent.mkdir()
    lock.write_bytes(Owner(4711, "web-2", "k", datetime(2020, 1, 1, tzinfo=UTC)).to_bytes())
    assert run(root, "--dir", tmp_path / "srv", "--preview", preview) == 0
    said = capsys.readouterr().err
    assert "Process 4711 on web-2 (since 2020-01-01 00:00 UTC)" in said
    assert "its lock is taken over" in said
