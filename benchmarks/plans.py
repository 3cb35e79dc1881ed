"""Plans of any size that are true to life: they load without a problem and contradict nothing.

A plan is a programme of a year and a half. Its phases overlap, each holds up to 25 tasks in chains
of five, and every task starts after what it depends on has ended. The same size always gives the
same files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FIRST_DAY = date(2026, 1, 5)
AS_OF = date(2026, 10, 14)
TASKS_IN_A_PHASE = 25
CHAIN = 5

_LENGTH = 500
"""Days from the start of the first phase to the start of the last."""

_TEAMS = (
    "platform", "security", "data", "quality", "network", "operations", "product", "finance",
)  # fmt: skip
_VERBS = (
    "Describe", "Agree on", "Set up", "Configure", "Move", "Test", "Document", "Hand over",
)  # fmt: skip
_THINGS = (
    "the access rules", "the backup of the ledger", "the message queue", "the alerts for latency",
    "the identity provider", "the reports for audit", "the network between sites",
    "the restore procedure", "the deployment pipeline", "the price service", "the data catalogue",
)  # fmt: skip
_LEVELS = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """One task as every tool of a comparison is given it."""

    id: str
    title: str
    team: str
    start: date
    end: date
    done: bool
    evident: bool
    after: str | None


@dataclass(frozen=True, slots=True)
class PhaseFacts:
    """One phase with its tasks."""

    id: str
    number: int
    title: str
    team: str
    start: date
    end: date
    tasks: tuple[TaskFacts, ...]


def phases_of(tasks: int) -> tuple[PhaseFacts, ...]:
    """Return the phases of a plan of so many tasks."""
    count = max(2, tasks // TASKS_IN_A_PHASE) if tasks > 1 else 1
    made: list[PhaseFacts] = []
    for index in range(count):
        size = tasks // count + (index < tasks % count)
        made.append(_phase(index, count, size, made))
    return tuple(made)


def _phase(index: int, count: int, size: int, earlier: list[PhaseFacts]) -> PhaseFacts:
    start = _workday(FIRST_DAY + timedelta(days=index * _LENGTH // count))
    before = [phase for phase in earlier if phase.end < start]
    gate = before[-1].tasks[-1].id if before else None
    tasks = tuple(_tasks(index + 1, size, start, gate))
    end = max(task.end for task in tasks)
    team = _TEAMS[index % len(_TEAMS)]
    title = f"{_THINGS[index % len(_THINGS)][4:].capitalize()}, part {index + 1}"
    return PhaseFacts(f"phase-{index + 1}", index + 1, title, team, start, end, tasks)


def _tasks(phase: int, size: int, start: date, gate: str | None) -> Iterator[TaskFacts]:
    """Yield the tasks of a phase; the first waits for the last of an earlier one, its gate."""
    after, day = gate, start
    for index in range(size):
        if index and index % CHAIN == 0:
            after, day = None, _workday(start + timedelta(days=index // CHAIN))
        seed = phase * 31 + index * 7
        end = _workday(day + timedelta(days=1 + seed % 9))
        name = f"task-{phase}-{index + 1}"
        late = (index + 1) % CHAIN == 0 and index + 1 < size and seed % 4 == 0
        done = end < AS_OF and not late
        title = f"{_VERBS[seed % 8]} {_THINGS[seed % 11]} for part {phase}"
        team = _TEAMS[seed % 8]
        yield TaskFacts(name, title, team, day, end, done, done and seed % 3 > 0, after)
        after, day = name, _workday(end + timedelta(days=1))


def _workday(day: date) -> date:
    """Return the day itself, or the Monday after it when it lies on a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def write_plan(folder: Path, tasks: int) -> None:
    """Write a plan of so many tasks below `folder/plan/`, with registers that grow with it."""
    phases = phases_of(tasks)
    plan = folder / "plan"
    (plan / "phases").mkdir(parents=True, exist_ok=True)
    for phase in phases:
        path = plan / f"phases/{phase.id}.yml"
        path.write_text("".join(_phase_lines(phase)), encoding="utf-8")
    (plan / "project.yml").write_text("".join(_project_lines(tasks)), encoding="utf-8")
    for name, record in (("risks", _risk), ("decisions", _decision), ("kpis", _kpi)):
        text = "".join(record(phase) for phase in phases[::4])
        (plan / f"{name}.yml").write_text(f"{name}:\n{text}", encoding="utf-8")
    items = "".join(_item(phase) for phase in phases[::2])
    (plan / "readiness.yml").write_text(f"items:\n{items}", encoding="utf-8")


def _project_lines(tasks: int) -> Iterator[str]:
    yield "id: programme\nname:\n"
    yield f"  title: A programme of {tasks} tasks\nas_of: {AS_OF}\n"
    yield "calendar:\n  timezone: Europe/Vienna\n"
    yield "review:\n  every: week\n  next: 2026-10-21\n  number: 1\nowners:\n"
    for team in _TEAMS:
        yield f"  - id: {team}\n    title: {team.capitalize()} team\n"


def _phase_lines(phase: PhaseFacts) -> Iterator[str]:
    yield f"phases:\n  - id: {phase.id}\n    number: {phase.number}\n    title: {phase.title}\n"
    yield f"    priority: {_LEVELS[phase.number % 3]}\n"
    yield f"    start: {phase.start}\n    end: {phase.end}\n    owner: {phase.team}\n"
    yield f"    deliverable: What was planned for part {phase.number} is in use\n    tasks:\n"
    for task in phase.tasks:
        yield f"      - id: {task.id}\n        title: {task.title}\n"
        yield f"        start: {task.start}\n        end: {task.end}\n        owner: {task.team}\n"
        if task.done:
            yield f"        state: done\n        done_on: {task.end}\n"
        elif task.start <= AS_OF:
            yield "        state: in progress\n"
        if task.evident:
            yield f"        evidence: https://example.org/evidence/{task.id}\n"
        if task.after:
            yield f"        depends_on: {task.after}\n"


def _risk(phase: PhaseFacts) -> str:
    return (
        f"  - id: risk-{phase.number}\n    title: Part {phase.number} takes longer than planned\n"
        f"    likelihood: {_LEVELS[phase.number % 3]}\n"
        f"    impact: {_LEVELS[phase.number // 4 % 3]}\n"
        f"    threatens: {phase.id}\n    mitigated_by: {phase.tasks[0].id}\n"
    )


def _decision(phase: PhaseFacts) -> str:
    due = phase.start - timedelta(days=7)
    taken = f"    outcome: {{text: Both, date: {due}}}\n" if due < AS_OF else ""
    return (
        f"  - id: decision-{phase.number}\n    title: Supplier of part {phase.number}\n"
        f"    question: Which supplier builds part {phase.number}?\n    decide_by: {due}\n"
        f"    owner: {phase.team}\n    blocks: {phase.id}\n{taken}"
    )


def _kpi(phase: PhaseFacts) -> str:
    values = "".join(
        f"      - date: {AS_OF - timedelta(weeks=7 - week)}\n"
        f"        value: {90 + (phase.number + week) % 10}\n        source: Weekly report\n"
        for week in range(7)
    )
    return (
        f"  - id: kpi-{phase.number}\n    title: Share of part {phase.number} in use\n"
        f'    comparator: at least\n    target: 95\n    unit: "%"\n    measurements:\n{values}'
    )


def _item(phase: PhaseFacts) -> str:
    done = phase.end < AS_OF and all(task.done for task in phase.tasks)
    state = f"    state: done\n    evidence: https://example.org/item/{phase.id}\n" if done else ""
    return (
        f"  - id: ready-{phase.number}\n    title: Part {phase.number} is accepted\n"
        f"    closed_by: {phase.tasks[-1].id}\n{state}"
    )
