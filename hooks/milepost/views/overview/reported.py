"""What the readers of a review were shown, where the rules of today give another value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.history.headline import Headline, headline
from milepost.value import Value, asdict
from milepost.views.context import Context
from milepost.views.wording import full_day

_NAMES = {
    "health": "Overall health",
    "derived_health": "Derived health",
    "overridden": "Overridden",
    "tasks_done": "Tasks done",
    "tasks_total": "Tasks",
    "tasks_evidenced": "Tasks done with evidence",
    "readiness_verdict": "Readiness verdict",
    "readiness_done": "Readiness items done",
    "readiness_total": "Readiness items",
    "kpis_met": "KPIs met",
    "kpis_total": "KPIs",
    "kpis_not_measured": "KPIs not measured",
    "risks_open": "Open risks",
    "risks_high": "High risks",
    "exposure": "Exposure",
    "decisions_open": "Open decisions",
    "decisions_overdue": "Overdue decisions",
    "plan_end": "End of the plan",
    "contradictions_stated": "Contradictions",
    "contradictions_inferred": "Inferred contradictions",
}


class Reported(Value):
    """One headline value: what the seal holds, and what follows today."""

    name: str
    then: str
    now: str


def reported(context: Context) -> tuple[Reported, ...]:
    """Return the headline values of a sealed review that differ from what its page derives."""
    if context.review is None:
        return ()
    then = Headline.of(context.review.snapshot.headline)
    now = headline(context.status, then.silent)
    return (*_differences(then, now), *_areas(then, now))


def _differences(then: Headline, now: Headline) -> Iterator[Reported]:
    earlier = asdict(then)
    for name, figure in asdict(now).items():
        if name in _NAMES and earlier[name] != figure:
            yield Reported(_NAMES[name], _text(earlier[name]), _text(figure))


def _areas(then: Headline, now: Headline) -> Iterator[Reported]:
    for area in sorted({*then.areas, *now.areas}):
        one, other = then.areas.get(area), now.areas.get(area)
        if one != other:
            yield Reported(f"Health of {area}", _text(one), _text(other))


def _text(value: object) -> str:
    if isinstance(value, date):
        return full_day(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)
