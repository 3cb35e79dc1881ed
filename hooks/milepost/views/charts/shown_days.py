"""Which days a chart of the plan has to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from milepost.derive.status import PhaseStatus, Span, Status, TaskStatus
from milepost.views.charts.axis import fade_end


def days_of_plan(status: Status) -> tuple[date, ...]:
    """Return every day that a chart of the whole plan must reach, as-of among them."""
    found = {status.as_of}
    for phase in status.phases:
        found.update(days_of_phase(phase, status.as_of))
    for milestone in status.milestones:
        found.add(milestone.milestone.date)
    for decision in status.decisions:
        outcome = decision.decision.outcome
        day = outcome.date if outcome else decision.decision.decide_by
        if day:
            found.add(day)
    return tuple(found)


def days_of_phase(phase: PhaseStatus, as_of: date) -> Iterator[date]:
    """Yield the days of a phase and of the tasks that have dates of their own."""
    yield from days_of_span(phase.span, as_of)
    for task in walk(phase.tasks):
        if task.span.stated:
            yield from days_of_span(task.span, as_of)


def days_of_span(span: Span, as_of: date) -> Iterator[date]:
    """Yield start and end of a span; where the end is open, the day on which its bar ends."""
    if span.start:
        yield span.start
    if span.end:
        yield span.end
    elif span.start:
        yield fade_end(span.start, as_of)


def walk(tasks: Iterable[TaskStatus]) -> Iterator[TaskStatus]:
    """Yield the tasks and all below them, parents first."""
    for task in tasks:
        yield task
        yield from walk(task.tasks)
