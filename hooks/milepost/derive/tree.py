"""Puts together what follows for each piece of work, as the plan nests it."""

from __future__ import annotations

from milepost.derive.outline import TOP, Entry
from milepost.derive.states import Standing
from milepost.derive.status import Float, MilestoneStatus, PhaseStatus, Progress, TaskStatus
from milepost.model.work import Milestone, Phase, Task


def assemble(
    entries: tuple[Entry, ...],
    standings: list[Standing],
    floats: tuple[Float | None, ...],
    progresses: list[Progress],
) -> tuple[tuple[PhaseStatus, ...], tuple[MilestoneStatus, ...]]:
    """Return phases with their tasks, and milestones, in the order of the plan."""
    phases: list[PhaseStatus] = []
    milestones: list[MilestoneStatus] = []
    below: list[list[TaskStatus]] = [[] for _ in entries]
    phase_of = _phases(entries)
    for at in range(len(entries) - 1, -1, -1):
        entry, standing, tasks = entries[at], standings[at], tuple(reversed(below[at]))
        if isinstance(entry.record, Task):
            status = _task(
                entry, entry.record, phase_of[at], standing, floats[at], progresses[at], tasks
            )
            below[entry.parent].append(status)
        elif isinstance(entry.record, Phase):
            phases.append(_phase(entry, entry.record, standing, floats[at], progresses[at], tasks))
        else:
            milestones.append(_milestone(entry.record, standing, floats[at]))
    return tuple(reversed(phases)), tuple(reversed(milestones))


def _phases(entries: tuple[Entry, ...]) -> list[Phase | None]:
    """Return for each entry the phase it is in; entries follow their parents."""
    found: list[Phase | None] = []
    for entry in entries:
        if entry.parent == TOP:
            found.append(entry.record if isinstance(entry.record, Phase) else None)
        else:
            found.append(found[entry.parent])
    return found


def _task(
    entry: Entry,
    task: Task,
    phase: Phase | None,
    standing: Standing,
    float_: Float | None,
    progress: Progress,
    tasks: tuple[TaskStatus, ...],
) -> TaskStatus:
    if phase is None:
        raise ValueError(f"task {task.id} stands in no phase")
    return TaskStatus(
        task=task,
        phase=phase,
        number=entry.number,
        owner=entry.owner,
        state=standing.state,
        span=entry.span,
        float=float_,
        blockers=standing.blockers,
        overdue_days=standing.overdue_days,
        round=standing.round,
        progress=progress,
        tasks=tasks,
    )


def _phase(
    entry: Entry,
    phase: Phase,
    standing: Standing,
    float_: Float | None,
    progress: Progress,
    tasks: tuple[TaskStatus, ...],
) -> PhaseStatus:
    return PhaseStatus(
        phase=phase,
        state=standing.state,
        span=entry.span,
        float=float_,
        blockers=standing.blockers,
        overdue_days=standing.overdue_days,
        progress=progress,
        tasks=tasks,
    )


def _milestone(milestone: Milestone, standing: Standing, float_: Float | None) -> MilestoneStatus:
    return MilestoneStatus(
        milestone=milestone,
        state=standing.state,
        float=float_,
        blockers=standing.blockers,
        overdue_days=standing.overdue_days,
    )
