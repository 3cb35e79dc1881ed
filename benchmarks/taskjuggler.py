"""The same tasks as one HTML Gantt in TaskJuggler.

Dates are given, so that none is computed, and the chart has the scale that is drawn fastest.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from benchmarks.plans import AS_OF, PhaseFacts, TaskFacts

_REPORT = """\
taskreport "gantt" {
  formats html
  columns name, start, end, complete, chart { scale quarter }
}
"""


def taskjuggler() -> str | None:
    """Return the program's path, or None on a machine that has none."""
    return shutil.which("tj3")


def write_taskjuggler_project(folder: Path, phases: Sequence[PhaseFacts]) -> list[str]:
    """Write the project and return the command that builds it."""
    (folder / "site").mkdir(parents=True)
    plan = folder / "programme.tjp"
    plan.write_text("".join(_lines(phases)), encoding="utf-8")
    return ["tj3", "--silent", "--output-dir", str(folder / "site"), str(plan)]


def _lines(phases: Sequence[PhaseFacts]) -> Iterator[str]:
    first = min(phase.start for phase in phases)
    last = max(phase.end for phase in phases) + timedelta(days=1)
    yield f'project programme "Programme" {first} - {last} {{\n  now {AS_OF}\n}}\n'
    phase_of = {task.id: phase for phase in phases for task in phase.tasks}
    for phase in phases:
        yield f'task {_name(phase.id)} "{phase.title}" {{\n'
        for task in phase.tasks:
            yield _task(task, phase_of)
        yield "}\n"
    yield _REPORT


def _task(task: TaskFacts, phase_of: dict[str, PhaseFacts]) -> str:
    after = ""
    if task.after:
        after = f"    depends {_name(phase_of[task.after].id)}.{_name(task.after)}\n"
    return (
        f'  task {_name(task.id)} "{task.title}" {{\n'
        f"    start {task.start}\n    end {task.end + timedelta(days=1)}\n"
        f"    complete {100 if task.done else 0}\n{after}  }}\n"
    )


def _name(identifier: str) -> str:
    return identifier.replace("-", "_")
