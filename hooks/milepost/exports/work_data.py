"""Phases and tasks as records of `data/plan.json`."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.derive.status import Float, PhaseStatus, Progress, TaskStatus
from milepost.exports.work_records import (
    PhaseData,
    ProgressData,
    TargetData,
    TaskData,
    TieData,
)
from milepost.model.base import Link
from milepost.model.work import Target


def ties_data(links: Sequence[Link]) -> tuple[TieData, ...]:
    """Return links as records, in their order."""
    return tuple(TieData(to=link.to, inferred=link.inferred, reason=link.reason) for link in links)


def progress_data(progress: Progress) -> ProgressData:
    """Return progress as a record."""
    return ProgressData(
        done=progress.done,
        total=progress.total,
        evidenced=progress.evidenced,
        recurring=progress.recurring,
        share=progress.share,
        planned_share=progress.planned_share,
        performance=progress.performance,
    )


def known_slack(known: Float | None) -> int | None:
    """Return the slack in working days, None where it is not known."""
    return known.slack if known else None


def phase_data(entry: PhaseStatus) -> PhaseData:
    """Return a phase with its tasks as a record."""
    phase = entry.phase
    return PhaseData(
        id=phase.id,
        title=phase.title,
        number=phase.number,
        start=entry.span.start,
        end=entry.span.end,
        state=entry.state.value,
        owner=phase.owner,
        slack=known_slack(entry.float),
        critical=bool(entry.float and entry.float.critical),
        overdue_days=entry.overdue_days,
        progress=progress_data(entry.progress),
        depends_on=ties_data(phase.depends_on),
        priority=phase.priority,
        claimed=phase.claimed.state if phase.claimed else None,
        claimed_text=phase.claimed.text if phase.claimed else None,
        week_label=phase.week_label,
        deliverable=phase.deliverable,
        success_criteria=tuple(_target(target) for target in phase.success_criteria),
        targets=tuple(_target(target) for target in phase.targets),
        tasks=tuple(_task(task) for task in entry.tasks),
    )


def _target(target: Target) -> TargetData:
    return TargetData(
        kpi=target.kpi,
        title=target.title,
        comparator=target.comparator,
        value=target.value,
        unit=target.unit,
        percentile=target.percentile,
        text=target.text,
    )


def _task(entry: TaskStatus) -> TaskData:
    task = entry.task
    return TaskData(
        id=task.id,
        title=task.title,
        number=entry.number,
        start=entry.span.start,
        end=entry.span.end,
        state=entry.state.value,
        claimed=task.state,
        owner=entry.owner,
        slack=known_slack(entry.float),
        critical=bool(entry.float and entry.float.critical),
        overdue_days=entry.overdue_days,
        progress=progress_data(entry.progress),
        depends_on=ties_data(task.depends_on),
        done_on=task.done_on,
        evidence=tuple(piece.target for piece in task.evidence),
        recurring=task.recurring.every if task.recurring else None,
        next=entry.round.next if entry.round else None,
        tasks=tuple(_task(below) for below in entry.tasks),
    )
