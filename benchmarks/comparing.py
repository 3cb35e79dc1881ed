"""(j) The difference of two snapshots of 5,000 tasks beside reading one plan from YAML."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.projects import make_project
from benchmarks.row import Row, at_most, seconds
from benchmarks.timing import in_turns
from milepost.derive import derive
from milepost.history.capture import capture
from milepost.history.diff import diff
from milepost.history.snapshot import Snapshot
from milepost.load import load_plan

TITLE = "Difference of two snapshots of 5,000 tasks against loading one from YAML"
CAUSE = "Every object of both plans is matched by identity before its fields are compared."
TASKS = 5000
MOST = 0.1
ROUNDS = 7
_SLIPPED = 10
"""Every tenth phase is another one at the later review."""


def measure(work: Path) -> tuple[Row, ...]:
    """Return the one row."""
    before, after = make_project(work / "before", TASKS), make_project(work / "after", TASKS)
    _move(after)
    first, second = _snapshot(before), _snapshot(after)
    found = len(diff(first, second))
    actions = {
        "diff": _timed(lambda: diff(first, second)),
        "load": _timed(lambda: load_plan(before)),
    }
    taken = in_turns(actions, ROUNDS)
    ours, load = taken["diff"], taken["load"]
    figure = f"{seconds(ours.median)} against {seconds(load.median)}; {found:,} changes"
    return (at_most(f"{TASKS:,} tasks", ours.over(load), MOST, figure),)


def _move(project: Path) -> None:
    """Let time pass: what was in progress is done in some phases, and titles are put better."""
    for path in sorted((project / "plan/phases").iterdir())[::_SLIPPED]:
        text = path.read_text(encoding="utf-8")
        text = text.replace("state: in progress", "state: done")
        path.write_text(text.replace("Hand over", "Deliver"), encoding="utf-8")


def _snapshot(project: Path) -> Snapshot:
    loaded = load_plan(project)
    assert loaded.plan is not None, [str(problem) for problem in loaded.problems]
    return capture(loaded.plan, derive(loaded.plan), ())


def _timed(action: Callable[[], object]) -> Callable[[], float]:
    def timed() -> float:
        started = time.perf_counter()
        action()
        return time.perf_counter() - started

    return timed
