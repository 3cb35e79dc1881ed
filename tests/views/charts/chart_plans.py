"""Small plans for the tests of charts, with what follows from them written down by hand.

The states come from the tests, not from `derive`, so that a chart can be asked about any of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from milepost.derive.status import (
    Blocker,
    DecisionState,
    DecisionStatus,
    Float,
    Gaps,
    Health,
    MilestoneStatus,
    Network,
    OverallHealth,
    PhaseStatus,
    Progress,
    Readiness,
    RiskStatus,
    Span,
    Staleness,
    Status,
    TaskStatus,
    Verdict,
    WorkState,
)
from milepost.model.decision import DecisionsFile
from milepost.model.plan import Plan
from milepost.model.project import Project
from milepost.model.risk import RisksFile
from milepost.model.work import Phase, PhasesFile, Task

AS_OF = date(2025, 12, 14)

NOTHING = Progress(0, 0, 0, 0, None, None, None)


def progress(done: int, total: int) -> Progress:
    """Return the progress of so many done of all."""
    return Progress(done, total, 0, 0, Decimal(done) / total if total else None, None, None)


def plan_of(
    phases: Sequence[dict[str, Any]] = (),
    decisions: Sequence[dict[str, Any]] = (),
    milestones: Sequence[dict[str, Any]] = (),
    risks: Sequence[dict[str, Any]] = (),
    *,
    as_of: date = AS_OF,
    project: dict[str, Any] | None = None,
) -> Plan:
    """Return a plan of these records."""
    owners = {name for phase in phases for name in phase.get("owner", ())}
    settled = {
        "id": "small",
        "name": {"title": "Small plan"},
        "as_of": as_of.isoformat(),
        "calendar": {"timezone": "UTC"},
        "owners": [
            {"id": owner, "title": owner.replace("-", " ").title()} for owner in sorted(owners)
        ],
        **(project or {}),
    }
    return Plan(
        project=Project.model_validate(settled),
        work=PhasesFile.model_validate({"phases": phases, "milestones": milestones}),
        decisions=DecisionsFile.model_validate({"decisions": decisions}),
        risks=RisksFile.model_validate({"risks": risks}),
    )


def status_of(
    plan: Plan,
    states: dict[str, WorkState] | None = None,
    done: dict[str, int] | None = None,
    critical: Sequence[str] = (),
    blocks: Mapping[str, Sequence[Blocker]] | None = None,
) -> Status:
    """Return a status in which all is scheduled but what the arguments say."""
    as_of = plan.project.as_of
    states, done = states or {}, done or {}
    phases = tuple(_phase(phase, states, done, phase.id in critical) for phase in plan.work.phases)
    ends = [phase.end for phase in plan.work.phases if phase.end]
    return Status(
        as_of=as_of,
        progress=NOTHING,
        phases=phases,
        milestones=tuple(
            MilestoneStatus(one, states.get(one.id, WorkState.SCHEDULED), None, (), 1)
            for one in plan.work.milestones
        ),
        network=Network(None, max(ends, default=None), (), False, ()),
        readiness=Readiness(Verdict.NO_GO, 0, 0, 0, 0, ()),
        kpis=(),
        risks=tuple(_risks(plan)),
        decisions=tuple(
            _decision(one, as_of, (blocks or {}).get(one.id, ())) for one in _asked(plan)
        ),
        health=OverallHealth(Health.UNKNOWN, Health.UNKNOWN, ()),
        contradictions=(),
        outlook=(),
        events=(),
        staleness=Staleness(None, 0),
        gaps=Gaps((), (), (), 0, 0, (), (), (), (), ()),
    )


def _asked(plan: Plan) -> Any:
    return plan.decisions.decisions


def _phase(
    phase: Phase, states: dict[str, WorkState], done: dict[str, int], critical: bool
) -> PhaseStatus:
    span = Span(phase.start, phase.end, True, None)
    leaves = len(list(phase.leaves()))
    state = states.get(phase.id, WorkState.SCHEDULED)
    finished = leaves if state is WorkState.COMPLETE else done.get(phase.id, 0)
    return PhaseStatus(
        phase=phase,
        state=state,
        span=span,
        float=Float(phase.start, phase.end, None, None, 0 if critical else 3, critical),
        blockers=(),
        overdue_days=6 if state is WorkState.OVERDUE else 0,
        progress=progress(finished, leaves),
        tasks=tuple(
            _task(task, phase, f"{phase.number}.{index}", span, states)
            for index, task in enumerate(phase.tasks, start=1)
        ),
    )


def _task(
    task: Task, phase: Phase, number: str, parent: Span, states: dict[str, WorkState]
) -> TaskStatus:
    stated = task.start is not None or task.end is not None
    span = Span(task.start or parent.start, task.end or parent.end, stated, None)
    state = states.get(task.id, WorkState.SCHEDULED)
    return TaskStatus(
        task=task,
        phase=phase,
        number=number,
        owner=task.owner or phase.owner,
        state=state,
        span=span,
        float=None,
        blockers=(),
        overdue_days=0,
        round=None,
        progress=progress(0, len(task.tasks)),
        tasks=tuple(
            _task(child, phase, f"{number}.{index}", span, states)
            for index, child in enumerate(task.tasks, start=1)
        ),
    )


def _decision(decision: Any, as_of: date, blocks: Sequence[Blocker]) -> DecisionStatus:
    if decision.outcome:
        state = DecisionState.TAKEN
    elif decision.decide_by and decision.decide_by < as_of:
        state = DecisionState.OVERDUE
    else:
        state = DecisionState.DUE
    left = (decision.decide_by - as_of).days if decision.decide_by else None
    return DecisionStatus(decision, state, left, tuple(blocks), None, None)


def _risks(plan: Plan) -> Any:
    scales = plan.project.scales
    for number, risk in enumerate(plan.risks.risks, start=1):
        likelihood = scales.likelihood.index(risk.likelihood) + 1
        impact = scales.impact.index(risk.impact) + 1
        exposure = likelihood * impact
        band = "high" if exposure >= 6 else "medium" if exposure >= 3 else "low"
        yield RiskStatus(risk, number, likelihood, impact, exposure, band)


def _work(number: int, title: str, start: str, end: str | None, owner: str, tasks: int) -> Any:
    dates = {"start": start, **({"end": end} if end else {})}
    return {
        "id": f"phase-{number}",
        "number": number,
        "title": title,
        **dates,
        "owner": [owner],
        "tasks": [
            {"id": f"task-{number}-{index}", "title": f"{title} part {index}"}
            for index in range(1, tasks + 1)
        ],
    }


ROLLOUT_PHASES = [
    _work(1, "Kubernetes cluster", "2025-12-16", "2025-12-27", "devops", 5),
    _work(2, "Domain and TLS", "2025-12-23", "2025-12-27", "security", 5),
    _work(3, "Observability", "2025-12-23", "2026-01-03", "observability", 8),
    _work(4, "Helm and GitOps", "2025-12-30", "2026-01-10", "platform-engineering", 5),
    _work(5, "Database and data", "2026-01-06", "2026-01-17", "data-engineering", 6),
    _work(6, "Testing and QA", "2026-01-13", "2026-01-17", "qa", 6),
    _work(7, "Scaling and performance", "2026-01-20", None, "platform-engineering", 5),
    _work(8, "Disaster recovery", "2026-01-20", None, "sre", 6),
    _work(9, "Cost optimisation", "2026-01-27", None, "finops", 4),
]
for _late, _early in ((4, 1), (6, 3), (6, 4), (7, 6), (8, 6), (9, 7)):
    ROLLOUT_PHASES[_late - 1].setdefault("depends_on", []).append(
        {"to": f"phase-{_early}", "inferred": "true", "reason": "It uses what that builds."}
    )
ROLLOUT_DECISIONS = [
    {"id": "cloud", "title": "Cloud provider", "decide_by": "2025-12-15"},
    {"id": "domain", "title": "Custom domain", "decide_by": "2025-12-16"},
    {"id": "budget", "title": "Budget", "decide_by": "2025-12-17"},
    {"id": "on-call", "title": "On-call model", "decide_by": "2025-12-20"},
]
ROLLOUT_BLOCKS = {
    "cloud": [Blocker("phase", "phase-1", True)],
    "domain": [Blocker("phase", "phase-2", True)],
    "budget": [Blocker("phase", "phase-1", True)],
    "on-call": [Blocker("phase", "phase-8", True)],
}


def rollout() -> tuple[Plan, Status]:
    """Return a plan of nine phases as it stands before its start."""
    plan = plan_of(ROLLOUT_PHASES, ROLLOUT_DECISIONS)
    states = {"phase-1": WorkState.BLOCKED, "phase-2": WorkState.BLOCKED}
    status = status_of(plan, states, critical=("phase-5", "phase-6"), blocks=ROLLOUT_BLOCKS)
    return plan, status
