"""How a plan went from review to review: one point a review, and the dates that were forecast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from milepost.derive.status import Status
from milepost.history.headline import Headline, headline
from milepost.history.snapshot import Seal
from milepost.history.two_statuses import Side
from milepost.model.plan import Plan
from milepost.value import Value


class Forecast(Value):
    """The end of one phase or milestone as a review stated it; None while it is open."""

    id: str
    title: str
    end: date | None


class TrendPoint(Value):
    """One review: what its readers were shown, and every end that it forecast.

    `planned_share` is the share of the work that was planned by that day; None while nothing was.
    `sealed` is False for the live plan, which may still change.
    """

    day: date
    headline: Headline
    planned_share: Decimal | None
    forecasts: tuple[Forecast, ...]
    sealed: bool


class Trend(Value):
    """All points of a project, oldest first, and the days on which the baseline was set."""

    points: tuple[TrendPoint, ...]
    baseline: date | None
    rebaselined: tuple[date, ...]

    def forecasts(self) -> Mapping[str, tuple[tuple[date, date | None], ...]]:
        """Return, by id, the review days with the end that each forecast; ids in plan order."""
        found: dict[str, list[tuple[date, date | None]]] = {}
        for point in self.points:
            for forecast in point.forecasts:
                found.setdefault(forecast.id, []).append((point.day, forecast.end))
        return {name: tuple(ends) for name, ends in found.items()}


def trend(reviews: Sequence[TrendPoint], plan: Plan, status: Status, silent: int = 0) -> Trend:
    """Return the trend up to a plan; a plan that was sealed as it stands adds no point twice.

    `reviews` are the points of all sealed reviews, oldest first.
    """
    points = list(reviews)
    if not points or points[-1].day < status.as_of:
        live = headline(status, silent)
        points.append(_point(status.as_of, live, plan, status, sealed=False))
    agreed = tuple(sorted(one.review for one in plan.review.baselines))
    first = reviews[0].day if reviews else None
    return Trend(tuple(points), agreed[-1] if agreed else first, agreed)


def sealed_point(seal: Seal, side: Side) -> TrendPoint:
    """Return the point of a sealed review; its headline is the one that was shown."""
    shown = Headline.of(seal.snapshot.headline)
    return _point(seal.day, shown, side.plan, side.status, sealed=True)


def _point(day: date, shown: Headline, plan: Plan, status: Status, *, sealed: bool) -> TrendPoint:
    return TrendPoint(day, shown, status.progress.planned_share, _forecasts(plan), sealed)


def _forecasts(plan: Plan) -> tuple[Forecast, ...]:
    phases = [Forecast(phase.id, phase.title, phase.end) for phase in plan.work.phases]
    milestones = [Forecast(one.id, one.title, one.date) for one in plan.work.milestones]
    return (*phases, *milestones)
