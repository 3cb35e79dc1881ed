"""Dates that were made on the calendar of another year.

A plan made on last year's calendar starts its work on Tuesdays and ends it on Saturdays: each date
is right but for the year. The rule looks at all stated starts and ends of phases and tasks, each
day once, and compares three years: the stated one and its two neighbours. It fires when

* there are at least five different starts and ends (`_FEWEST`);
* at most one in five fits the stated year (`_FIT_HERE`), and at least four in five fit the
  neighbouring one (`_FIT_THERE`), where a start fits on the first working day of the week and an
  end on the last;
* most of the starts, or most of the ends, fall on weekly days off as they stand, which no team
  plans on purpose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from datetime import date
from fractions import Fraction

from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.finding import Findings, Side, contradiction
from milepost.derive.contradictions.wording import WEEKDAYS, capital, count, listing
from milepost.model.work import Phase, Task
from milepost.problems.place import Place
from milepost.value import Value

_FEWEST = 5
_FIT_HERE = Fraction(1, 5)
_FIT_THERE = Fraction(4, 5)
_MOST = Fraction(1, 2)


class Mark(Value):
    """A stated start or end of a phase or a task."""

    kind: str
    day: date
    record: Phase | Task

    @property
    def place(self) -> Place:
        """Where the day stands."""
        return self.record.place.at(self.kind)


class Week(Value):
    """The working days of a week (Monday is 0), those that begin it and those that end it."""

    working: frozenset[int]
    first: frozenset[int]
    last: frozenset[int]

    @classmethod
    def of(cls, working: frozenset[int]) -> Week:
        """Return the week with these working days; it begins and ends beside days off."""
        return cls(
            working,
            first=frozenset(day for day in working if (day - 1) % 7 not in working),
            last=frozenset(day for day in working if (day + 1) % 7 not in working),
        )

    def fits(self, kind: str, day: date) -> bool:
        """Tell whether a start begins a working week, or an end ends one."""
        return day.weekday() in (self.first if kind == "start" else self.last)


def dates_fit_another_year(context: Context) -> Findings:
    """The weekdays of most dates are wrong in this year and right in a neighbouring one."""
    week = Week.of(context.calendar.weekdays)
    shift = better_year(week, _days(context))
    if shift is None:
        return
    marks = [mark for record in _work(context) for mark in _marks(record)]
    years = sorted({mark.day.year for mark in marks})
    yield contradiction(
        "dates-fit-another-year",
        Side(_stated(marks), marks[0].place),
        Side(_there(week, marks, shift), context.plan.project.calendar.place),
        f"Check every date against the calendar of {listing([str(year) for year in years])}.",
        subjects=[mark.record.id for mark in marks],
        records=[mark.record for mark in marks],
    )


def better_year(week: Week, days: Set[tuple[str, date]]) -> int | None:
    """Return -1 or 1 for the neighbouring year that the dates fit, None where none does."""
    if len(days) < _FEWEST or not (
        _mostly_off(week, days, "start") or _mostly_off(week, days, "end")
    ):
        return None
    if _share_fitting(week, days, 0) > _FIT_HERE:
        return None
    return next((year for year in (-1, 1) if _share_fitting(week, days, year) >= _FIT_THERE), None)


def _share_fitting(week: Week, days: Set[tuple[str, date]], years: int) -> Fraction:
    return Fraction(sum(_fits(week, kind, day, years) for kind, day in days), len(days))


def _fits(week: Week, kind: str, day: date, years: int) -> bool:
    moved = _moved(day, years)
    return moved is not None and week.fits(kind, moved)


def _moved(day: date, years: int) -> date | None:
    """Return the same day and month of another year; None for 29 Feb where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return None


def _mostly_off(week: Week, days: Set[tuple[str, date]], kind: str) -> bool:
    weekdays = [day.weekday() for of, day in days if of == kind]
    off = sum(weekday not in week.working for weekday in weekdays)
    return bool(weekdays) and Fraction(off, len(weekdays)) > _MOST


def _days(context: Context) -> set[tuple[str, date]]:
    starts = {("start", record.start) for record in _work(context) if record.start is not None}
    return starts | {("end", record.end) for record in _work(context) if record.end is not None}


def _work(context: Context) -> Iterator[Phase | Task]:
    for phase in context.plan.work.phases:
        yield phase
        yield from phase.walk()


def _marks(record: Phase | Task) -> Iterator[Mark]:
    if record.start is not None:
        yield Mark("start", record.start, record)
    if record.end is not None:
        yield Mark("end", record.end, record)


def _there(week: Week, marks: Sequence[Mark], shift: int) -> str:
    moved = [(mark.kind, _moved(mark.day, shift)) for mark in marks]
    fitting = [day.weekday() for kind, day in moved if day is not None and week.fits(kind, day)]
    many = "all" if len(fitting) == len(marks) else f"{len(fitting)} of {len(marks)}"
    weekdays = listing([WEEKDAYS[weekday] for weekday in sorted(set(fitting))])
    return f"A year {'earlier' if shift < 0 else 'later'}, {many} fall on {weekdays}."


def _stated(marks: Sequence[Mark]) -> str:
    parts = []
    for kind in ("start", "end"):
        days = Counter(mark.day.weekday() for mark in marks if mark.kind == kind)
        if days:
            total = days.total()
            weekday, number = min(days.items(), key=lambda item: (-item[1], item[0]))
            many = count(total, kind) if number == total else f"{number} of {count(total, kind)}"
            parts.append(f"{many} on a {WEEKDAYS[weekday]}")
    return capital(", ".join(parts))
