"""What the risk page says of how risks moved since the review before."""

from __future__ import annotations

from typing import Any

import pytest
from tests.views.reviews.weekly_plans import Parts, context_of

from milepost.views.charts.label import Box
from milepost.views.context import Context
from milepost.views.risks import RisksView, risks_view
from milepost.views.sentence import text_of

RAIN = {"id": "rain", "title": "Rain", "likelihood": "low", "impact": "high"}
ICE = {"id": "ice", "title": "Ice", "likelihood": "medium", "impact": "medium"}


def plan(*risks: dict[str, Any], **more: Any) -> Parts:
    return {"risks": list(risks), **more}


def view_of(*plans: Parts) -> RisksView:
    return risks_view(context_of(*plans))


def moves_of(view: RisksView) -> list[tuple[int | None, str]]:
    return [(move.number, text_of(move.sentence)) for move in view.moved.moves]


def test_a_risk_that_rose_comes_first_and_is_named_in_the_lead() -> None:
    view = view_of(plan(RAIN, ICE), plan({**RAIN, "likelihood": "medium"}, ICE))
    assert moves_of(view) == [(1, "Rain: likelihood low to medium, exposure 3 to 6.")]
    assert view.moved.moves[0].sentence[0].href == "risks.html#rain"
    assert view.lead.startswith("“Rain” rose to high since 14 Dec. One of two open risks is high")
    assert [row.since for row in view.rows] == ["up from 3", None]
    assert len(view.matrix.arrows) == 1


def test_the_arrow_of_a_risk_that_moved_up_or_down_runs_beside_the_labels() -> None:
    now = {**RAIN, "likelihood": "high"}
    wide = view_of(plan(RAIN, ICE), plan(now, ICE)).matrix
    for form in (wide, wide.narrow):
        assert form is not None
        (arrow,) = form.arrows
        assert arrow.x1 == arrow.x2
        way = Box(arrow.x1 - 1, min(arrow.y1, arrow.y2), arrow.x1 + 1, max(arrow.y1, arrow.y2))
        assert not [cell.label.text for cell in form.cells if cell.label.box.meets(way)]


def test_what_fell_moved_alone_came_or_went_is_said_too() -> None:
    now = {**ICE, "likelihood": "low", "impact": "high"}
    new = {"id": "wind", "title": "Wind", "likelihood": "high", "impact": "high"}
    view = view_of(plan(RAIN, ICE), plan(now, new))
    assert moves_of(view) == [
        (2, "Wind: new, exposure 9."),
        (1, "Ice: likelihood medium to low, impact medium to high, exposure 4 to 3."),
        (None, "Rain: no longer in the register."),
    ]
    assert [row.since for row in view.rows] == ["new", "down from 4"]
    assert "rose" not in view.lead


def test_a_risk_that_occurred_or_was_closed_has_moved() -> None:
    view = view_of(plan(RAIN, ICE), plan({**RAIN, "state": "occurred"}, {**ICE, "state": "closed"}))
    assert [words for _, words in moves_of(view)] == ["Ice: closed.", "Rain: has occurred."]


def test_a_risk_that_was_renamed_is_the_same_one() -> None:
    renamed = {**RAIN, "id": "flood", "renamed_from": "rain", "likelihood": "high"}
    view = view_of(plan(RAIN), plan(renamed))
    assert moves_of(view) == [(1, "Rain: likelihood low to high, exposure 3 to 9.")]


def test_the_reason_stands_below_and_a_missing_one_is_unknown() -> None:
    risen = {**RAIN, "likelihood": "medium"}
    why = [{"item": "rain", "why": "The gutter is late."}]
    given = view_of(plan(RAIN), plan(risen, reasons=why)).moved.moves[0]
    assert (given.reason, given.needed) == ("The gutter is late.", False)
    missing = view_of(plan(RAIN), plan(risen)).moved.moves[0]
    assert missing.reason is None


def test_nothing_moved_and_nothing_to_compare_are_told_apart() -> None:
    still = view_of(plan(RAIN), plan(RAIN))
    assert still.moved.moves == ()
    assert text_of(still.moved.none) == "No risk moved since the review of 14 Dec."
    first = view_of(plan(RAIN))
    assert first.moved.title == "What moved"
    assert text_of(first.moved.none).startswith("This is the first review")
    assert first.rows[0].since is None


@pytest.mark.parametrize(
    ("risks", "lead"),
    [
        ((RAIN,), "The one open risk is medium; no task in the plan lowers it."),
        ((RAIN, ICE), "None of two open risks is high; two have no task in the plan"),
    ],
)
def test_the_lead_counts_in_whole_sentences(risks: tuple[dict[str, Any], ...], lead: str) -> None:
    assert view_of(plan(*risks)).lead.startswith(lead)


def test_the_context_compares_once() -> None:
    context: Context = context_of(plan(RAIN), plan(RAIN))
    assert context.since_last is context.since_last
