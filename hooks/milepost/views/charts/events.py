"""The events of the lanes: decisions and milestones, with what their labels say."""

from __future__ import annotations

from milepost.derive.status import (
    Blocker,
    DecisionState,
    DecisionStatus,
    MilestoneStatus,
    WorkState,
)
from milepost.views import marks, wording
from milepost.views.charts.label import Run, Runs
from milepost.views.charts.lane import Event
from milepost.views.charts.late import late_by
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.wording import phases_called

_WAITING_NAMED = 4


def decision_events(context: Context, *, brief: bool = False) -> tuple[Event, ...]:
    """Return the decisions that have a day, by that day; `brief` says less of what waits."""
    return tuple(
        decision_event(context, entry, brief=brief)
        for entry in context.status.decisions
        if entry.decision.outcome or entry.decision.decide_by
    )


def decision_event(
    context: Context, entry: DecisionStatus, *, brief: bool = False, alone: bool = False
) -> Event:
    """Return one decision; `alone` leaves out what waits for it."""
    decision, as_of = entry.decision, context.status.as_of
    day = decision.outcome.date if decision.outcome else decision.decide_by or as_of
    when = Run(wording.short_day(day, as_of), "ink", bold=True)
    title = Run(f" {decision.title}", "ink")
    late = entry.state is DecisionState.OVERDUE
    rest: Runs = () if alone else _rest(context, entry, brief=brief)
    if late:
        rest = (Run(f" · overdue by {-(entry.days_left or 0)} d", "bad", bold=True),)
    state = "taken" if decision.outcome else "overdue" if late else "due"
    waits = "".join(run.text for run in rest).replace(" · ", ", ")
    return Event(
        day=day,
        mark=marks.of_decision(entry.state),
        forms=((when, title, *rest), (when, title)),
        name=f"Decision {decision.title}, {state} {wording.full_day(day)}{waits}",
        href=context.links.to(decision.id),
        late=late,
    )


def _rest(context: Context, entry: DecisionStatus, *, brief: bool) -> Runs:
    if entry.decision.outcome:
        return (Run(" · taken"),)
    phases, tasks = _waiting(context, entry.blocks)
    numbers = phases or tasks
    if not numbers:
        return ()
    if len(numbers) > _WAITING_NAMED:
        return (Run(f" · {len(numbers)} phases wait for it"),)
    called = phases_called(numbers)
    if brief:
        return (Run(f" · {called}"),)
    if not phases:
        return (Run(f" · a task of {called} waits for it"),)
    return (Run(f" · {called} {'waits' if len(numbers) == 1 else 'wait'} for it"),)


def _waiting(context: Context, blocks: tuple[Blocker, ...]) -> tuple[list[int], list[int]]:
    """Return the numbers of the phases that wait, and of those of which only tasks do."""
    phases = {context.phases[tie.id].phase.number for tie in blocks if tie.kind == "phase"}
    tasks = {context.tasks[tie.id].phase.number for tie in blocks if tie.kind == "task"}
    return sorted(phases), sorted(tasks - phases)


def milestone_events(context: Context) -> tuple[Event, ...]:
    """Return the milestones, each as a flag on its day."""
    return tuple(_milestone_event(context, entry) for entry in context.status.milestones)


def _milestone_event(context: Context, entry: MilestoneStatus) -> Event:
    milestone, as_of = entry.milestone, context.status.as_of
    when = Run(wording.short_day(milestone.date, as_of), "ink", bold=True)
    title = Run(f" {milestone.title}", "ink")
    late = entry.state is WorkState.OVERDUE
    tail: Runs = (Run(f" · {late_by(entry.overdue_days)}", "bad", bold=True),) if late else ()
    state = marks.of_work(entry.state).word.lower()
    return Event(
        day=milestone.date,
        mark=Mark("flag", "bad" if late else "plain", "Milestone"),
        forms=((when, title, *tail), (when, title)),
        name=f"Milestone {milestone.title}, {wording.full_day(milestone.date)}, {state}",
        href=context.links.to(milestone.id),
        late=late,
    )
