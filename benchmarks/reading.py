"""(c) Reading, checking and deriving 10,000 tasks beside the bare YAML parser on the same files."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.projects import ROOT, make_project
from benchmarks.row import Row, at_most, seconds
from benchmarks.timing import in_turns, run

TITLE = "Load, check and derive against yaml.compose with CSafeLoader"
CAUSE = "Places, the frozen model and some sixty checks are worked out in Python for each record."
TASKS = 10_000
ROUNDS = 5
MOST_MEMORY = 300.0
"""Megabytes (10^6 bytes) that the process may hold at its peak."""


def measure(work: Path) -> tuple[Row, ...]:
    """Return a row for the time and one for the memory."""
    project = make_project(work / "reading", TASKS)
    peaks: list[float] = []
    taken = in_turns(
        {
            "ours": _child("milepost", project, peaks),
            "parser": _child("compose", project, []),
        },
        ROUNDS,
    )
    ours, parser = taken["ours"], taken["parser"]
    figure = f"{seconds(ours.median)} against {seconds(parser.median)}"
    peak = max(peaks)
    return (
        at_most("10,000 tasks, time", ours.over(parser), 3, figure),
        Row("10,000 tasks, peak memory", "under 300 MB", f"{peak:.0f} MB", peak < MOST_MEMORY),
    )


def _child(what: str, project: Path, peaks: list[float]) -> Callable[[], float]:
    """Return an action that reads the plan in a process of its own, and notes its peak."""

    def action() -> float:
        command = [sys.executable, "-m", "benchmarks.reading_process", what, str(project)]
        told = json.loads(run(command, ROOT))
        peaks.append(told["megabytes"])
        return float(told["seconds"])

    return action
