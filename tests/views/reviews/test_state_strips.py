"""The history of an item as a strip: its states from review to review."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.history.snapshots import snapshot_of

from milepost.history.archive import Archive
from milepost.history.snapshot import Person, seal_of
from milepost.views.reviews.past import Past
from milepost.views.reviews.strips import Reviewed, StateStrip, strips

FIRST = date(2025, 12, 14)


def history_of(*plans: Mapping[str, Any]) -> Mapping[str, StateStrip]:
    """Return the strips of weekly reviews of these plans, the last of which is shown."""
    past = Past(
        Archive(
            tuple(
                seal_of(
                    snapshot_of({"as_of": str(FIRST + timedelta(weeks=week)), **plan}),
                    generator="test",
                    sealed_by=Person("Ada", "a@b.c"),
                    previous=None,
                    digest=str(week),
                )
                for week, plan in enumerate(plans)
            )
        )
    )
    reviews = [Reviewed(facts.day, facts.states) for facts in past.facts]
    return strips(reviews, past.facts[-1].names) if reviews else strips((), {})


def phase(end: str | None = "2026-01-30", **more: Any) -> dict[str, Any]:
    """Return a plan of one phase with a task that is open."""
    known = {"id": "build", "number": "1", "title": "Build", "start": "2025-12-22", **more}
    if end:
        known["end"] = end
    return {"phases": [{"tasks": [{"id": "dig", "title": "Dig"}], **known}]}


def risk(likelihood: str, **more: str) -> dict[str, Any]:
    """Return a plan of one risk."""
    return {
        "risks": [
            {"id": "rain", "title": "Rain", "likelihood": likelihood, "impact": "high", **more}
        ]
    }


def told(strip: StateStrip) -> list[str]:
    return [f"{run.day} {run.words}" for run in strip.runs]


def test_each_change_of_state_or_end_is_one_entry_with_its_day() -> None:
    plans = phase(), phase(), phase("2026-02-06"), phase(None)
    strip = history_of(*plans)["build"]
    assert told(strip) == [
        "14 Dec scheduled, ends 30 Jan",
        "28 Dec in progress, ends 6 Feb",
        "4 Jan in progress, no end stated",
    ]
    assert [f"{run.day} {run.word}" for run in strip.marks] == [
        "14 Dec scheduled",
        "28 Dec in progress",
    ]


def test_an_item_keeps_its_history_where_it_is_renamed() -> None:
    plans = phase(), phase(id="make", renamed_from="build"), phase(id="make")
    found = history_of(*plans)
    assert "build" not in found
    assert [run.day for run in found["make"].marks] == ["14 Dec", "28 Dec"]


def test_a_risk_shows_its_bands_and_how_it_ended() -> None:
    plans = risk("low"), risk("high"), risk("high", state="occurred")
    strip = history_of(*plans)["rain"]
    assert [f"{run.day} {run.word}" for run in strip.marks] == [
        "14 Dec medium",
        "21 Dec high",
        "28 Dec occurred",
    ]


def test_what_is_new_has_no_history_yet_and_what_has_gone_has_none_any_more() -> None:
    assert history_of(phase(), risk("low")) == {}
    assert history_of(phase()) == {}
    assert history_of() == {}


@given(st.lists(st.sampled_from(["low", "medium", "high"]), min_size=2, max_size=8))
def test_neighbours_always_differ_and_the_last_state_is_the_shown_one(words: list[str]) -> None:
    plans = [*map(risk, words)]
    marks = [run.mark for run in history_of(*plans)["rain"].marks]
    assert all(one != other for one, other in pairwise(marks))
    alone = history_of(plans[-1], plans[-1])["rain"]
    assert marks[-1] == alone.marks[-1].mark
