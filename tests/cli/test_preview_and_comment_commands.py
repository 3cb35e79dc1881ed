"""`milepost preview` and `milepost comment` as a user and a workflow call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from proposed_changes import BASE, HEAD, PHASES, Content, repository
from small_project import milepost

from milepost.publish.comment import MARKER

CHANGE: dict[str, Content] = {
    "plan/phases.yml": PHASES.replace("2026-01-30", "2026-02-12"),
    "mkdocs.yml": "hooks: [evil.py]\n",
    "evil.py": "open('canary', 'w')\n",
    "plan/reviews/2025-12-07.json": "{}",
}
REVISIONS = ("--base", BASE, "--head", HEAD)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "root").mkdir()
    return repository(tmp_path / "root", CHANGE)


def test_a_preview_says_where_it_is_what_it_leaves_out_and_what_to_open(root: Path) -> None:
    out = root.parent / "out"
    ran = milepost(root, "preview", *REVISIONS, "--number", "7", "--out", str(out))
    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.splitlines()
    assert lines[:3] == [
        "Touches a sealed review: plan/reviews/2025-12-07.json",
        "Not previewed: evil.py",
        "Not previewed: mkdocs.yml",
    ]
    assert lines[-1] == f"Open first: {out}/phases/build.html"
    assert json.loads((out / "preview.json").read_text())["number"] == 7
    assert not list(root.parent.rglob("canary"))


def test_nothing_of_this_machine_gets_into_a_preview_or_a_comment(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANARY", "a-word-of-this-machine-alone")
    out = root.parent / "out"
    assert milepost(root, "preview", *REVISIONS, "--out", str(out)).returncode == 0
    said = milepost(root, "comment", *REVISIONS).stdout
    written = [said.encode(), *(file.read_bytes() for file in out.rglob("*") if file.is_file())]
    for word in (b"a-word-of-this-machine-alone", str(root.parent).encode()):
        assert not any(word in content for content in written)


def test_problems_of_the_change_are_printed_and_the_command_succeeds(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    repository(root, {"plan/phases.yml": PHASES.replace("2026-01-30", "soon")})
    ran = milepost(root, "preview", *REVISIONS, "--out", str(tmp_path / "out"))
    assert ran.returncode == 0
    assert "plan/phases.yml:6:10: " in ran.stdout
    assert "[bad-date]" in ran.stdout
    said = milepost(root, "comment", *REVISIONS)
    assert said.returncode == 0
    assert "**The proposed plan has 1 problem" in said.stdout


def test_a_comment_is_printed_and_nothing_else(root: Path) -> None:
    ran = milepost(root, "comment", *REVISIONS, "--address", "https://status.example/preview/pr-7")
    assert ran.returncode == 0
    assert ran.stdout.startswith(f"{MARKER}\n")
    assert "(<https://status.example/preview/pr-7/phases/build.html>)" in ran.stdout
    data = json.loads(milepost(root, "comment", *REVISIONS, "--format", "json").stdout)
    assert data["seals_touched"] == ["plan/reviews/2025-12-07.json"]


@pytest.mark.parametrize("verb", ["preview", "comment"])
def test_an_unknown_revision_is_wrong_usage(root: Path, verb: str) -> None:
    more = ("--out", str(root.parent / "out")) if verb == "preview" else ()
    ran = milepost(root, verb, "--base", BASE, "--head=--output=canary", *more)
    assert ran.returncode == 2
    assert "Git knows no revision '--output=canary' here." in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not list(root.parent.rglob("*canary"))


def test_a_folder_without_a_repository_is_one_sentence(tmp_path: Path) -> None:
    ran = milepost(tmp_path, "comment", *REVISIONS)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
