"""(f) How time and bytes of a whole build grow when the plan grows from 1,000 to 5,000 tasks."""

from __future__ import annotations

from pathlib import Path

from benchmarks.projects import build_command, bytes_of, make_project
from benchmarks.row import Row, at_most, seconds
from benchmarks.timing import in_turns, seconds_of

TITLE = "Growth of the whole build from 1,000 to 5,000 tasks"
CAUSE = "Something in the build does more than its share of work for each task of a larger plan."
SIZES = (1000, 5000)
ROUNDS = 5
MOST = 6.0


def measure(work: Path) -> tuple[Row, ...]:
    """Return a row for time and one for bytes."""
    projects = {tasks: make_project(work / f"growth-{tasks}", tasks) for tasks in SIZES}
    actions = {
        str(tasks): seconds_of(build_command(project), work) for tasks, project in projects.items()
    }
    taken = in_turns(actions, ROUNDS)
    small, large = (taken[str(tasks)] for tasks in SIZES)
    few, many = (bytes_of(projects[tasks] / "site") for tasks in SIZES)
    times = f"{seconds(large.median)} against {seconds(small.median)}"
    sizes = f"{many / 1e6:.1f} MB against {few / 1e6:.1f} MB"
    return (
        at_most("time", large.over(small), MOST, times),
        at_most("bytes", many / few, MOST, sizes),
    )
