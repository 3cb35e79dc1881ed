"""The five figures: tasks, readiness, KPIs, risks, decisions."""

from __future__ import annotations

from milepost.derive.status import AreaHealth, DecisionState, KpiState
from milepost.value import Value
from milepost.views import marks
from milepost.views.charts.unit_strip import Strip, unit_strip
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.wording import count, days_from, named_day


class Figure(Value):
    """One figure: its name and page, the number, what it is of, its health and why."""

    label: str
    href: str
    value: str
    total: str | None
    strip: Strip
    mark: Mark
    note: str


def figures(context: Context) -> tuple[Figure, ...]:
    """Return the five figures in their order."""
    areas = {area.area: area for area in context.status.health.areas}
    return (
        _tasks(context, areas["schedule"]),
        _readiness(context, areas["readiness"]),
        _kpis(context, areas["kpis"]),
        _risks(context, areas["risks"]),
        _decisions(context, areas["decisions"]),
    )


def _tasks(context: Context, area: AreaHealth) -> Figure:
    progress = context.status.progress
    strip = unit_strip([("done", progress.done), ("open", progress.total - progress.done)])
    return Figure(
        label="Tasks done",
        href="phases.html",
        value=str(progress.done),
        total=str(progress.total),
        strip=strip,
        mark=marks.of_health(area.health),
        note=area.sentence,
    )


def _readiness(context: Context, area: AreaHealth) -> Figure:
    readiness = context.status.readiness
    parts = [
        ("done", readiness.done),
        ("waived", readiness.waived),
        ("open", len(readiness.blocking)),
    ]
    still = count(len(readiness.blocking), "item")
    return Figure(
        label="Readiness",
        href="readiness.html",
        value=str(readiness.done),
        total=str(readiness.total),
        strip=unit_strip(parts),
        mark=marks.of_health(area.health),
        note=(
            f"Readiness verdict {readiness.verdict.value}; {still} open."
            if readiness.total
            else area.sentence
        ),
    )


def _kpis(context: Context, area: AreaHealth) -> Figure:
    states = [entry.state for entry in context.status.kpis]
    met, missed = states.count(KpiState.MET), states.count(KpiState.MISSED)
    stale, silent = states.count(KpiState.STALE), states.count(KpiState.NOT_MEASURED)
    parts = [("done", met), ("missed", missed), ("stale", stale), ("unknown", silent)]
    stale_words = f", {stale} stale" if stale else ""
    return Figure(
        label="KPIs met",
        href="kpis.html",
        value=str(met),
        total=str(len(states)),
        strip=unit_strip(parts),
        mark=marks.of_health(area.health),
        note=f"{silent} not measured, {missed} missed{stale_words}." if states else area.sentence,
    )


def _risks(context: Context, area: AreaHealth) -> Figure:
    risks = [entry for entry in context.status.risks if entry.risk.state == "open"]
    bands = [entry.band for entry in risks]
    by_band = [(band, bands.count(band)) for band in ("high", "medium", "low")]
    named = ", ".join(f"{number} {band}" for band, number in by_band if number)
    exposure = sum(entry.exposure for entry in risks)
    return Figure(
        label="Open risks",
        href="risks.html",
        value=str(len(risks)),
        total=None,
        strip=unit_strip(by_band),
        mark=marks.of_health(area.health),
        note=f"{named}; exposure {exposure}." if risks else area.sentence,
    )


def _decisions(context: Context, area: AreaHealth) -> Figure:
    waiting = [e for e in context.status.decisions if e.state is not DecisionState.TAKEN]
    late = [entry for entry in waiting if entry.state is DecisionState.OVERDUE]
    dated = [entry.decision.decide_by for entry in waiting if entry.decision.decide_by]
    if late:
        note = f"{count(len(late), 'decision')} overdue."
    elif dated:
        day = min(dated)
        as_of = context.status.as_of
        note = f"Next due {named_day(day, as_of)}, {days_from(day, as_of)}."
    else:
        note = "None is waiting." if context.status.decisions else "No decision is in the plan."
    parts = [("overdue", len(late)), ("due", len(waiting) - len(late))]
    return Figure(
        label="Open decisions",
        href="decisions.html",
        value=str(len(waiting)),
        total=None,
        strip=unit_strip(parts),
        mark=marks.of_health(area.health),
        note=note,
    )
