"""Health of the schedule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from milepost.dates.wording import short_day
from milepost.derive.health.rule import Rule, always, are, count, judge, percent, ratio
from milepost.derive.status import (
    AreaHealth,
    Health,
    MilestoneStatus,
    Network,
    PhaseStatus,
    Progress,
    TaskStatus,
    WorkState,
)
from milepost.model.project import Thresholds
from milepost.value import Value


class ScheduleFigures(Value):
    """What the health of the schedule rests on; tasks are one-off leaf tasks.

    `overdue` counts phases and milestones; `past_slack` the overdue tasks and milestones that
    are overdue by more working days than their slack; `past_end` the working days by which
    stated ties push work past the last stated end; `open_ended` the open tasks without a
    planned end.
    """

    as_of: date
    tasks: int
    done: int
    evidenced: int
    share: Decimal | None
    planned_share: Decimal | None
    performance: Decimal | None
    first_start: date | None
    last_end: date | None
    overdue: int
    past_slack: int
    past_end: int
    open_ended: int
    at_risk_below: Decimal
    off_track_below: Decimal
    unknown_from_open_ended: Decimal


def _is_below(figures: ScheduleFigures, limit: Decimal) -> bool:
    return figures.performance is not None and figures.performance < limit


def _performance(figures: ScheduleFigures) -> str:
    return (
        f"Progress is {ratio(figures.performance or Decimal(0))} of what was planned: "
        f"{percent(figures.share or Decimal(0))} done, "
        f"{percent(figures.planned_share or Decimal(0))} planned{_unplanned(figures)}."
    )


def _unplanned(figures: ScheduleFigures) -> str:
    """Say that an open end plans nothing, where there is one."""
    if not figures.open_ended:
        return ""
    have = "has" if figures.open_ended == 1 else "have"
    return f"; {figures.open_ended} of {count(figures.tasks, 'task')} {have} no planned end"


def _past_slack(figures: ScheduleFigures) -> str:
    number = figures.past_slack
    return (
        f"{count(number, 'task')} {are(number)} overdue by more than the slack, so the end moves."
    )


def _past_end(figures: ScheduleFigures) -> str:
    end = short_day(figures.last_end, figures.as_of) if figures.last_end else ""
    return (
        f"Dependencies push work {count(figures.past_end, 'working day')} "
        f"past the last stated end, {end}."
    )


def _not_measurable(figures: ScheduleFigures) -> str:
    if figures.first_start is None:
        return "Not yet measurable: no task has a planned end."
    if figures.first_start < figures.as_of:
        return f"Not yet measurable: no working day was planned before {_day(figures)}."
    return f"Not yet measurable: nothing is planned before {_day(figures)}."


def _day(figures: ScheduleFigures) -> str:
    return short_day(max(figures.first_start or figures.as_of, figures.as_of), figures.as_of)


RULES: tuple[Rule[ScheduleFigures], ...] = (
    Rule(
        "schedule-end-moves",
        Health.OFF_TRACK,
        "a task or milestone is overdue by more working days than its slack",
        lambda figures: figures.past_slack > 0,
        _past_slack,
    ),
    Rule(
        "schedule-far-behind",
        Health.OFF_TRACK,
        "progress over planned progress is below `schedule_off_track`",
        lambda figures: _is_below(figures, figures.off_track_below),
        _performance,
    ),
    Rule(
        "schedule-behind",
        Health.AT_RISK,
        "progress over planned progress is below `schedule_at_risk`",
        lambda figures: _is_below(figures, figures.at_risk_below),
        _performance,
    ),
    Rule(
        "schedule-overdue",
        Health.AT_RISK,
        "a phase or a milestone is overdue",
        lambda figures: figures.overdue > 0,
        lambda figures: (
            f"{count(figures.overdue, 'phase or milestone', 'phases or milestones')} "
            f"{are(figures.overdue)} overdue."
        ),
    ),
    Rule(
        "schedule-past-end",
        Health.AT_RISK,
        "ties that are stated, not inferred, push work past the last stated end",
        lambda figures: figures.past_end > 0,
        _past_end,
    ),
    Rule(
        "schedule-empty",
        Health.UNKNOWN,
        "there is no task",
        lambda figures: figures.tasks == 0,
        lambda _: "No tasks are planned yet.",
    ),
    Rule(
        "schedule-complete",
        Health.ON_TRACK,
        "every task is done",
        lambda figures: figures.done == figures.tasks,
        lambda figures: (
            f"All of {count(figures.tasks, 'task')} {are(figures.tasks)} done, "
            f"{figures.evidenced} with evidence."
        ),
    ),
    Rule(
        "schedule-not-measurable",
        Health.UNKNOWN,
        "no working day of any task with a planned end lies before as-of",
        lambda figures: figures.performance is None,
        _not_measurable,
    ),
    Rule(
        "schedule-open-ended",
        Health.UNKNOWN,
        "the share of open tasks without a planned end reaches `schedule_open_share`",
        lambda figures: figures.open_ended >= figures.unknown_from_open_ended * figures.tasks,
        lambda figures: f"Not measurable{_unplanned(figures)}.",
    ),
    Rule("schedule-on-plan", Health.ON_TRACK, "none of the above", always, _performance),
)


def schedule_health(
    progress: Progress,
    phases: tuple[PhaseStatus, ...],
    milestones: tuple[MilestoneStatus, ...],
    network: Network,
    thresholds: Thresholds,
    as_of: date,
) -> AreaHealth:
    """Return the health of the schedule by its table of rules.

    Formula: the first rule of the table that holds decides.
    Units: slack and overdue are in working days, shares in parts of 1.
    Edge cases: while nothing was planned before as-of the schedule is unknown,
    not on track. Inferred dependencies never turn it.
    Source: thresholds of `project.yml`, with the defaults of this plan format.
    """
    leaves = [task for task in _leaves(phases) if task.task.recurring is None]
    starts = [task.span.start for task in leaves if task.span.start and task.span.end]
    overdue: list[PhaseStatus | MilestoneStatus] = [*phases, *milestones]
    movable: list[TaskStatus | MilestoneStatus] = [*leaves, *milestones]
    figures = ScheduleFigures(
        as_of=as_of,
        tasks=progress.total,
        done=progress.done,
        evidenced=progress.evidenced,
        share=progress.share,
        planned_share=progress.planned_share,
        performance=progress.performance,
        first_start=min(starts, default=None),
        last_end=network.end,
        overdue=sum(work.state is WorkState.OVERDUE for work in overdue),
        past_slack=sum(_is_past_slack(work) for work in movable),
        past_end=_past_end_days(leaves, network),
        open_ended=sum(_is_open_ended(task) for task in leaves),
        at_risk_below=thresholds.schedule_at_risk,
        off_track_below=thresholds.schedule_off_track,
        unknown_from_open_ended=thresholds.schedule_open_share,
    )
    return judge("schedule", figures, RULES)


def _leaves(phases: tuple[PhaseStatus, ...]) -> Iterator[TaskStatus]:
    waiting = [task for phase in phases for task in phase.tasks]
    while waiting:
        task = waiting.pop()
        if not task.tasks:
            yield task
        waiting.extend(task.tasks)


def _is_past_slack(work: TaskStatus | MilestoneStatus) -> bool:
    if work.state is not WorkState.OVERDUE or work.float is None or work.float.slack is None:
        return False
    return work.overdue_days > work.float.slack


def _past_end_days(leaves: list[TaskStatus], network: Network) -> int:
    if network.inferred:
        return 0
    slacks = [task.float.slack for task in leaves if task.float and task.float.slack is not None]
    return max(0, -min(slacks, default=0))


def _is_open_ended(task: TaskStatus) -> bool:
    closed = task.state in (WorkState.COMPLETE, WorkState.DROPPED)
    return task.span.end is None and not closed
