"""Comments as they are written: each case is a file whose name is its claim."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from proposed_changes import BASE, HEAD, PLAN, repository

from milepost.errors import WrongUsage
from milepost.publish.comment import MARKER, Request, comment

CASES = sorted((Path(__file__).parent / "comments").glob("*.yml"))
ADDRESS = "https://status.example/preview/pr-7/"


def read(case: Path) -> dict[str, Any]:
    """Read a case: texts to write or to replace on both sides, and the comment."""
    found: dict[str, Any] = yaml.load(case.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
    return found


def written(edits: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return files after the edits: a text stands for a file, pairs for what is replaced in it."""
    files = dict(over)
    for path, edit in edits.items():
        if isinstance(edit, str):
            files[path] = edit
            continue
        for old, new in edit:
            assert old in files[path], f"{path} has no {old!r}"
            files[path] = files[path].replace(old, new)
    return files


def made(root: Path, case: dict[str, Any]) -> str:
    base = written(case.get("base", {}), dict(PLAN))
    head = written(case.get("head", {}), base)
    repository(root, {path: text for path, text in head.items() if text != base.get(path)}, base)
    return comment(root, Request(BASE, HEAD, 7), case.get("address")).markdown


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_comment_is(case: Path, tmp_path: Path) -> None:
    wanted = read(case)
    assert made(tmp_path, wanted) == wanted["comment"]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_comment_opens_with_the_mark_by_which_it_is_found(case: Path) -> None:
    assert read(case)["comment"].splitlines()[0] == MARKER


def test_the_values_say_the_same_as_the_text(tmp_path: Path) -> None:
    edit = {"plan/phases.yml": [["2026-01-30", "2026-02-12"]], "x.py": "1"}
    base = dict(PLAN)
    repository(tmp_path, written(edit, base), base)
    found = comment(tmp_path, Request(BASE, HEAD, 7), ADDRESS)
    data = json.loads(found.to_json())
    assert data["markdown"] == found.markdown
    assert data["marker"] == MARKER
    assert data["number"] == 7
    assert [each["name"] for each in data["headline"]] == [
        "Readiness verdict",
        "End of the plan",
        "Overall health",
    ]
    assert [each["object"] for each in data["comparison"]["changes"]] == ["build"]
    assert data["not_previewed"] == ["x.py"]
    assert data["links"]["most_changed"] == f"{ADDRESS}phases/build.html"
    assert data["committed"] == "2025-12-14T12:00:00Z"
    assert data["problems"] == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "preview/pr-7", "https://x.org/a b", "https://x.org/>x", ""]
)
def test_an_address_that_is_none_is_refused(tmp_path: Path, address: str) -> None:
    repository(tmp_path, {})
    with pytest.raises(WrongUsage, match="not the address of a preview"):
        comment(tmp_path, Request(BASE, HEAD), address)
