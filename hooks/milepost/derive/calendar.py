"""From the calendar of a plan to the one that arithmetic is done with."""

from __future__ import annotations

from milepost.dates import WorkCalendar
from milepost.model.project import Calendar

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days of the week in the plan's words; their positions are those of `date.weekday`."""


def work_calendar(calendar: Calendar) -> WorkCalendar:
    """Return the working days of a plan: its weekdays without its holidays.

    Formula: a day is worked when it is one of `working_days` and no holiday. A span from start to
    end counts the days worked in it, both ends included.
    Units: working days. Overdue counts those after the end up to and with as-of.
    Edge cases: a start or end on a day off counts only what is worked. A plan that names no
    working day at all is taken to work on all seven.
    Source: `calendar` in project.yml; public holidays come from the pinned `holidays` package.
    """
    weekdays = frozenset(WEEKDAYS.index(name) for name in calendar.working_days)
    holidays = frozenset(holiday.date for holiday in calendar.holidays)
    return WorkCalendar(weekdays or frozenset(range(7)), holidays)
