"""The KPI page: target, actual, how they compare, and how old the measurement is."""

from __future__ import annotations

from milepost.derive.status import AreaHealth, KpiState, KpiStatus
from milepost.model.kpi import Kpi
from milepost.value import Value
from milepost.views import marks
from milepost.views.charts import Sparkline, sparkline
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.page_view import PageView
from milepost.views.places import SourceLink
from milepost.views.reviews.strips import StateStrip
from milepost.views.sentence import Span
from milepost.views.ties import Tie, ties
from milepost.views.wording import capital, count, full_day, in_words, number, plural


class KpiRow(Value):
    """One KPI. `unsourced` is True where a value stands without saying where it is from.

    `target_text` is the target as it was written, where the page says it in other words.
    """

    id: str
    title: str
    target: str
    target_text: str | None
    target_note: str | None
    actual: str | None
    mark: Mark
    history: StateStrip | None
    claimed: str | None
    measured: str | None
    age: str | None
    unsourced: bool
    measurement_source: str | None
    sparkline: Sparkline | None
    measured_by: tuple[Tie, ...]
    phases: tuple[Span, ...]
    note: str | None
    source: SourceLink


class KpisView(Value):
    """The KPI page."""

    mark: Mark
    summary: str
    lead: str
    purpose: str | None
    rows: tuple[KpiRow, ...]
    source: SourceLink


def kpis_view(context: Context) -> KpisView:
    """Return the KPIs as their page shows them: missed and stale first, then by the plan."""
    area = next(area for area in context.status.health.areas if area.area == "kpis")
    order = list(KpiState)
    entries = sorted(context.status.kpis, key=lambda entry: order.index(entry.state))
    return KpisView(
        mark=marks.of_health(area.health),
        summary=_summary(context),
        lead=_lead(context, area),
        purpose=context.plan.kpis.purpose,
        rows=tuple(_row(context, entry) for entry in entries),
        source=context.repository.file("plan/kpis.yml"),
    )


def kpis_page(context: Context) -> PageView:
    """Return the KPI page."""
    view = kpis_view(context)
    return PageView(
        path="kpis.html",
        title="KPIs",
        description=view.lead,
        tab="KPIs",
        template="kpis.html.j2",
        values=view,
        source=context.plan.kpis.place,
    )


def _summary(context: Context) -> str:
    states = [entry.state for entry in context.status.kpis]
    met, missed = states.count(KpiState.MET), states.count(KpiState.MISSED)
    stale = f" · {states.count(KpiState.STALE)} stale" if KpiState.STALE in states else ""
    silent = states.count(KpiState.NOT_MEASURED)
    return f"{met} of {len(states)} met · {missed} missed{stale} · {silent} not measured"


def _lead(context: Context, area: AreaHealth) -> str:
    silent, total = len(context.status.gaps.not_measured), len(context.status.kpis)
    if not total:
        return "The plan has no KPIs, so nobody can say whether the service meets its targets."
    missed = [entry for entry in context.status.kpis if entry.state is KpiState.MISSED]
    if missed or not silent:
        return area.sentence
    verb = plural(silent, "has", "have")
    return (
        f"{capital(in_words(silent))} of {in_words(total)} KPIs {verb} never been measured, "
        "so nobody can say yet whether the service meets its targets."
    )


def target_in_words(kpi: Kpi) -> str:
    """Return the target as a reader says it: `p99 below 200 ms`."""
    unit = f" {kpi.unit}" if kpi.unit else ""
    percentile = f"p{number(kpi.percentile)} " if kpi.percentile is not None else ""
    return f"{percentile}{kpi.comparator} {number(kpi.target)}{unit}"


def _row(context: Context, entry: KpiStatus) -> KpiRow:
    kpi, latest = entry.kpi, entry.latest
    sourced = latest is None or latest.source is not None
    return KpiRow(
        id=kpi.id,
        title=kpi.title,
        target=target_in_words(kpi),
        target_text=kpi.target_text if kpi.target_text != target_in_words(kpi) else None,
        target_note=_percentile_note(context, kpi),
        actual=number(latest.value) if latest else None,
        mark=marks.of_kpi(entry.state, sourced=sourced),
        history=context.strips.get(kpi.id),
        claimed=kpi.claimed,
        measured=full_day(latest.date) if latest else None,
        age=f"{count(entry.age_days, 'day')} old" if entry.age_days else None,
        unsourced=not sourced,
        measurement_source=latest.source if latest else None,
        sparkline=sparkline(entry) if len(kpi.measurements) > 1 else None,
        measured_by=ties(context, kpi.measured_by),
        phases=_wanted_by(context, kpi.id),
        note=kpi.note,
        source=context.repository.link(kpi.place, short=True),
    )


def _percentile_note(context: Context, kpi: Kpi) -> str | None:
    others = {other.unit for other in context.plan.kpis.kpis if other.percentile is not None}
    return "no percentile stated" if kpi.percentile is None and kpi.unit in others else None


def _wanted_by(context: Context, identifier: str) -> tuple[Span, ...]:
    return tuple(
        context.span(phase.id)
        for phase in context.plan.work.phases
        if any(target.kpi == identifier for target in (*phase.targets, *phase.success_criteria))
    )
