"""Days that come round: the next day of a weekly, monthly, quarterly or yearly round."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Literal

Period = Literal["day", "week", "month", "quarter", "year"]

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def add_periods(day: date, every: Period, count: int = 1) -> date:
    """Return the day that lies `count` periods later.

    In months that are too short the last day stands in, as 31 Jan leads to 28 Feb; further
    rounds are counted from `day` itself, so that 31 Mar follows. Ends at the last day that
    can be written, 31 Dec 9999.
    """
    if every in _DAYS:
        ordinal = day.toordinal() + _DAYS[every] * count
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    return _in_month(day, _month_number(day) + _MONTHS[every] * count)


def next_occurrence(first: date, every: Period, at_or_after: date) -> date:
    """Return the first round at or after a day, of rounds that start with `first`."""
    if at_or_after <= first:
        return first
    count = _whole_periods(first, every, at_or_after)
    reached = add_periods(first, every, count)
    return reached if reached >= at_or_after else add_periods(first, every, count + 1)


def next_weekday(weekday: int, at_or_after: date) -> date:
    """Return the first day at or after a day that is this day of the week (Monday is 0)."""
    return add_periods(at_or_after, "day", (weekday - at_or_after.weekday()) % 7)


def first_of_period(day: date, every: Period) -> date:
    """Return the first day of the week, month, quarter or year that holds this day."""
    if every in _DAYS:
        return add_periods(day, "day", -(day.weekday() if every == "week" else 0))
    step = _MONTHS[every]
    return date(day.year, (day.month - 1) // step * step + 1, 1)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _in_month(day: date, month_number: int) -> date:
    year, month = divmod(month_number, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _whole_periods(first: date, every: Period, until: date) -> int:
    """Count the periods that surely fit between the two days; one more may fit too."""
    if every in _DAYS:
        return (until - first).days // _DAYS[every]
    return (_month_number(until) - _month_number(first)) // _MONTHS[every]
