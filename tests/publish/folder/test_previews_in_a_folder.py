"""Previews in a published folder: replaced, removed, expired, and kept to a budget."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from published_folder import hidden_in, publish, quiet
from published_sites import make_part, site_of

from milepost.errors import MilepostError, WrongUsage
from milepost.publish.folder.previews import put_folder_preview, remove_folder_previews
from milepost.publish.folder.session import FolderUpdated
from milepost.publish.folder.summary import folder_summary
from milepost.publish.previews import KEPT_FOR, NewPreview

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
DAY = "2026-01-04"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder with a site."""
    publish(tmp_path / "srv", make_part(tmp_path / "part", [DAY], "old"))
    return tmp_path / "srv"


def put(
    target: Path,
    number: int,
    text: str,
    now: datetime = NOON,
    budget: int = 10**6,
    dry_run: bool = False,
) -> FolderUpdated:
    folder = target.parent / f"out-{number}"
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(text)
    root = target.parent / "project"
    new = NewPreview(folder, number, "c" * 40, now, budget)
    return put_folder_preview(root, target, new, quiet, dry_run=dry_run)


def remove(target: Path, numbers: list[int], now: datetime = NOON) -> FolderUpdated:
    return remove_folder_previews(target.parent / "project", target, numbers, now, quiet)


def pages(target: Path) -> dict[str, str]:
    return {
        path: content.decode()
        for path, content in site_of(target).items()
        if path.startswith("preview/") and path.endswith(".html")
    }


def test_a_preview_is_put_replaced_and_removed_and_the_site_stays(target: Path) -> None:
    site = site_of(target)
    put(target, 7, "first")
    (target.parent / "out-7/more.html").write_text("more")
    put(target, 7, "second")
    put(target, 8, "another")
    assert pages(target) == {
        "preview/pr-7/index.html": "second",
        "preview/pr-7/more.html": "more",
        "preview/pr-8/index.html": "another",
    }
    (target.parent / "out-7/more.html").unlink()
    made = put(target, 7, "third")
    assert made.change.removed == {"preview/pr-7/more.html"}
    assert "preview/pr-7/more.html" not in pages(target)
    remove(target, [7])
    assert pages(target) == {"preview/pr-8/index.html": "another"}
    left = site_of(target)
    assert {path: left[path] for path in site} == site
    assert hidden_in(target) == []


def test_a_preview_survives_the_publishing_of_the_site(target: Path, tmp_path: Path) -> None:
    put(target, 7, "first")
    publish(target, make_part(tmp_path / "new", ["2026-01-11"], "new"))
    assert pages(target) == {"preview/pr-7/index.html": "first"}


def test_a_preview_may_come_before_the_site(tmp_path: Path) -> None:
    put(tmp_path / "srv", 7, "first")
    assert hidden_in(tmp_path / "srv") == []
    publish(tmp_path / "srv", make_part(tmp_path / "part", [DAY], "old"))
    assert pages(tmp_path / "srv") == {"preview/pr-7/index.html": "first"}


def test_previews_expire_after_two_weeks(target: Path) -> None:
    put(target, 7, "old")
    put(target, 8, "new", NOON + timedelta(days=13))
    assert remove(target, [], NOON + KEPT_FOR).change.is_empty
    made = remove(target, [], NOON + KEPT_FOR + timedelta(seconds=1))
    assert set(pages(target)) == {"preview/pr-8/index.html"}
    assert folder_summary(made, None).previews == 1


def test_the_oldest_previews_go_when_the_budget_is_used_up(target: Path) -> None:
    for number in (1, 2, 3):
        put(target, number, "x" * 40, NOON + timedelta(hours=number), budget=100)
    assert set(pages(target)) == {"preview/pr-2/index.html", "preview/pr-3/index.html"}
    with pytest.raises(MilepostError, match="101 bytes"):
        put(target, 4, "x" * 101, budget=100)
    assert set(pages(target)) == {"preview/pr-2/index.html", "preview/pr-3/index.html"}


def test_a_preview_that_the_list_does_not_name_goes_with_the_next_change(target: Path) -> None:
    put(target, 7, "listed")
    (target / "preview/pr-9").mkdir()
    (target / "preview/pr-9/index.html").write_text("left by a killed run")
    (target / "preview/notes").mkdir()
    (target / "preview/notes/mine.html").write_text("of others")
    remove(target, [])
    assert pages(target) == {
        "preview/pr-7/index.html": "listed",
        "preview/notes/mine.html": "of others",
    }


def test_a_trial_run_of_a_preview_writes_nothing(target: Path) -> None:
    before = site_of(target)
    made = put(target, 7, "first", dry_run=True)
    assert site_of(target) == before
    assert set(made.change.put) == {"preview/pr-7/index.html", "preview/previews.json"}
    assert not folder_summary(made, None).written


@pytest.mark.parametrize("number", [0, -1, 10**9])
def test_what_is_no_number_of_a_pull_request_is_refused(target: Path, number: int) -> None:
    with pytest.raises(WrongUsage, match="number of a pull request"):
        put(target, number, "x")


def test_a_link_in_the_place_of_a_preview_is_refused(target: Path, tmp_path: Path) -> None:
    put(target, 7, "first")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").touch()
    (target / "preview/pr-8").symlink_to(outside)
    with pytest.raises(MilepostError, match="is a link"):
        put(target, 8, "second")
    assert [path.name for path in outside.iterdir()] == ["precious"]
