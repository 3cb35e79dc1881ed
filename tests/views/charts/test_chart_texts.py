"""Whatever a plan says: no text leaves its chart, and no two texts overlap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.views.charts.chart_plans import plan_of, status_of

from milepost.derive.status import Status, WorkState
from milepost.model.plan import Plan
from milepost.views.charts import (
    overview_gantt,
    phase_gantt,
    risk_matrix,
    timeline_gantt,
)
from milepost.views.charts.label import Label

GERMAN = [
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "Kraftfahrzeughaftpflichtversicherungsamt",
    "Rindfleischetikettierungsüberwachungsgesetz",
]
titles = st.one_of(
    st.sampled_from(
        ["Kubernetes cluster", "A", *GERMAN, " ".join(GERMAN), "WWWW " * 30, "移行計画 第一段階"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120)
    .map(str.strip)
    .filter(bool),
)
spreads = st.sampled_from([1, 20, 90, 400, 1800])
MOMENTS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def plans(draw: st.DrawFn) -> tuple[Plan, Status]:
    """Draw a plan of up to thirty phases, on one day or over five years."""
    as_of = date(2025, 1, 1) + timedelta(days=draw(st.integers(0, 800)))
    spread = draw(spreads)
    numbers = draw(st.lists(st.integers(0, 999), max_size=30, unique=True))
    phases = [_phase(draw, number, as_of, spread) for number in numbers]
    decisions = [
        {"id": f"d-{index}", "title": draw(titles), "decide_by": _day(draw, as_of, spread)}
        for index in range(draw(st.integers(0, 8)))
    ]
    milestones = [
        {"id": f"m-{index}", "title": draw(titles), "date": _day(draw, as_of, spread)}
        for index in range(draw(st.integers(0, 4)))
    ]
    plan = plan_of(phases, decisions, milestones, as_of=as_of)
    states = {phase["id"]: draw(st.sampled_from(WorkState)) for phase in phases}
    return plan, status_of(plan, states, critical=[phase["id"] for phase in phases[::2]])


def _day(draw: st.DrawFn, as_of: date, spread: int) -> str:
    return (as_of + timedelta(days=draw(st.integers(-spread, spread)))).isoformat()


def _phase(draw: st.DrawFn, number: int, as_of: date, spread: int) -> dict[str, Any]:
    dates = sorted([_day(draw, as_of, spread), _day(draw, as_of, spread)])
    shown = draw(st.sampled_from([("start", "end"), ("start",), ("end",), ()]))
    return {
        "id": f"p-{number}",
        "number": number,
        "title": draw(titles),
        "owner": draw(
            st.sampled_from([[], ["devops"], ["devops", "quality-assurance-and-security"]])
        ),
        "tasks": [{"id": f"t-{number}-{index}", "title": draw(titles)} for index in range(2)],
        **{key: day for key, day in zip(("start", "end"), dates, strict=True) if key in shown},
    }


def check(labels: Iterable[Label], width: float, height: float | None = None) -> None:
    """Assert that the labels stand inside a chart of this size and clear of each other."""
    boxes = sorted(((label.box, label.text) for label in labels), key=lambda found: found[0].top)
    for box, text in boxes:
        assert box.left >= -0.1, text
        assert box.right <= width + 0.1, text
        assert height is None or (box.top >= 0 and box.bottom <= height + 0.1), text
    for index, (box, text) in enumerate(boxes):
        for other, other_text in boxes[index + 1 :]:
            if other.top >= box.bottom:
                break
            assert not box.meets(other), (text, other_text)


@MOMENTS
@given(plans())
def test_the_overview_keeps_its_texts_apart(found: tuple[Plan, Status]) -> None:
    for form in overview_gantt(*found).forms:
        check(form.labels, form.width, form.height)


@MOMENTS
@given(plans())
def test_a_phase_keeps_its_texts_apart(found: tuple[Plan, Status]) -> None:
    plan, status = found
    for phase in plan.work.phases[:3]:
        for form in phase_gantt(plan, status, phase.id).forms:
            check(form.labels, form.width, form.height)


@settings(MOMENTS, max_examples=30)
@given(plans())
def test_the_timeline_keeps_its_texts_apart_in_every_frame(found: tuple[Plan, Status]) -> None:
    chart = timeline_gantt(*found)
    for index, frame in enumerate(chart.frames):
        check(frame.ruler.labels, frame.width, 60)
        for line in chart.lanes:
            lane = line.lanes[index]
            check(lane.labels, frame.width, lane.height)
        for row in chart.rows:
            label = row.tracks[index].label
            check([label] if label else [], frame.width, 40)


@settings(MOMENTS, max_examples=30)
@given(
    st.lists(titles, min_size=2, max_size=6, unique=True),
    st.lists(titles, min_size=2, max_size=6, unique=True),
    st.data(),
)
def test_the_matrix_keeps_its_texts_apart(
    up: list[str], along: list[str], data: st.DataObject
) -> None:
    risks = [
        {
            "id": f"r-{index}",
            "title": "Risk",
            "likelihood": data.draw(st.sampled_from(up)),
            "impact": data.draw(st.sampled_from(along)),
        }
        for index in range(data.draw(st.integers(0, 40)))
    ]
    scales = {"likelihood": up, "impact": along}
    plan = plan_of(risks=risks, project={"scales": scales})
    former = {"r-0": (1, 1), "r-1": (2, 2)}
    matrix = risk_matrix(plan, status_of(plan), former)
    for form in (matrix, matrix.narrow):
        if form is not None:
            check(form.labels, form.width, form.height)
            for one, next_one in pairwise(sorted((dot.y, dot.x) for dot in form.dots)):
                assert one != next_one


def test_nothing_to_draw_says_what_to_do() -> None:
    plan = plan_of()
    status = status_of(plan)
    assert overview_gantt(plan, status).empty
    assert timeline_gantt(plan, status).empty
