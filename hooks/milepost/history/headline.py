"""The headline of a review: the figures that its readers were shown first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from milepost.derive.status import DecisionState, KpiState, Status
from milepost.value import Value, asdict


class Headline(Value):
    """What the readers of a review were shown.

    `health` and `areas` are the words shown, which are an override's while one holds; the areas
    concerned, or `overall`, then stand in `overridden`, and `derived_health` is what follows.
    `exposure` adds up that of the open risks, of which `risks_high` are in the band `high`.
    `plan_end` is the last stated end. `silent` counts what was neither changed nor confirmed
    since the review before. All others are counts as the overview shows them.
    """

    health: str
    derived_health: str
    areas: Mapping[str, str]
    overridden: tuple[str, ...]
    tasks_done: int
    tasks_total: int
    tasks_evidenced: int
    readiness_verdict: str
    readiness_done: int
    readiness_total: int
    kpis_met: int
    kpis_total: int
    kpis_not_measured: int
    risks_open: int
    risks_high: int
    exposure: int
    decisions_open: int
    decisions_overdue: int
    plan_end: date | None
    contradictions_stated: int
    contradictions_inferred: int
    silent: int

    def tree(self) -> dict[str, Any]:
        """Return the headline as plain values, as a seal holds it."""
        tree = asdict(self)
        return {
            **tree,
            "areas": dict(self.areas),
            "overridden": list(self.overridden),
            "plan_end": self.plan_end.isoformat() if self.plan_end else None,
        }

    @classmethod
    def of(cls, tree: Mapping[str, Any]) -> Self:
        """Return the headline that a seal holds."""
        end = tree["plan_end"]
        return cls(
            **{
                **tree,
                "overridden": tuple(tree["overridden"]),
                "plan_end": date.fromisoformat(end) if end else None,
            }
        )


def headline(status: Status, silent: int) -> Headline:
    """Return the headline of what follows from a plan."""
    health, progress, readiness = status.health, status.progress, status.readiness
    kpis = [entry.state for entry in status.kpis]
    risks = [entry for entry in status.risks if entry.risk.state == "open"]
    decisions = [entry.state for entry in status.decisions]
    inferred = sum(found.inferred for found in status.contradictions)
    return Headline(
        health=health.health.value,
        derived_health=health.derived.value,
        areas={area.area: area.health.value for area in health.areas},
        overridden=_overridden(status),
        tasks_done=progress.done,
        tasks_total=progress.total,
        tasks_evidenced=progress.evidenced,
        readiness_verdict=readiness.verdict.value,
        readiness_done=readiness.done,
        readiness_total=readiness.total,
        kpis_met=kpis.count(KpiState.MET),
        kpis_total=len(kpis),
        kpis_not_measured=kpis.count(KpiState.NOT_MEASURED),
        risks_open=len(risks),
        risks_high=sum(entry.band == "high" for entry in risks),
        exposure=sum(entry.exposure for entry in risks),
        decisions_open=len(decisions) - decisions.count(DecisionState.TAKEN),
        decisions_overdue=decisions.count(DecisionState.OVERDUE),
        plan_end=status.network.end,
        contradictions_stated=len(status.contradictions) - inferred,
        contradictions_inferred=inferred,
        silent=silent,
    )


def _overridden(status: Status) -> tuple[str, ...]:
    areas = (area.area for area in status.health.areas if area.override)
    return (*areas, *(("overall",) if status.health.override else ()))
