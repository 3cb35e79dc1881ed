"""Dates follow each other, lie inside what holds them, and not after as_of once they happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.load.checks.anatomy import day_fields
from milepost.load.checks.subject import Subject, name_of
from milepost.load.wording import spoken
from milepost.model.base import Record
from milepost.model.decision import Outcome
from milepost.model.kpi import Measurement
from milepost.model.project import Claim
from milepost.model.runbook import Rehearsal
from milepost.model.work import Milestone, Phase, Recurrence, Task
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem

_FAR_YEARS = 10


def check_order(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each phase, task and claim that ends before it starts."""
    for visit in subject.visits:
        record = visit.source
        if not isinstance(record, Phase | Task | Claim):
            continue
        if record.start and record.end and record.end < record.start:
            yield _end_before_start(name_of(visit.kind, record), record, record.start, record.end)


def _end_before_start(name: str, record: Record, start: date, end: date) -> Problem:
    return problem(
        "end-before-start",
        record.place.at("end"),
        f"{name} ends on {spoken(end)}, before it starts on {spoken(start)}.",
        _order_cure(start, end),
    )


def _order_cure(start: date, end: date) -> str:
    meant = _same_day_in(end, start.year) or end
    if meant < start:
        meant = _same_day_in(end, start.year + 1) or meant
    if meant >= start and (meant - start).days <= 183:
        return f'Write the year in which it ends: "end: {meant.isoformat()}".'
    return "Correct one of the two dates."


def _same_day_in(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def check_nesting(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each task that starts or ends outside what holds it."""
    for phase in subject.plan.work.phases:
        bounds = (phase, "start", phase.start), (phase, "end", phase.end)
        for task in phase.tasks:
            yield from _outside(task, *bounds)


Bound = tuple[Phase | Task, str, date | None]


def _outside(task: Task, first: Bound, last: Bound) -> Iterator[Problem]:
    """Yield what is outside of the nearest dates given above a task, and below it."""
    for key, day in (("start", task.start), ("end", task.end)):
        if day is None:
            continue
        if first[2] is not None and day < first[2]:
            yield _beyond(task, key, day, first, "before")
        elif last[2] is not None and day > last[2]:
            yield _beyond(task, key, day, last, "after")
    inner_first = (task, "start", task.start) if task.start else first
    inner_last = (task, "end", task.end) if task.end else last
    for inner in task.tasks:
        yield from _outside(inner, inner_first, inner_last)


def _beyond(task: Task, key: str, day: date, bound: Bound, side: str) -> Problem:
    holder, edge, limit = bound
    name = name_of("phase" if isinstance(holder, Phase) else "task", holder)
    assert limit is not None  # noqa: S101  # only a bound with a day is handed over
    return problem(
        "outside-parent",
        task.place.at(key),
        f'Task "{task.id}" {key}s on {spoken(day)}, {side} {name} {edge}s on {spoken(limit)}.',
        "Move the task, or the dates of what holds it.",
    )


def check_future(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each thing that is said to have happened after as_of."""
    as_of = subject.plan.project.as_of
    for visit in subject.visits:
        for record in visit.records:
            for key, day in _happened(record):
                if day > as_of:
                    yield problem(
                        "in-the-future",
                        record.place.at(key),
                        f"{name_of(visit.kind, visit.source)} gives {spoken(day)} for what has "
                        "happened; "
                        f"the plan speaks for {spoken(as_of)}.",
                        'Correct the day, or move "as_of" of the project.',
                    )


def _happened(record: Record) -> Iterator[tuple[str, date]]:
    """Yield the keys and days of a record that speak of the past."""
    done_on = getattr(record, "done_on", None)
    if isinstance(done_on, date):
        yield "done_on", done_on
    if isinstance(record, Outcome | Measurement | Rehearsal):
        yield "date", record.date
    if isinstance(record, Milestone) and record.done:
        yield "date", record.date
    if isinstance(record, Recurrence) and record.last_done:
        yield "last_done", record.last_done


def check_expiry(subject: Subject) -> Iterator[Problem]:
    """Yield a warning for each waiver and override whose last day is before as_of."""
    plan = subject.plan
    found: list[tuple[str, Place, date]] = [
        (f'The waiver of "{item.id}"', item.waiver.place.at("until"), item.waiver.until)
        for item in plan.readiness.items
        if item.waiver
    ]
    found += [
        (f"The override of {override.area}", override.place.at("until"), override.until)
        for override in plan.project.overrides
    ]
    for name, place, until in found:
        if until < plan.project.as_of:
            yield problem(
                "expired",
                place,
                f"{name} expired on {spoken(until)}.",
                "Renew it with a new day, or delete it.",
            )


def check_far_dates(subject: Subject) -> Iterator[Problem]:
    """Yield a warning for each date that lies more than ten years from as_of."""
    as_of = subject.plan.project.as_of
    for visit in subject.visits:
        for record in visit.records:
            for key in day_fields(type(record)):
                day = getattr(record, key)
                if day is not None and abs(day.year - as_of.year) > _FAR_YEARS:
                    yield problem(
                        "far-date",
                        record.place.at(key),
                        f"{name_of(visit.kind, visit.source)} gives {spoken(day)}, more than "
                        f"ten years from {spoken(as_of)}.",
                        "Look at the year.",
                    )
