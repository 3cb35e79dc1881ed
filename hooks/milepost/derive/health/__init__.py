"""Health: one table of rules for each area, and the worst of the areas for the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from milepost.derive.health.decisions import decision_health
from milepost.derive.health.kpis import kpi_health
from milepost.derive.health.readiness import readiness_health
from milepost.derive.health.risks import risk_health
from milepost.derive.health.schedule import schedule_health
from milepost.derive.status import AreaHealth, Health, OverallHealth
from milepost.model.project import Override
from milepost.value import replace

__all__ = [
    "decision_health",
    "kpi_health",
    "overall_health",
    "readiness_health",
    "risk_health",
    "schedule_health",
    "worst",
]


def overall_health(
    areas: Sequence[AreaHealth], overrides: Sequence[Override], as_of: date
) -> OverallHealth:
    """Return the health of the whole: the worst of its areas, overrides laid over.

    Formula: overall health = the worst of the areas in the order off track, at risk, unknown, on
    track.
    Units: one of these four words.
    Edge cases: an override holds up to and on its `until`; of several for one area the last one
    written does. The derived health is kept and shown beside it. Overall follows from what is
    shown for the areas, unless it is itself overridden.
    Source: the rules of this plan format; silence is unknown and never on track.
    """
    shown = tuple(_overridden(area, overrides, as_of) for area in areas)
    override = _holding("overall", overrides, as_of)
    health = worst(area.health for area in shown)
    return OverallHealth(
        health=Health(override.health) if override else health,
        derived=worst(area.derived for area in shown),
        areas=shown,
        override=override,
    )


def worst(healths: Iterable[Health]) -> Health:
    """Return the worst in the order off track, at risk, unknown, on track; unknown of none."""
    order = list(Health)
    return min(healths, key=order.index, default=Health.UNKNOWN)


def _overridden(area: AreaHealth, overrides: Sequence[Override], as_of: date) -> AreaHealth:
    override = _holding(area.area, overrides, as_of)
    if override is None:
        return area
    return replace(area, health=Health(override.health), override=override)


def _holding(area: str, overrides: Sequence[Override], as_of: date) -> Override | None:
    holding = [each for each in overrides if each.area == area and each.until >= as_of]
    return holding[-1] if holding else None
