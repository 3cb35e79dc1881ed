"""What happens in the next days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from milepost.derive.status import (
    DecisionState,
    DecisionStatus,
    EventDates,
    MilestoneStatus,
    Occasion,
    PhaseStatus,
    Readiness,
    TaskStatus,
    WorkState,
)
from milepost.model.project import Project

KINDS = (
    "decision",
    "milestone",
    "review",
    "phase end",
    "phase start",
    "task end",
    "task start",
    "recurring",
    "waiver end",
    "event",
)
"""The kinds of occasion, in their order within a day."""

_CLOSED = (WorkState.COMPLETE, WorkState.DROPPED)


def outlook(
    project: Project,
    decisions: tuple[DecisionStatus, ...],
    phases: tuple[PhaseStatus, ...],
    milestones: tuple[MilestoneStatus, ...],
    readiness: Readiness,
    events: tuple[EventDates, ...],
    next_review: date | None,
    until: date,
) -> tuple[Occasion, ...]:
    """Return what happens from as-of to `until`, both included, sorted by day and kind.

    Formula: every deadline, start, end, milestone, review, round of recurring work and end of a
    waiver with as-of <= day <= as-of + `outlook_days`.
    Units: calendar days, default 14.
    Edge cases: several of one kind on one day stand together. Work that is done or dropped is left
    out; tasks appear with dates of their own only. Events that come round have their own dates.
    Source: the dates of the plan.
    """
    single = [
        *_of_decisions(decisions),
        *_of_phases(phases),
        *_of_tasks(phases),
        *_of_milestones(milestones),
        *_of_review(project, next_review),
        *_of_waivers(readiness),
        *_of_events(events),
    ]
    return _together(each for each in single if project.as_of <= each.date <= until)


def _of_decisions(decisions: tuple[DecisionStatus, ...]) -> Iterator[Occasion]:
    for status in decisions:
        decision = status.decision
        if decision.decide_by and status.state is not DecisionState.TAKEN:
            yield Occasion(decision.decide_by, "decision", (decision.id,), decision.owner)


def _of_phases(phases: tuple[PhaseStatus, ...]) -> Iterator[Occasion]:
    for status in phases:
        if status.state not in _CLOSED:
            yield from _of_span("phase", status.phase.id, status.phase.owner, status)


def _of_tasks(phases: tuple[PhaseStatus, ...]) -> Iterator[Occasion]:
    for phase in phases:
        waiting = list(reversed(phase.tasks))
        while waiting:
            status = waiting.pop()
            waiting.extend(reversed(status.tasks))
            if status.state in _CLOSED:
                continue
            if status.round and status.round.next:
                yield Occasion(status.round.next, "recurring", (status.task.id,), status.owner)
            elif status.span.stated:
                yield from _of_span("task", status.task.id, status.owner, status)


def _of_span(
    kind: str, identifier: str, owner: tuple[str, ...], status: PhaseStatus | TaskStatus
) -> Iterator[Occasion]:
    start, end = status.span.start, status.span.end
    if isinstance(status, TaskStatus):
        start, end = status.task.start, status.task.end
    if start:
        yield Occasion(start, f"{kind} start", (identifier,), owner)
    if end:
        yield Occasion(end, f"{kind} end", (identifier,), owner)


def _of_milestones(milestones: tuple[MilestoneStatus, ...]) -> Iterator[Occasion]:
    for status in milestones:
        if status.state not in _CLOSED:
            milestone = status.milestone
            yield Occasion(milestone.date, "milestone", (milestone.id,), milestone.owner)


def _of_review(project: Project, next_review: date | None) -> Iterator[Occasion]:
    if next_review:
        keepers = project.document.maintained_by if project.document else ()
        yield Occasion(next_review, "review", (project.id,), keepers)


def _of_waivers(readiness: Readiness) -> Iterator[Occasion]:
    for status in readiness.items:
        if status.waived and status.item.waiver:
            item = status.item
            yield Occasion(status.item.waiver.until, "waiver end", (item.id,), item.owner)


def _of_events(events: tuple[EventDates, ...]) -> Iterator[Occasion]:
    for each in events:
        if each.event.every is None and each.next:
            yield Occasion(each.next, "event", (each.event.id,), each.event.owner)


def _together(occasions: Iterable[Occasion]) -> tuple[Occasion, ...]:
    """Join what is of one kind on one day, in the order of the plan."""
    joined: dict[tuple[date, int], Occasion] = {}
    for each in occasions:
        key = (each.date, KINDS.index(each.kind))
        known = joined.get(key)
        if known is None:
            joined[key] = each
        else:
            owner = tuple(dict.fromkeys(known.owner + each.owner))
            joined[key] = Occasion(each.date, each.kind, known.ids + each.ids, owner)
    return tuple(joined[key] for key in sorted(joined))
