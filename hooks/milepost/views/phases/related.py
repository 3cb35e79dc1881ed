"""What else of the plan has to do with a phase: risks, KPIs, readiness items, runbooks."""

from __future__ import annotations

from milepost.derive.status import PhaseStatus
from milepost.model.base import Link
from milepost.value import Value
from milepost.views import marks
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.sentence import Span
from milepost.views.ties import Tie
from milepost.views.wording import full_day


class RunbookRow(Value):
    """A runbook that serves the phase; `tested` is None when it was never tried."""

    link: Span
    tested: str | None


def work_of(entry: PhaseStatus) -> set[str]:
    """Return the ids of a phase and of all its tasks."""
    return {entry.phase.id, *(task.id for task in entry.phase.walk())}


def first_link(links: tuple[Link, ...], work: set[str]) -> Link | None:
    """Return the first of the links that leads to this work."""
    return next((link for link in links if link.to in work), None)


def risks(context: Context, entry: PhaseStatus) -> tuple[tuple[Mark, Tie], ...]:
    """Return the risks that threaten a phase or that it lowers, highest exposure first."""
    work = work_of(entry)
    rows = []
    for known in sorted(context.status.risks, key=lambda known: -known.exposure):
        link = first_link((*known.risk.threatens, *known.risk.mitigated_by), work)
        if link is not None:
            tie = Tie(context.span(known.risk.id), link.inferred, link.reason)
            rows.append((marks.of_band(known.band), tie))
    return tuple(rows)


def kpis(context: Context, entry: PhaseStatus) -> tuple[Span, ...]:
    """Return the KPIs that a phase must reach or makes measurable."""
    work = work_of(entry)
    wanted = {target.kpi for target in (*entry.phase.targets, *entry.phase.success_criteria)}
    return tuple(
        context.span(kpi.id)
        for kpi in context.plan.kpis.kpis
        if kpi.id in wanted or first_link(kpi.measured_by, work)
    )


def readiness_items(context: Context, entry: PhaseStatus) -> tuple[Tie, ...]:
    """Return the readiness items that a phase closes."""
    work = work_of(entry)
    rows = []
    for item in context.plan.readiness.items:
        link = first_link(item.closed_by, work)
        if link is not None:
            rows.append(Tie(context.span(item.id), link.inferred, link.reason))
    return tuple(rows)


def runbooks(context: Context, entry: PhaseStatus) -> tuple[RunbookRow, ...]:
    """Return the runbooks that serve a phase."""
    work = work_of(entry)
    return tuple(
        RunbookRow(context.span(runbook.id), tested)
        for runbook in context.plan.runbooks
        if first_link(runbook.serves, work)
        for tested in [full_day(runbook.last_tested[-1].date) if runbook.last_tested else None]
    )
