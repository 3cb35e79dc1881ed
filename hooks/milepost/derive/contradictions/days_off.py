"""Days of the plan on which nobody works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from milepost.dates import WorkCalendar
from milepost.dates.wording import short_day
from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.finding import Findings, Side, contradiction
from milepost.derive.contradictions.wording import WEEKDAYS, count, listing, quote
from milepost.model.base import Stated
from milepost.model.work import Phase, Task
from milepost.problems.place import Place
from milepost.value import Value

_KINDS = ("start", "end", "milestone", "deadline", "review", "go-live")
_MOST_NAMED = 3


class Dated(Value):
    """A day of the plan on which something is meant to happen, and what it is called."""

    kind: str
    day: date
    label: str
    subject: str
    place: Place
    record: Stated | None


def dates_on_days_off(context: Context) -> Findings:
    """Starts, ends, deadlines and other days that lie ahead fall on days off: one for all."""
    off = [dated for dated in _days_of(context) if not context.calendar.is_working(dated.day)]
    if not off:
        return
    one = len(off) == 1
    yield contradiction(
        "dates-on-days-off",
        Side(_stated(off, context.as_of), off[0].place),
        Side(
            f"{'It falls on a day off' if one else 'They fall on days off'} "
            f"({_names_of_days(context, off)}).",
            context.plan.project.calendar.place.at("working_days"),
        ),
        _cure(context.calendar, off),
        subjects=[dated.subject for dated in off],
        records=[dated.record for dated in off if dated.record is not None],
    )


def _stated(off: Sequence[Dated], as_of: date) -> str:
    if len(off) == 1:
        return f"{off[0].label} on {short_day(off[0].day, as_of)}"
    kinds = Counter(dated.kind for dated in off)
    return listing([count(kinds[kind], kind) for kind in _KINDS if kind in kinds])


def _names_of_days(context: Context, off: Sequence[Dated]) -> str:
    """Name the weekdays that are off, and the holidays among them by their titles."""
    calendar = context.plan.project.calendar
    titles = {holiday.date: holiday.title for holiday in calendar.holidays}
    working = {name.capitalize() for name in calendar.working_days}
    names = []
    for dated in sorted(off, key=lambda item: item.day.weekday()):
        weekday = WEEKDAYS[dated.day.weekday()]
        names.append(titles.get(dated.day, "holiday") if weekday in working else weekday)
    distinct = list(dict.fromkeys(names))
    shown = distinct[:_MOST_NAMED]
    return ", ".join(shown) + (" and others" if len(distinct) > len(shown) else "")


def _cure(calendar: WorkCalendar, off: Sequence[Dated]) -> str:
    """Lead starts to the working day after and all else to the one before."""
    them = "it" if len(off) == 1 else "them"
    starts = [dated.kind == "start" for dated in off]
    if any(starts) and not all(starts):
        return f"Move {them} to working days."
    near = calendar.next_working if all(starts) else calendar.last_working
    side = "after" if all(starts) else "before"
    weekdays = {near(dated.day).weekday() for dated in off}
    name = WEEKDAYS[weekdays.pop()] if len(weekdays) == 1 else "working day"
    return f"Move {them} to the {name} {side}."


def _days_of(context: Context) -> Iterator[Dated]:
    """Yield the stated days of what is still ahead: what is done or decided needs no other."""
    for phase in context.plan.work.phases:
        yield from _ends_of(phase, f"Phase {phase.number}")
        for task in phase.walk():
            if task.state not in ("done", "dropped"):
                yield from _ends_of(task, quote(task.title))
    for milestone in context.plan.work.milestones:
        if not milestone.done:
            label = quote(milestone.title)
            place = milestone.place.at("date")
            yield Dated("milestone", milestone.date, label, milestone.id, place, milestone)
    yield from _deadlines(context)


def _ends_of(record: Phase | Task, label: str) -> Iterator[Dated]:
    if record.start is not None:
        place = record.place.at("start")
        yield Dated("start", record.start, f"{label} starts", record.id, place, record)
    if record.end is not None:
        place = record.place.at("end")
        yield Dated("end", record.end, f"{label} ends", record.id, place, record)


def _deadlines(context: Context) -> Iterator[Dated]:
    for decision in context.plan.decisions.decisions:
        if decision.decide_by is not None and decision.outcome is None:
            label, place = f"{decision.title} due", decision.place.at("decide_by")
            yield Dated("deadline", decision.decide_by, label, decision.id, place, decision)
    project, readiness = context.plan.project, context.plan.readiness
    if project.review.next is not None:
        place = project.review.place.at("next")
        yield Dated("review", project.review.next, "Next review", project.id, place, project.review)
    if readiness.go_live is not None:
        place = readiness.place.at("go_live")
        yield Dated("go-live", readiness.go_live, "Going live", project.id, place, None)
