"""(b) Plan pages only, beside the same tasks in two other tools; all are whole commands."""

from __future__ import annotations

from pathlib import Path

from benchmarks.plans import phases_of
from benchmarks.projects import build_command, make_project
from benchmarks.row import Row, at_most, count, seconds
from benchmarks.sphinx_needs import write_sphinx_project
from benchmarks.taskjuggler import taskjuggler, write_taskjuggler_project
from benchmarks.timing import Taken, in_turns, seconds_of

TITLE = "Plan pages against tables in Sphinx-Needs and an HTML Gantt in TaskJuggler"
CAUSE = (
    "Our pages hold more than the tables: three charts for each phase, pages for people, risks, "
    "KPIs, readiness and decisions, data files and the search."
)
SIZES = (100, 1000, 5000)
ROUNDS = {100: 5, 1000: 5, 5000: 3}
LIMITS = {1000: 1.0, 5000: 0.25}
OURS, NEEDS, JUGGLER = "Milepost", "Sphinx-Needs", "TaskJuggler"


def measure(work: Path) -> tuple[Row, ...]:
    """Return a row for each size and tool."""
    return tuple(row for tasks in SIZES for row in _measured(work / f"other-{tasks}", tasks))


def _measured(folder: Path, tasks: int) -> tuple[Row, ...]:
    phases = phases_of(tasks)
    commands = {
        OURS: build_command(make_project(folder / "ours", tasks)),
        NEEDS: write_sphinx_project(folder / "needs", phases),
    }
    if taskjuggler():
        commands[JUGGLER] = write_taskjuggler_project(folder / "juggler", phases)
    actions = {name: seconds_of(command, folder) for name, command in commands.items()}
    taken = in_turns(actions, ROUNDS[tasks])
    return tuple(_row(tasks, name, taken) for name in (NEEDS, JUGGLER))


def _row(tasks: int, name: str, taken: dict[str, Taken]) -> Row:
    what = f"{count(tasks)} tasks, {name}"
    limit = LIMITS.get(tasks)
    if name not in taken:
        return Row(what, "reported", "not measured: tj3 is not installed")
    ratio = taken[OURS].over(taken[name])
    figure = f"{seconds(taken[OURS].median)} against {seconds(taken[name].median)}"
    if limit is None:
        return Row(what, "reported", f"{ratio:.2f} times: {figure}")
    return at_most(what, ratio, limit, figure)
