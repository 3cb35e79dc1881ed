"""The top of this package: everything that follows from a plan, in one frozen value."""

from __future__ import annotations

from milepost.dates import WorkCalendar, add_periods
from milepost.derive.calendar import work_calendar
from milepost.derive.contradictions import find_contradictions
from milepost.derive.decisions import decision_status, decision_targets
from milepost.derive.events import event_dates
from milepost.derive.gaps import gaps
from milepost.derive.health import (
    decision_health,
    kpi_health,
    overall_health,
    readiness_health,
    risk_health,
    schedule_health,
)
from milepost.derive.kpis import kpi_status
from milepost.derive.outline import Entry, Spans, outline
from milepost.derive.outlook import outlook
from milepost.derive.progress import progress
from milepost.derive.readiness import readiness
from milepost.derive.risks import risk_status
from milepost.derive.schedule import schedule
from milepost.derive.staleness import staleness
from milepost.derive.states import Day, standings
from milepost.derive.status import (
    DecisionStatus,
    KpiStatus,
    MilestoneStatus,
    Network,
    OverallHealth,
    PhaseStatus,
    Progress,
    Readiness,
    RiskStatus,
    Status,
)
from milepost.derive.ties import finished, open_decisions, positions_by_id, work_ties
from milepost.derive.tree import assemble
from milepost.model.plan import Plan
from milepost.value import Value, replace


class _Work(Value):
    """What follows for phases, tasks and milestones."""

    entries: tuple[Entry, ...]
    progress: Progress
    phases: tuple[PhaseStatus, ...]
    milestones: tuple[MilestoneStatus, ...]
    network: Network


def derive(plan: Plan) -> Status:
    """Return all that follows from a plan on its as-of day.

    A pure function: the plan's `as_of` is the only day that is used, and equal plans give
    equal results. Expects a plan that was checked, as `load` returns it.
    """
    project, as_of = plan.project, plan.project.as_of
    calendar = work_calendar(project.calendar)
    until = add_periods(as_of, "day", project.thresholds.outlook_days)
    work = _work(plan, calendar)
    checklist = readiness(plan.readiness, as_of)
    kpis = tuple(kpi_status(kpi, as_of) for kpi in plan.kpis.kpis)
    risks = tuple(
        risk_status(risk, number, project.scales) for number, risk in enumerate(plan.risks.risks, 1)
    )
    decisions = _decisions(plan, work.entries, calendar)
    events = tuple(
        event_dates(event, calendar, as_of, until) for event in plan.communication.events
    )
    review = staleness(project)
    status = Status(
        as_of=as_of,
        progress=work.progress,
        phases=work.phases,
        milestones=work.milestones,
        network=work.network,
        readiness=checklist,
        kpis=kpis,
        risks=risks,
        decisions=decisions,
        health=_health(plan, work, checklist, kpis, risks, decisions),
        contradictions=(),
        outlook=outlook(
            project,
            decisions,
            work.phases,
            work.milestones,
            checklist,
            events,
            review.next_review,
            until,
        ),
        events=events,
        staleness=review,
        gaps=gaps(plan, work.entries, checklist, kpis, risks),
    )
    return replace(status, contradictions=find_contradictions(plan, status))


def _work(plan: Plan, calendar: WorkCalendar) -> _Work:
    as_of, thresholds = plan.project.as_of, plan.project.thresholds
    entries = outline(plan.work.phases, plan.work.milestones, Spans(calendar))
    ties = work_ties(entries, positions_by_id(entries))
    standing = standings(
        entries,
        ties,
        finished(entries),
        open_decisions(plan.decisions.decisions),
        Day(as_of, calendar, thresholds.blocked_within_days),
    )
    each, whole = progress(entries, calendar, as_of)
    planned = schedule(entries, ties, calendar)
    phases, milestones = assemble(entries, standing, planned.floats, each)
    return _Work(entries, whole, phases, milestones, planned.network)


def _decisions(
    plan: Plan, entries: tuple[Entry, ...], calendar: WorkCalendar
) -> tuple[DecisionStatus, ...]:
    targets = decision_targets(entries, tuple(item.id for item in plan.readiness.items))
    soon = plan.project.thresholds.decision_soon_days
    return tuple(
        decision_status(decision, targets, calendar, plan.project.as_of, soon)
        for decision in plan.decisions.decisions
    )


def _health(
    plan: Plan,
    work: _Work,
    checklist: Readiness,
    kpis: tuple[KpiStatus, ...],
    risks: tuple[RiskStatus, ...],
    decisions: tuple[DecisionStatus, ...],
) -> OverallHealth:
    as_of, limits = plan.project.as_of, plan.project.thresholds
    areas = (
        schedule_health(work.progress, work.phases, work.milestones, work.network, limits, as_of),
        readiness_health(checklist, plan.readiness.go_live, limits, as_of),
        kpi_health(kpis, limits),
        risk_health(risks, limits),
        decision_health(decisions, limits, as_of),
    )
    return overall_health(areas, plan.project.overrides, as_of)
