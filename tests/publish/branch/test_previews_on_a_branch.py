"""Previews beside the published site: replaced, removed, expired, and kept to a budget."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from published_branch import BRANCH, make_clone, make_part, make_remote, published
from publishing import publish, quiet

from milepost.errors import MilepostError, WrongUsage
from milepost.publish.branch.previews import put_preview, remove_previews
from milepost.publish.previews import (
    KEPT_FOR,
    NewPreview,
    Preview,
    read_list,
    unexpired,
    with_preview,
    write_list,
)

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    return make_remote(tmp_path / "remote.git")


@pytest.fixture
def clone(remote: Path, tmp_path: Path) -> Path:
    return make_clone(remote, tmp_path / "clone")


def put(clone: Path, number: int, text: str, now: datetime = NOON, budget: int = 10**6) -> None:
    folder = clone / f"out-{number}"
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(text)
    put_preview(clone, BRANCH, "origin", NewPreview(folder, number, "c" * 40, now, budget), quiet)


def pages(remote: Path) -> dict[str, str]:
    return {
        path: content.decode()
        for path, content in published(remote).items()
        if path.startswith("preview/") and path.endswith(".html")
    }


def test_a_preview_is_put_replaced_and_removed_and_the_site_stays(
    clone: Path, remote: Path, tmp_path: Path
) -> None:
    publish(clone, make_part(tmp_path / "one", ["2026-01-04"]))
    site = published(remote)
    put(clone, 7, "first")
    (clone / "out-7/more.html").write_text("more")
    put(clone, 7, "second")
    put(clone, 8, "another")
    assert pages(remote) == {
        "preview/pr-7/index.html": "second",
        "preview/pr-7/more.html": "more",
        "preview/pr-8/index.html": "another",
    }
    (clone / "out-7/more.html").unlink()
    put(clone, 7, "third")
    assert "preview/pr-7/more.html" not in pages(remote)
    remove_previews(clone, BRANCH, "origin", [7], NOON, quiet)
    assert pages(remote) == {"preview/pr-8/index.html": "another"}
    left = published(remote)
    assert {path: left[path] for path in site} == site


def test_a_preview_survives_the_publishing_of_the_site(
    clone: Path, remote: Path, tmp_path: Path
) -> None:
    put(clone, 7, "first")
    publish(clone, make_part(tmp_path / "one", ["2026-01-04"]))
    assert pages(remote) == {"preview/pr-7/index.html": "first"}


def test_previews_expire_after_two_weeks(clone: Path, remote: Path) -> None:
    put(clone, 7, "old")
    put(clone, 8, "new", NOON + timedelta(days=13))
    remove_previews(clone, BRANCH, "origin", [], NOON + KEPT_FOR, quiet)
    assert set(pages(remote)) == {"preview/pr-7/index.html", "preview/pr-8/index.html"}
    later = NOON + KEPT_FOR + timedelta(seconds=1)
    made = remove_previews(clone, BRANCH, "origin", [], later, quiet)
    assert set(pages(remote)) == {"preview/pr-8/index.html"}
    assert made.commit
    assert remove_previews(clone, BRANCH, "origin", [], later, quiet).commit is None


def test_the_oldest_previews_go_when_the_budget_is_used_up(clone: Path, remote: Path) -> None:
    for number in (1, 2, 3):
        put(clone, number, "x" * 40, NOON + timedelta(hours=number), budget=100)
    assert set(pages(remote)) == {"preview/pr-2/index.html", "preview/pr-3/index.html"}
    with pytest.raises(MilepostError, match="101 bytes"):
        put(clone, 4, "x" * 101, budget=100)
    assert set(pages(remote)) == {"preview/pr-2/index.html", "preview/pr-3/index.html"}


@pytest.mark.parametrize("number", [0, -1, 10**9])
def test_what_is_no_number_of_a_pull_request_is_refused(clone: Path, number: int) -> None:
    with pytest.raises(WrongUsage, match="number of a pull request"):
        put(clone, number, "x")


def test_the_numbers_to_remove_may_depend_on_what_is_there(clone: Path, remote: Path) -> None:
    for number in (1, 2, 3):
        put(clone, number, "x")
    remove_previews(
        clone, BRANCH, "origin", lambda there: [one for one in there if one > 1], NOON, quiet
    )
    assert set(pages(remote)) == {"preview/pr-1/index.html"}


moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC, microsecond=0)
)
previews = st.builds(
    Preview, moments, st.integers(1, 50), st.sampled_from(["a" * 40]), st.integers(0, 500)
)
lists = st.lists(previews, max_size=20, unique_by=lambda one: one.number).map(
    lambda found: tuple(sorted(found))
)


@given(lists)
def test_a_list_is_read_as_it_was_written(found: tuple[Preview, ...]) -> None:
    assert read_list(write_list(found)) == found


@given(lists, previews, st.integers(500, 3000))
def test_a_new_preview_is_always_there_and_the_budget_is_kept(
    found: tuple[Preview, ...], new: Preview, budget: int
) -> None:
    after = with_preview(found, new, budget)
    assert new in after
    others = [one for one in after if one.number != new.number]
    assert sum(one.size for one in others) + new.size <= max(budget, new.size)
    dropped = set(found) - set(after) - {one for one in found if one.number == new.number}
    assert all(gone <= kept for gone in dropped for kept in others)


@given(lists, moments)
def test_nothing_expires_before_its_time(found: tuple[Preview, ...], now: datetime) -> None:
    gone = set(found) - set(unexpired(found, now))
    assert all(now - one.published > KEPT_FOR for one in gone)


@pytest.mark.parametrize("content", [None, b"", b"[]", b"{}", b'{"previews": [1]}', b"\xff"])
def test_a_list_that_can_not_be_read_holds_none(content: bytes | None) -> None:
    assert read_list(content) == ()
