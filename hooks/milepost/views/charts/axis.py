"""The axis of days: which days a chart shows, and where each of them lies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from milepost.value import Value

_FADE_DAYS = 14
"""Calendar days over which an open end fades."""


class Scale(StrEnum):
    """What the lower line of an axis counts."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


class Axis(Value):
    """Days from `first` to `last`, both shown whole, from `left` on, each `day` pixels wide."""

    first: date
    last: date
    left: float
    day: float

    @property
    def days(self) -> int:
        """How many days it shows."""
        return (self.last - self.first).days + 1

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.days * self.day

    def start(self, day: date) -> float:
        """Return where the day begins, held inside the axis."""
        return self._inside((day - self.first).days)

    def middle(self, day: date) -> float:
        """Return the middle of the day, held inside the axis."""
        return self._inside((day - self.first).days + 0.5)

    def end(self, day: date) -> float:
        """Return where the day ends, held inside the axis."""
        return self._inside((day - self.first).days + 1)

    def shows(self, day: date) -> bool:
        """Return whether the day is on the axis."""
        return self.first <= day <= self.last

    def _inside(self, days: float) -> float:
        held = min(max(days, 0), self.days)
        return round(self.left + held * self.day, 1)


def fade_start(start: date, as_of: date) -> date:
    """Return the day from which an open bar fades: as-of, or its start where that is later."""
    return max(start, as_of)


def fade_end(start: date, as_of: date) -> date:
    """Return the last day of the fading part of an open bar."""
    return add_days(fade_start(start, as_of), _FADE_DAYS - 1)


def add_days(day: date, days: int) -> date:
    """Return the day that many calendar days on, held inside the calendar that Python knows."""
    ordinal = min(max(day.toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(ordinal)


def floor_of(day: date, scale: Scale) -> date:
    """Return the first day of the week (a Monday), month or quarter that holds the day."""
    if scale is Scale.WEEK:
        return add_days(day, -day.weekday())
    month = day.month if scale is Scale.MONTH else (day.month - 1) // 3 * 3 + 1
    return date(day.year, month, 1)


def ticks(first: date, last: date, scale: Scale) -> Iterator[date]:
    """Yield the first days of all weeks, months or quarters from `first` to `last`."""
    day = floor_of(first, scale)
    while day <= last:
        if day >= first:
            yield day
        following = _next(day, scale)
        if following <= day:
            return
        day = following


def years(first: date, last: date) -> Iterator[date]:
    """Yield each first of January from `first` to `last`."""
    for year in range(first.year, last.year + 1):
        if date(year, 1, 1) >= first:
            yield date(year, 1, 1)


def last_of(day: date, scale: Scale) -> date:
    """Return the last day of the week, month or quarter that holds the day."""
    following = _next(floor_of(day, scale), scale)
    return following - timedelta(days=1) if following > day else day


def _next(day: date, scale: Scale) -> date:
    if scale is Scale.WEEK:
        return add_days(day, 7)
    months = day.year * 12 + day.month - 1 + (1 if scale is Scale.MONTH else 3)
    year, month = divmod(months, 12)
    return date(year, month + 1, 1) if year <= date.max.year else date.max


def suited_scale(days: int, width: float) -> Scale:
    """Return the finest scale whose lines stay at least 9 pixels apart."""
    day = width / days
    if 7 * day >= 9:
        return Scale.WEEK
    return Scale.MONTH if 28 * day >= 9 else Scale.QUARTER


def least_days(scale: Scale) -> int:
    """Return how many days an axis of the scale shows at least."""
    return {Scale.WEEK: 14, Scale.MONTH: 180, Scale.QUARTER: 540}[scale]


def spanning(days: tuple[date, ...], scale: Scale, *, spare: int = 0) -> tuple[date, date]:
    """Return first and last day of an axis that shows these days in whole steps of the scale.

    `spare` adds that many days at the end, for labels.
    """
    first = floor_of(min(days), scale)
    last = max(add_days(max(days), spare), add_days(first, least_days(scale) - 1))
    return first, last_of(last, scale)


def fitted(first: date, last: date, *, left: float, width: float, least_day: float = 0) -> Axis:
    """Return the axis of these days over a width, wider where a day would fall below the least."""
    days = (last - first).days + 1
    return Axis(first, last, left, max(width / days, least_day))
