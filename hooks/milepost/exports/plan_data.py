"""From a plan and its status to the records of `data/plan.json`."""

from __future__ import annotations

from milepost.derive.status import Status
from milepost.exports.records import (
    AreaData,
    AudienceData,
    ClaimData,
    CommunicationData,
    ContradictionData,
    DecisionData,
    EventData,
    HealthData,
    KpiData,
    MeasurementData,
    OutcomeData,
    OwnerData,
    PlanData,
    ProjectData,
    ReadinessData,
    ReadinessItemData,
    RiskData,
    RunbookData,
    WaiverData,
)
from milepost.exports.work_data import known_slack, phase_data, progress_data, ties_data
from milepost.exports.work_records import MilestoneData
from milepost.model.plan import Plan


def plan_data(plan: Plan, status: Status) -> PlanData:
    """Return everything about a plan as records for machines."""
    return PlanData(
        project=_project(plan),
        owners=tuple(OwnerData(id=o.id, title=o.title) for o in plan.project.owners),
        progress=progress_data(status.progress),
        phases=tuple(phase_data(entry) for entry in status.phases),
        milestones=_milestones(status),
        readiness=_readiness(plan, status),
        kpis=_kpis(status),
        risks=_risks(status),
        decisions=_decisions(status),
        communication=_communication(plan, status),
        runbooks=_runbooks(plan),
        health=_health(status),
        contradictions=_contradictions(status),
    )


def _project(plan: Plan) -> ProjectData:
    project = plan.project
    return ProjectData(
        id=project.id,
        title=project.name.title,
        part_of=project.name.part_of,
        as_of=project.as_of,
        claimed_status=project.claimed_status,
        timezone=project.calendar.timezone,
        next_review=project.review.next,
        review=project.review.number,
        deployment=project.deployment.commit if project.deployment else None,
        claims=tuple(
            ClaimData(
                id=claim.id,
                text=claim.text,
                said_in=claim.said_in,
                phases=claim.phases,
                state=claim.state,
                start=claim.start,
                end=claim.end,
            )
            for claim in project.claims
        ),
    )


def _milestones(status: Status) -> tuple[MilestoneData, ...]:
    return tuple(
        MilestoneData(
            id=entry.milestone.id,
            title=entry.milestone.title,
            date=entry.milestone.date,
            state=entry.state.value,
            slack=known_slack(entry.float),
        )
        for entry in status.milestones
    )


def _readiness(plan: Plan, status: Status) -> ReadinessData:
    readiness = status.readiness
    return ReadinessData(
        done=readiness.done,
        total=readiness.total,
        evidenced=readiness.evidenced,
        waived=readiness.waived,
        verdict=readiness.verdict.value,
        go_live=plan.readiness.go_live,
        items=tuple(
            ReadinessItemData(
                id=entry.item.id,
                title=entry.item.title,
                done=entry.done,
                waived=entry.waived,
                blocking=entry.blocking,
                evidence=tuple(piece.target for piece in entry.item.evidence),
                closed_by=ties_data(entry.item.closed_by),
                waiver=WaiverData(
                    by=entry.item.waiver.by,
                    until=entry.item.waiver.until,
                    reason=entry.item.waiver.reason,
                )
                if entry.item.waiver
                else None,
            )
            for entry in readiness.items
        ),
    )


def _kpis(status: Status) -> tuple[KpiData, ...]:
    return tuple(
        KpiData(
            id=entry.kpi.id,
            title=entry.kpi.title,
            comparator=entry.kpi.comparator,
            target=entry.kpi.target,
            unit=entry.kpi.unit,
            percentile=entry.kpi.percentile,
            state=entry.state.value,
            claimed=entry.kpi.claimed,
            age_days=entry.age_days,
            measurements=tuple(
                MeasurementData(date=one.date, value=one.value, source=one.source)
                for one in entry.kpi.measurements
            ),
        )
        for entry in status.kpis
    )


def _risks(status: Status) -> tuple[RiskData, ...]:
    return tuple(
        RiskData(
            id=entry.risk.id,
            number=entry.number,
            title=entry.risk.title,
            state=entry.risk.state,
            likelihood=entry.risk.likelihood,
            impact=entry.risk.impact,
            exposure=entry.exposure,
            band=entry.band,
            mitigation=entry.risk.mitigation,
            mitigated_by=ties_data(entry.risk.mitigated_by),
            threatens=ties_data(entry.risk.threatens),
        )
        for entry in status.risks
    )


def _decisions(status: Status) -> tuple[DecisionData, ...]:
    return tuple(
        DecisionData(
            id=entry.decision.id,
            title=entry.decision.title,
            question=entry.decision.question,
            options=tuple(option.title for option in entry.decision.options),
            other_options=entry.decision.other_options,
            decide_by=entry.decision.decide_by,
            owner=entry.decision.owner,
            state=entry.state.value,
            days_left=entry.days_left,
            slack=entry.slack,
            blocks=ties_data(entry.decision.blocks),
            settled_by=ties_data(entry.decision.settled_by),
            outcome=OutcomeData(
                text=entry.decision.outcome.text,
                date=entry.decision.outcome.date,
                by=entry.decision.outcome.by,
                reason=entry.decision.outcome.reason,
            )
            if entry.decision.outcome
            else None,
        )
        for entry in status.decisions
    )


def _communication(plan: Plan, status: Status) -> CommunicationData:
    return CommunicationData(
        audiences=tuple(
            AudienceData(id=audience.id, title=audience.title)
            for audience in plan.communication.audiences
        ),
        events=tuple(
            EventData(
                id=entry.event.id,
                title=entry.event.title,
                kind=entry.event.kind,
                every=entry.event.every,
                weekday=entry.event.weekday,
                time=entry.event.time,
                next=entry.next,
                upcoming=entry.upcoming,
                audiences=ties_data(entry.event.audiences),
            )
            for entry in status.events
        ),
    )


def _runbooks(plan: Plan) -> tuple[RunbookData, ...]:
    return tuple(
        RunbookData(
            id=runbook.id,
            title=runbook.title,
            path=f"{runbook.path.removesuffix('.md')}.html",
            owner=runbook.owner,
            trigger=runbook.trigger,
            last_tested=runbook.last_tested[-1].date if runbook.last_tested else None,
            serves=ties_data(runbook.serves),
        )
        for runbook in plan.runbooks
    )


def _health(status: Status) -> HealthData:
    health = status.health
    return HealthData(
        overall=health.health.value,
        derived=health.derived.value,
        areas=tuple(
            AreaData(
                area=area.area,
                health=area.health.value,
                derived=area.derived.value,
                rule=area.rule,
                sentence=area.sentence,
            )
            for area in health.areas
        ),
    )


def _contradictions(status: Status) -> tuple[ContradictionData, ...]:
    return tuple(
        ContradictionData(
            code=entry.code,
            group=entry.group,
            stated=entry.stated,
            against=entry.against,
            cure=entry.cure,
            inferred=entry.inferred,
            places=tuple(str(place) for place in entry.places),
            subjects=entry.subjects,
            source_lines=entry.source_lines,
        )
        for entry in status.contradictions
    )
