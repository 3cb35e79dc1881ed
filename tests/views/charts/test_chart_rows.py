"""Bars, lanes, labels and the lines between rows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views.charts.chart_plans import AS_OF, plan_of, rollout, status_of

from milepost.derive.status import PhaseStatus, WorkState
from milepost.views.charts import timeline_gantt
from milepost.views.charts.axis import Axis
from milepost.views.charts.bar import Bar, bar_of
from milepost.views.charts.label import Run
from milepost.views.charts.lane import Event, lane
from milepost.views.charts.placing import Field, Target, beside
from milepost.views.charts.wires import BOTTOM, RowShape, Tie, wires_between
from milepost.views.marks import Mark

AXIS = Axis(date(2025, 12, 1), date(2026, 1, 31), 0, 10)
SHAPE = RowShape(40, 16, 14)
DIAMOND = Mark("diamond", "warn", "Due")


def _phase(
    start: str | None, end: str | None, state: WorkState = WorkState.SCHEDULED, done: int = 0
) -> PhaseStatus:
    dates = {key: day for key, day in (("start", start), ("end", end)) if day}
    tasks = [{"id": f"t-{index}", "title": "Task"} for index in range(4)]
    plan = plan_of([{"id": "p", "number": 1, "title": "Phase", "tasks": tasks, **dates}])
    return status_of(plan, {"p": state}, {"p": done}, critical=("p",)).phases[0]


def _bar(phase: PhaseStatus) -> Bar:
    found = bar_of(phase, AXIS, AS_OF, critical=True)
    assert found is not None
    return found


def test_a_bar_holds_its_first_and_its_last_day() -> None:
    bar = _bar(_phase("2025-12-16", "2025-12-27"))
    assert (bar.x, bar.width, bar.done, bar.tail) == (150, 120, 0, 0)
    assert bar.critical


def test_progress_fills_its_share_of_the_bar() -> None:
    bar = _bar(_phase("2025-12-01", "2025-12-20", WorkState.IN_PROGRESS, done=1))
    assert bar.done == pytest.approx(bar.width / 4)


def test_done_work_is_full_and_not_critical() -> None:
    bar = _bar(_phase("2025-12-01", "2025-12-10", WorkState.COMPLETE))
    assert bar.complete
    assert bar.done == bar.width
    assert not bar.critical


def test_overdue_work_has_a_tail_up_to_as_of() -> None:
    bar = _bar(_phase("2025-12-01", "2025-12-05", WorkState.OVERDUE))
    assert bar.end == 50
    assert bar.reach == AXIS.middle(AS_OF) == 135


def test_an_open_bar_is_solid_up_to_as_of_and_fades_after_it() -> None:
    running = _bar(_phase("2025-12-03", None, WorkState.IN_PROGRESS))
    assert (running.kind, running.x, running.fade, running.end) == ("open", 20, 130, 270)
    later = _bar(_phase("2025-12-20", None))
    assert later.fade == later.x == 190
    assert later.end == 190 + 140


def test_a_phase_without_dates_has_no_bar() -> None:
    assert bar_of(_phase(None, None), AXIS, AS_OF) is None


def test_a_day_stays_visible_on_a_long_axis() -> None:
    long = Axis(date(2020, 1, 1), date(2030, 1, 1), 0, 0.1)
    bar = bar_of(_phase("2025-12-16", "2025-12-16"), long, AS_OF)
    assert bar is not None
    assert bar.width == 3


def test_a_task_without_dates_spans_its_phase_as_dots() -> None:
    phase = _phase("2025-12-16", "2025-12-27")
    bar = bar_of(phase.tasks[0], AXIS, AS_OF)
    assert bar is not None
    assert (bar.kind, bar.x, bar.width) == ("undated", 150, 120)


FIELD = Field(0, 620, 135)
WORDS = (Run("0 of 5 · ends 27 Dec"),)


def test_a_label_stands_right_of_its_bar() -> None:
    label = beside((WORDS,), Target(150, 270), FIELD, 20)
    assert label is not None
    assert label.x == 278


def test_a_label_that_does_not_fit_right_stands_left() -> None:
    label = beside((WORDS,), Target(400, 600), FIELD, 20)
    assert label is not None
    assert label.box.right == pytest.approx(392, abs=0.1)


def test_a_label_that_the_as_of_line_would_cross_moves_beyond_it() -> None:
    label = beside((WORDS,), Target(20, 110), FIELD, 20)
    assert label is not None
    assert label.x == 140


def test_a_short_label_near_its_bar_comes_before_a_long_one_far_from_it() -> None:
    label = beside((WORDS, (Run("0 of 5"),)), Target(0, 60), FIELD, 20)
    assert label is not None
    assert (label.x, label.text) == (68, "0 of 5")


def test_a_label_that_fits_nowhere_is_left_to_the_table() -> None:
    assert beside((WORDS,), Target(10, 610), FIELD, 20) is None


def _event(day: date, *, late: bool = False) -> Event:
    return Event(day, DIAMOND, ((Run("15 Dec"), Run(" Choose")),), "Decision", "#d", late)


def test_decisions_closer_than_24_pixels_get_a_line_each() -> None:
    events = [_event(date(2025, 12, 16) + timedelta(days=step)) for step in (0, 1, 2)]
    found = lane(events, AXIS, AS_OF, top=60, right=620)
    assert [sign.y for sign in found.signs] == [78, 98, 118]
    assert found.height == 76


def test_decisions_far_apart_share_a_line() -> None:
    events = [_event(date(2025, 12, 16)), _event(date(2026, 1, 10))]
    assert {sign.y for sign in lane(events, AXIS, AS_OF, top=0, right=620).signs} == {18}


def test_an_overdue_decision_trails_to_as_of_and_is_named_beyond_it() -> None:
    (sign,) = lane([_event(date(2025, 12, 11), late=True)], AXIS, AS_OF, top=0, right=620).signs
    assert sign.x + sign.tail == 135
    assert sign.label is not None
    assert sign.label.x == 140


def test_a_dependency_leaves_a_bar_and_ends_at_the_other() -> None:
    bars = [Bar("span", 10, 100), Bar("span", 50, 20), Bar("span", 200, 50)]
    first, between, last = wires_between(bars, [Tie(0, 2, "inferred")], SHAPE)
    assert first.wires[0].points == ((110, 16), (191, 16), (191, BOTTOM))
    assert between.wires[0].points == ((191, 0), (191, BOTTOM))
    assert last.wires[0].points == ((191, 0), (191, 16), (196, 16))
    assert last.heads == [(200, 16)]
    assert all(wire.kind == "inferred" for row in (first, between, last) for wire in row.wires)


def test_a_dependency_on_later_work_runs_back_along_the_row() -> None:
    bars = [Bar("span", 100, 100), Bar("span", 50, 100)]
    _, last = wires_between(bars, [Tie(0, 1, "must")], SHAPE)
    assert last.wires[0].points == ((208, 0), (208, 3), (41, 3), (41, 16), (46, 16))


BARS = st.lists(
    st.one_of(
        st.none(),
        st.builds(Bar, st.sampled_from(["span", "open"]), st.integers(0, 500), st.integers(3, 200)),
    ),
    min_size=2,
    max_size=12,
)


@given(BARS, st.data())
def test_lines_stay_joined_from_row_to_row(bars: list[Bar | None], data: st.DataObject) -> None:
    ends = st.integers(0, len(bars) - 1)
    first, then = data.draw(ends), data.draw(ends)
    rows = wires_between(bars, [Tie(first, then, "must")], SHAPE)
    if first == then or bars[first] is None or bars[then] is None:
        assert not any(row.wires for row in rows)
        return
    upper, lower = min(first, then), max(first, then)
    for index in range(upper, lower):
        leaving = {x for wire in rows[index].wires for x, y in wire.points if y == BOTTOM}
        through = {x for wire in rows[index].below for x, _ in wire.points}
        arriving = {x for wire in rows[index + 1].wires for x, y in wire.points if y == 0}
        assert leaving == through == arriving
        assert len(leaving) == 1


def test_the_real_shape_of_a_rollout_draws_every_dependency() -> None:
    chart = timeline_gantt(*rollout())
    heads = [head for row in chart.rows for head in row.tracks[0].heads]
    assert len(heads) == 6
