"""Health of the KPIs."""

from __future__ import annotations

from decimal import Decimal

from milepost.derive.health.rule import Rule, always, are, count, judge
from milepost.derive.status import AreaHealth, Health, KpiState, KpiStatus
from milepost.model.project import Thresholds
from milepost.value import Value


class KpiFigures(Value):
    """What the health of the KPIs rests on; `unsourced` are met by a value without a source."""

    kpis: int
    met: int
    missed: int
    stale: int
    not_measured: int
    unsourced: int
    unknown_from_not_measured: Decimal


def _counts(figures: KpiFigures) -> str:
    parts = [f"{figures.met} of {count(figures.kpis, 'KPI')} met", f"{figures.missed} missed"]
    parts += [f"{figures.stale} stale"] if figures.stale else []
    parts += [f"{figures.not_measured} not measured"] if figures.not_measured else []
    return f"{', '.join(parts)}."


RULES: tuple[Rule[KpiFigures], ...] = (
    Rule(
        "kpis-mostly-missed",
        Health.OFF_TRACK,
        "more KPIs are missed than met",
        lambda figures: figures.missed > figures.met,
        _counts,
    ),
    Rule(
        "kpis-missed",
        Health.AT_RISK,
        "a KPI is missed",
        lambda figures: figures.missed > 0,
        _counts,
    ),
    Rule(
        "kpis-stale",
        Health.AT_RISK,
        "a KPI was met, but its value is older than `measured_every`",
        lambda figures: figures.stale > 0,
        _counts,
    ),
    Rule(
        "kpis-none",
        Health.UNKNOWN,
        "there is no KPI",
        lambda figures: figures.kpis == 0,
        lambda _: "No KPI is defined yet.",
    ),
    Rule(
        "kpis-not-measured",
        Health.UNKNOWN,
        "the share of KPIs without a value reaches `kpi_unmeasured_share`",
        lambda figures: (
            figures.not_measured > 0
            and figures.not_measured >= figures.unknown_from_not_measured * figures.kpis
        ),
        lambda figures: (
            f"{figures.not_measured} of {count(figures.kpis, 'KPI')} "
            f"{are(figures.not_measured)} not measured; {figures.missed} missed."
        ),
    ),
    Rule(
        "kpis-unsourced",
        Health.UNKNOWN,
        "a KPI is met by a value without a source",
        lambda figures: figures.unsourced > 0,
        lambda figures: (
            f"{figures.met} of {count(figures.kpis, 'KPI')} met, "
            f"{figures.unsourced} by a value without a source."
        ),
    ),
    Rule(
        "kpis-met",
        Health.ON_TRACK,
        "every measured KPI is met by a fresh value with a source",
        always,
        _counts,
    ),
)


def kpi_health(kpis: tuple[KpiStatus, ...], thresholds: Thresholds) -> AreaHealth:
    """Return the health of the KPIs by their table of rules.

    Formula: the first rule of the table that holds decides.
    Units: KPIs, counted; shares in parts of 1.
    Edge cases: KPIs without a value are unknown and never count as met.
    Source: thresholds of `project.yml`, with the defaults of this plan format.
    """
    states = [status.state for status in kpis]
    figures = KpiFigures(
        kpis=len(kpis),
        met=states.count(KpiState.MET),
        missed=states.count(KpiState.MISSED),
        stale=states.count(KpiState.STALE),
        not_measured=states.count(KpiState.NOT_MEASURED),
        unsourced=sum(_is_unsourced(status) for status in kpis),
        unknown_from_not_measured=thresholds.kpi_unmeasured_share,
    )
    return judge("kpis", figures, RULES)


def _is_unsourced(status: KpiStatus) -> bool:
    return (
        status.state is KpiState.MET and status.latest is not None and status.latest.source is None
    )
