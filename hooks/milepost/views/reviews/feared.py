"""What a reader of a change fears first: readiness verdict, end of the plan, overall health."""

from __future__ import annotations

from datetime import date

from milepost.derive.status import Status
from milepost.history.change import DerivedKind
from milepost.history.comparison import Comparison
from milepost.value import Value
from milepost.views.reviews.phrases import working_days
from milepost.views.wording import full_day

_WITHDRAWN = "an end was withdrawn"


class Feared(Value):
    """One thing that a reader fears: its name, how it stands and stood; `before` may be unknown.

    `moved` tells the distance where there is one.
    """

    name: str
    now: str
    before: str | None
    moved: str = ""

    @property
    def words(self) -> str:
        """The line of it: `Readiness verdict: NO-GO, unchanged`."""
        if self.before is None:
            return f"{self.name}: {self.now}"
        if self.before == self.now:
            return f"{self.name}: {self.now}, unchanged"
        return f"{self.name}: {self.now}, {self.moved or f'was {self.before}'}"


def feared(status: Status, comparison: Comparison | None) -> tuple[Feared, ...]:
    """Return how the proposed plan stands, beside the plan before where there is one."""
    was = comparison.first.status if comparison else None
    return (
        Feared(
            "Readiness verdict",
            status.readiness.verdict.value,
            was.readiness.verdict.value if was else None,
        ),
        Feared(
            "End of the plan",
            _day(status.network.end),
            _day(was.network.end) if was else None,
            _moved(comparison) if comparison else "",
        ),
        Feared(
            "Overall health",
            status.health.health.value,
            was.health.health.value if was else None,
        ),
    )


def _day(day: date | None) -> str:
    return full_day(day) if day else "not stated"


def _moved(comparison: Comparison) -> str:
    found = next((each for each in comparison.derived if each.kind is DerivedKind.PLAN_END), None)
    if found is None or not found.before or not found.after:
        return ""
    if found.moved is None:
        return _WITHDRAWN
    was = full_day(date.fromisoformat(found.before))
    return f"{working_days(found.moved, later=found.after > found.before)}, was {was}"
