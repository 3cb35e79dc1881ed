"""Earned schedule: how much time the work done was worth in the baseline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from milepost.derive import derive
from milepost.derive.progress import PlannedWork
from milepost.model.plan import Plan
from milepost.value import Value

_NOUGHT = Decimal(0)


class Earned(Value):
    """Earned schedule on one day.

    Formula: `earned` is the first day by whose start the baseline had planned the share that is
    done now; the index is time earned over time passed, both from the baseline's start.
    Units: calendar days; the index is a ratio, 1.00 is on plan.
    Edge cases: None while nothing is done or planned; work beyond the baseline's last planned
    share earns its last day.
    Source: Walt Lipke, Schedule is Different, The Measurable News, 2003.
    """

    day: date
    earned: date | None
    index: Decimal | None


class Baseline:
    """The planned shares of a baseline, by day; they never fall from one day to the next."""

    __slots__ = ("_days", "_share", "start")

    def __init__(self, plan: Plan) -> None:
        """Span the days of a baseline, from its first start to the day after its last end."""
        network = derive(plan).network
        work = PlannedWork(plan)
        self.start = network.start
        self._share = cache(lambda day: work.share(day) or _NOUGHT)
        self._days: Sequence[date] = ()
        if network.start is not None and network.end is not None:
            days = (network.end - network.start).days + 2
            self._days = [network.start + timedelta(days=step) for step in range(days)]

    def earned(self, day: date, share: Decimal) -> Earned:
        """Return what a share of the work that is done on a day was worth."""
        if self.start is None or not self._days or share <= 0 or day <= self.start:
            return Earned(day, None, None)
        reached = bisect_left(self._days, share, key=self._share)
        at = self._days[min(reached, len(self._days) - 1)]
        passed = Decimal((day - self.start).days)
        return Earned(day, at, Decimal((at - self.start).days) / passed)

    def planned(self, day: date) -> Decimal:
        """Return the share that the baseline had planned by the start of a day."""
        if not self._days or day < self._days[0]:
            return _NOUGHT
        return self._share(min(day, self._days[-1]))


def planned_share(plan: Plan, day: date) -> Decimal:
    """Return the share of the work that a plan wants done by the start of a day; 0 to 1."""
    return PlannedWork(plan).share(day) or _NOUGHT
