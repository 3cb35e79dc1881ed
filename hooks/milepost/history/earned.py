"""Earned schedule: how much time the work done was worth in the baseline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from milepost.derive import derive
from milepost.model.plan import Plan

_NOUGHT = Decimal(0)


@dataclass(frozen=True, slots=True)
class Earned:
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
    """The planned shares of a baseline, by day."""

    __slots__ = ("_shares", "start")

    def __init__(self, plan: Plan) -> None:
        """Walk the days of a baseline once, from its first start to its last stated end."""
        network = derive(plan).network
        self.start = network.start
        self._shares: tuple[tuple[date, Decimal], ...] = ()
        if network.start is not None and network.end is not None:
            days = (network.end - network.start).days + 2
            self._shares = tuple(
                (day, planned_share(plan, day))
                for day in (network.start + timedelta(days=step) for step in range(days))
            )

    def earned(self, day: date, share: Decimal) -> Earned:
        """Return what a share of the work that is done on a day was worth."""
        if self.start is None or not self._shares or share <= 0 or day <= self.start:
            return Earned(day, None, None)
        reached = next((at for at, planned in self._shares if planned >= share), None)
        at = reached or self._shares[-1][0]
        passed = Decimal((day - self.start).days)
        return Earned(day, at, Decimal((at - self.start).days) / passed)

    def planned(self, day: date) -> Decimal:
        """Return the share that the baseline had planned by the start of a day."""
        return max((share for at, share in self._shares if at <= day), default=_NOUGHT)


def planned_share(plan: Plan, day: date) -> Decimal:
    """Return the share of the work that a plan wants done by the start of a day; 0 to 1."""
    moved = plan.project.model_copy(update={"as_of": day})
    on_the_day = Plan(project=moved, work=plan.work)
    return derive(on_the_day).progress.planned_share or _NOUGHT
