"""The next days of meetings and reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from milepost.dates import WorkCalendar, add_periods, next_occurrence, next_weekday
from milepost.dates.recurrence import Period, first_of_period
from milepost.derive.calendar import WEEKDAYS
from milepost.derive.status import EventDates
from milepost.model.communication import Event

Finder = Callable[[date], date | None]


def event_dates(event: Event, calendar: WorkCalendar, as_of: date, until: date) -> EventDates:
    """Return the next day of an event, as-of included, and all its days up to `until`.

    Formula: daily events take place on working days; weekly ones on their weekday, else that of
    `first`. Longer rounds are counted from `first`, else from the first day of the month, quarter
    or year. With a weekday, it is the first such day from there.
    Units: days of the project's calendar; a stated hour is of the project's time zone.
    Edge cases: summer time moves neither day nor hour. An event that says none of this has no day
    that could be known.
    Source: the rules of this plan format.
    """
    find = _finder(event, calendar)
    upcoming: list[date] = []
    following = find(as_of)
    found = following
    while found is not None and found <= until and found < date.max:
        upcoming.append(found)
        found = find(found + timedelta(days=1))
    return EventDates(event, following, tuple(upcoming))


def _finder(event: Event, calendar: WorkCalendar) -> Finder:
    """Return the function that finds the first day of the event at or after a day."""
    once, first, every = event.date, event.first, event.every
    weekday = WEEKDAYS.index(event.weekday) if event.weekday else None
    if every is None:
        single = once or first
        return lambda day: single if single and single >= day else None
    if every == "day":
        return lambda day: calendar.next_working(max(day, first or day))
    if every == "week":
        return _weekly(first.weekday() if weekday is None and first else weekday, first)
    return _by_calendar(every, first, weekday)


def _weekly(weekday: int | None, first: date | None) -> Finder:
    if weekday is None:
        return lambda _: None
    return lambda day: next_weekday(weekday, max(day, first or day))


def _by_calendar(every: Period, first: date | None, weekday: int | None) -> Finder:
    if first is None and weekday is None:
        return lambda _: None

    def find(day: date) -> date:
        # One period back, since the weekday may move a day into the following period.
        anchor = first or first_of_period(day, every)
        earlier = add_periods(day, every, -1)
        for _ in range(4):
            start = next_occurrence(anchor, every, earlier)
            found = start if weekday is None else next_weekday(weekday, start)
            if found >= day:
                return found
            earlier = add_periods(start, "day")
        return found

    return find
