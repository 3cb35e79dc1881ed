"""Laws that hold for every plan."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.derive.observed import observe
from tests.derive.small_plan import small_plan

from milepost.dates import WorkCalendar
from milepost.derive import derive
from milepost.derive.status import PhaseStatus, Status, TaskStatus, WorkState

FIRST = date(2026, 1, 5)
DAYS = st.dates(date(2025, 12, 1), date(2026, 4, 1))
STATES = st.sampled_from(["open", "in progress", "done", "dropped"])
Words = dict[str, Any]


@st.composite
def dated(draw: st.DrawFn) -> Words:
    start = draw(st.none() | st.dates(FIRST, date(2026, 2, 20)))
    length = draw(st.none() | st.integers(0, 20))
    words: Words = {"start": start.isoformat()} if start else {}
    if length is not None:
        words["end"] = ((start or FIRST) + timedelta(days=length)).isoformat()
    return words


@st.composite
def plans(draw: st.DrawFn) -> Words:
    """Draw phases with tasks, groups, recurring work, milestones, ties and decisions.

    Ties lead to earlier work only, so there is no circle.
    """
    made: list[str] = []
    phases: list[Words] = []

    def links() -> list[Words]:
        wanted = draw(st.lists(st.sampled_from(made), max_size=2)) if made else []
        return [{"to": to, "inferred": str(draw(st.booleans())).lower()} for to in wanted]

    def task(identifier: str, depth: int) -> Words:
        words: Words = {"id": identifier, "title": "T", **draw(dated()), "depends_on": links()}
        words["weight"] = str(draw(st.sampled_from(["0", "1", "2.5"])))
        below = draw(st.integers(0, 2)) if depth < 2 else 0
        if below:
            words["tasks"] = [task(f"{identifier}-{at}", depth + 1) for at in range(below)]
        else:
            words["state"] = draw(STATES)
            if draw(st.integers(0, 4)) == 0:
                words["recurring"] = {"every": draw(st.sampled_from(["week", "month"]))}
        return words

    for number in range(draw(st.integers(0, 4))):
        identifier = f"p{number}"
        phase: Words = {"id": identifier, "number": str(number), "title": "P", **draw(dated())}
        phase["depends_on"] = links()
        phase["tasks"] = [task(f"{identifier}-t{at}", 0) for at in range(draw(st.integers(0, 3)))]
        phases.append(phase)
        made.append(identifier)
        made.extend(each["id"] for each in phase["tasks"])
    milestones = [
        {"id": f"m{at}", "title": "M", "date": draw(DAYS).isoformat(), "depends_on": links()}
        for at in range(draw(st.integers(0, 2)))
    ]
    decisions = [
        {"id": f"d{at}", "title": "D", "decide_by": draw(DAYS).isoformat(), "blocks": links()}
        for at in range(draw(st.integers(0, 2)))
    ]
    return {
        "as_of": draw(DAYS).isoformat(),
        "phases": phases,
        "milestones": milestones,
        "decisions": decisions,
    }


def all_work(status: Status) -> list[PhaseStatus | TaskStatus]:
    found: list[PhaseStatus | TaskStatus] = list(status.phases)
    for work in found:
        found.extend(work.tasks)
    return found


def identifier(work: PhaseStatus | TaskStatus) -> str:
    return work.phase.id if isinstance(work, PhaseStatus) else work.task.id


@given(plans())
def test_progress_lies_between_nought_and_one(parts: Words) -> None:
    status = derive(small_plan(parts))
    for counts in (status.progress, *(work.progress for work in all_work(status))):
        assert 0 <= counts.evidenced <= counts.done <= counts.total
        assert counts.share is None or 0 <= counts.share <= 1
        assert counts.planned_share is None or 0 < counts.planned_share <= 1
        assert (counts.performance is None) == (
            counts.share is None or counts.planned_share is None
        )


@given(plans())
def test_a_group_counts_what_its_parts_count(parts: Words) -> None:
    status = derive(small_plan(parts))
    for work in all_work(status):
        if work.tasks:
            assert work.progress.done == sum(each.progress.done for each in work.tasks)
            assert work.progress.total == sum(each.progress.total for each in work.tasks)
            assert work.progress.recurring == sum(each.progress.recurring for each in work.tasks)


@given(plans(), st.integers(1, 60))
def test_a_later_day_never_makes_open_work_less_overdue(parts: Words, days: int) -> None:
    later = date.fromisoformat(parts["as_of"]) + timedelta(days=days)
    before = derive(small_plan(parts))
    after = {
        identifier(work): work
        for work in all_work(derive(small_plan(parts | {"as_of": later.isoformat()})))
    }
    for work in all_work(before):
        assert after[identifier(work)].overdue_days >= work.overdue_days
        if work.state is WorkState.OVERDUE:
            assert after[identifier(work)].state in (WorkState.OVERDUE, WorkState.COMPLETE)


@given(plans(), st.integers(1, 60))
def test_a_later_day_never_plans_less(parts: Words, days: int) -> None:
    later = date.fromisoformat(parts["as_of"]) + timedelta(days=days)
    before = derive(small_plan(parts)).progress.planned_share
    after = derive(small_plan(parts | {"as_of": later.isoformat()})).progress.planned_share
    assert (after or 0) >= (before or 0)


@given(plans(), st.randoms())
def test_the_order_of_the_plan_changes_no_value(parts: Words, random: Any) -> None:
    shuffled = copy.deepcopy(parts)
    for key in ("phases", "milestones", "decisions"):
        random.shuffle(shuffled[key])
    for phase in shuffled["phases"]:
        random.shuffle(phase["tasks"])
    assert in_order(observe(derive(small_plan(parts)))) == in_order(
        observe(derive(small_plan(shuffled)))
    )


def in_order(observed: dict[str, Words]) -> dict[str, Words]:
    """Return what was derived without what follows the order of the plan on purpose."""
    kept: dict[str, Words] = {}
    for key, words in observed.items():
        kept[key] = {
            name: sorted(value) if isinstance(value, list) and name != "critical" else value
            for name, value in words.items()
            if name not in ("number", "occasions")
        }
    return kept


@given(plans())
def test_the_critical_path_ends_last_and_runs_forward(parts: Words) -> None:
    status = derive(small_plan(parts))
    floats = {identifier(work): work.float for work in all_work(status)}
    floats |= {each.milestone.id: each.float for each in status.milestones}
    ends = [each.early_end for each in floats.values() if each and each.early_end]
    path = [floats[each] for each in status.network.critical]
    assert bool(path) == bool(ends)
    reached = [
        WorkCalendar().position_after(each.early_end) for each in path if each and each.early_end
    ]
    assert len(reached) == len(path)
    # A point without duration may be shown on the working day before or after its moment.
    for before, after in pairwise(reached):
        assert before <= after + 1
    if path:
        assert reached[-1] + 1 >= WorkCalendar().position_after(max(ends))


@given(st.data())
@settings(max_examples=60)
def test_slack_is_never_negative_where_dates_respect_their_ties(data: st.DataObject) -> None:
    phases: list[Words] = []
    ends: list[date] = []
    for number in range(data.draw(st.integers(1, 8))):
        before = data.draw(st.lists(st.integers(0, number - 1), unique=True)) if number else []
        earliest = max((ends[at] for at in before), default=FIRST) + timedelta(days=1)
        start = earliest + timedelta(days=data.draw(st.integers(0, 9)))
        end = start + timedelta(days=data.draw(st.integers(0, 12)))
        ends.append(end)
        phases.append(
            {
                "id": f"p{number}",
                "number": str(number),
                "title": "P",
                "start": start.isoformat(),
                "end": end.isoformat(),
                "depends_on": [f"p{at}" for at in before],
            }
        )
    calendar = WorkCalendar()
    status = derive(small_plan({"phases": phases}))
    for work in status.phases:
        assert work.float is not None
        assert work.float.slack is not None
        assert work.float.slack >= 0
        assert work.float.critical == (work.float.slack == 0)
        assert work.phase.start is not None
        assert work.float.early_start == calendar.next_working(work.phase.start)
    assert any(work.float and work.float.slack == 0 for work in status.phases)


@given(plans())
def test_no_state_is_silent(parts: Words) -> None:
    status = derive(small_plan(parts))
    health = {area.area: area.health.value for area in status.health.areas}
    assert health["kpis"] == health["risks"] == health["readiness"] == "unknown"
    assert status.health.health.value != "on track"
    assert all(area.sentence.endswith(".") for area in status.health.areas)
    assert all(len(area.sentence.split()) <= 25 for area in status.health.areas)
