"""What follows differently for phases, tasks and milestones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.derive.calendar import work_calendar
from milepost.derive.status import Float, MilestoneStatus, PhaseStatus, Status, WorkState
from milepost.history.change import DerivedChange, DerivedKind
from milepost.history.two_statuses import TwoStatuses, phase_name, task_name, tasks_of

WORKING_DAYS = "working days"
TASKS = "tasks"
CRITICAL = "critical"
NOT_CRITICAL = "not critical"

_BAD = (WorkState.OVERDUE, WorkState.BLOCKED)

Work = tuple[str, str, WorkState, Float | None]
"""Kind, id, state and place in the network of a phase, a task or a milestone."""


def end_changes(both: TwoStatuses) -> Iterator[DerivedChange]:
    """Yield how far the end of the plan moved.

    Where it is earlier and an end was withdrawn, there is no distance, and it is worse: the
    plan does not end earlier, it is only not known any more when it does.
    """
    before, after = both.before.status.network.end, both.after.status.network.end
    if before != after:
        lost = before is not None and after is not None and after < before and _ends_lost(both)
        moved = None if lost else _moved(both, before, after)
        yield DerivedChange(
            DerivedKind.PLAN_END,
            "project",
            both.after.plan.project.id,
            before.isoformat() if before else None,
            after.isoformat() if after else None,
            moved,
            None if moved is None else WORKING_DAYS,
            lost or after is None or (before is not None and after > before),
        )


def _ends_lost(both: TwoStatuses) -> bool:
    """Whether a phase that had an end has none now."""
    had = {both.same.get(name) for name in both.before.status.network.open_ended}
    stood = set(both.same.values())
    return any(name in stood - had for name in both.after.status.network.open_ended)


def state_changes(both: TwoStatuses) -> Iterator[DerivedChange]:
    """Yield which work is in another state now."""
    for old, new in _work_pairs(both):
        if old[2] is not new[2]:
            worse = new[2] in _BAD or (old[2] is WorkState.COMPLETE)
            yield DerivedChange(
                DerivedKind.STATE, new[0], new[1], old[2].value, new[2].value, worse=worse
            )


def slack_changes(both: TwoStatuses) -> Iterator[DerivedChange]:
    """Yield whose slack grew or shrank; slack that is not known on a side has no distance."""
    for old, new in _work_pairs(both):
        before, after = _slack(old[3]), _slack(new[3])
        if before == after or (before is None and after is None):
            continue
        known = before is not None and after is not None
        moved = after - before if before is not None and after is not None else None
        yield DerivedChange(
            DerivedKind.SLACK,
            new[0],
            new[1],
            None if before is None else str(before),
            None if after is None else str(after),
            moved,
            WORKING_DAYS if known else None,
            None if moved is None else moved < 0,
        )


def critical_changes(both: TwoStatuses) -> Iterator[DerivedChange]:
    """Yield what entered the critical path, then what left it."""
    was = [both.same.get(name) for name in both.before.status.network.critical]
    now = both.after.status.network.critical
    kinds = both.after.plan.by_id
    for name in now:
        if name not in was:
            yield DerivedChange(
                DerivedKind.CRITICAL_PATH, kinds[name][0], name, NOT_CRITICAL, CRITICAL, worse=True
            )
    for left in was:
        if left is not None and left not in now:
            yield DerivedChange(
                DerivedKind.CRITICAL_PATH, kinds[left][0], left, CRITICAL, NOT_CRITICAL, worse=False
            )


def scope_changes(both: TwoStatuses) -> Iterator[DerivedChange]:
    """Yield how many one-off tasks the plan and each of its phases gained or lost."""
    first, second = both.before.status, both.after.status
    project = both.after.plan.project.id
    yield from _scope("project", project, first.progress.total, second.progress.total)
    pairs = {
        new.phase.id: (old.progress.total, new.progress.total)
        for old, new in both.pairs(_phases, phase_name)
    }
    for phase in second.phases:
        old, new = pairs.get(phase.phase.id, (0, phase.progress.total))
        yield from _scope("phase", phase.phase.id, old, new)


def _scope(kind: str, name: str, before: int, after: int) -> Iterator[DerivedChange]:
    if before != after:
        yield DerivedChange(
            DerivedKind.SCOPE, kind, name, str(before), str(after), after - before, TASKS
        )


def _work_pairs(both: TwoStatuses) -> Iterator[tuple[Work, Work]]:
    for phase, later_phase in both.pairs(_phases, phase_name):
        yield (
            ("phase", phase.phase.id, phase.state, phase.float),
            ("phase", later_phase.phase.id, later_phase.state, later_phase.float),
        )
    for task, later in both.pairs(tasks_of, task_name):
        yield (
            ("task", task.task.id, task.state, task.float),
            ("task", later.task.id, later.state, later.float),
        )
    for point, later_point in both.pairs(_milestones, _milestone_name):
        yield (
            ("milestone", point.milestone.id, point.state, point.float),
            ("milestone", later_point.milestone.id, later_point.state, later_point.float),
        )


def _phases(status: Status) -> tuple[PhaseStatus, ...]:
    return status.phases


def _milestones(status: Status) -> tuple[MilestoneStatus, ...]:
    return status.milestones


def _milestone_name(point: MilestoneStatus) -> str:
    return point.milestone.id


def _slack(place: Float | None) -> int | None:
    return place.slack if place else None


def _moved(both: TwoStatuses, before: date | None, after: date | None) -> int | None:
    if before is None or after is None:
        return None
    calendar = work_calendar(both.after.plan.project.calendar)
    return calendar.working_days_after(before, after)
