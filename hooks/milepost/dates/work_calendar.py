"""The calendar of a project: which days are worked, and arithmetic that counts only those."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date

MONDAY_TO_FRIDAY = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Working days of the week (Monday is 0) and the days off beside the others.

    Arithmetic rests on the *position* of a day: how many working days lie before it since
    1 Jan 0001. A day off has the position of the next working day, so a span that starts or ends
    on a day off counts only what is worked in it. Each operation costs a binary search in the
    holidays.
    """

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: frozenset[date] = frozenset()
    _week: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _before_in_week: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _lost: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        week = tuple(sorted(self.weekdays))
        if not week or week[0] < 0 or week[-1] > 6:
            raise ValueError("a calendar needs a working weekday, from 0 (Monday) to 6 (Sunday)")
        before = tuple(sum(worked < day for worked in week) for day in range(7))
        lost = sorted(off.toordinal() for off in self.holidays if off.weekday() in self.weekdays)
        object.__setattr__(self, "_week", week)
        object.__setattr__(self, "_before_in_week", before)
        object.__setattr__(self, "_lost", tuple(lost))

    def is_working(self, day: date) -> bool:
        """Tell whether work is done on this day."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def position(self, day: date) -> int:
        """Return how many working days lie before this day."""
        return self._position(day.toordinal())

    def position_after(self, day: date) -> int:
        """Return how many working days lie before the day after this one."""
        return self._position(day.toordinal() + 1)

    def day_at(self, position: int) -> date:
        """Return the working day that has just `position` working days before it.

        Beyond the days that can be written, it is the first or the last of them.
        """
        holidays = 0
        while True:
            ordinal = self._ordinal(position + holidays)
            found = bisect_right(self._lost, ordinal)
            if found == holidays:
                return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
            holidays = found

    def working_days_within(self, start: date, end: date) -> int:
        """Count the working days from start to end, both included; nought if end is earlier."""
        return max(0, self.position_after(end) - self.position(start))

    def difference(self, start: date, end: date) -> int:
        """Count the working days from start, included, to end, excluded; negative if end is first.

        `difference(a, b)` is `-difference(b, a)`, and differences along a way add up.
        """
        return self.position(end) - self.position(start)

    def working_days_after(self, start: date, end: date) -> int:
        """Count the working days after start up to end, included; negative if end is first.

        This is how late something due on `start` is on the evening of `end`.
        """
        return self.position_after(end) - self.position_after(start)

    def next_working(self, day: date) -> date:
        """Return the first working day at or after this day."""
        return self.day_at(self.position(day))

    def last_working(self, day: date) -> date:
        """Return the last working day at or before this day."""
        return self.day_at(self.position_after(day) - 1)

    def add_working_days(self, day: date, count: int) -> date:
        """Return the working day that lies `count` working days after this one, or before it.

        From a day off, counting starts at the next working day; nought gives that day itself.
        """
        return self.day_at(self.position(day) + count)

    def _position(self, ordinal: int) -> int:
        # Ordinal 1, 1 Jan 0001, is a Monday in the proleptic Gregorian calendar.
        weeks, weekday = divmod(ordinal - 1, 7)
        worked = weeks * len(self._week) + self._before_in_week[weekday]
        return worked - bisect_left(self._lost, ordinal)

    def _ordinal(self, position: int) -> int:
        weeks, rest = divmod(position, len(self._week))
        return weeks * 7 + self._week[rest] + 1
