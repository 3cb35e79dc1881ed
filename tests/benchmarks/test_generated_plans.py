"""The generated plans are sound, so that the benchmarks time what they say they do."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.plans import phases_of, write_plan

from milepost.cli.findings import find
from milepost.load import load_plan


@pytest.mark.parametrize("tasks", [1, 10, 100, 1000])
def test_plan_loads_without_a_finding(tasks: int, tmp_path: Path) -> None:
    write_plan(tmp_path, tasks)
    assert find(tmp_path).items == ()


@pytest.mark.parametrize("tasks", [1, 2, 10, 99, 101, 1000])
def test_plan_holds_as_many_tasks_as_asked_for(tasks: int, tmp_path: Path) -> None:
    write_plan(tmp_path, tasks)
    plan = load_plan(tmp_path).plan
    assert plan is not None
    assert sum(1 for phase in plan.work.phases for _ in phase.leaves()) == tasks


def test_tasks_start_after_what_they_depend_on_has_ended() -> None:
    tasks = {task.id: task for phase in phases_of(1000) for task in phase.tasks}
    waiting = [task for task in tasks.values() if task.after]
    assert len(waiting) > 500
    assert all(tasks[task.after].end < task.start for task in waiting if task.after)


def test_phases_of_a_large_plan_wait_for_earlier_ones() -> None:
    phases = phases_of(1000)
    own = [{task.id for task in phase.tasks} for phase in phases]
    outside = [
        task.after
        for phase, names in zip(phases, own, strict=True)
        for task in phase.tasks
        if task.after and task.after not in names
    ]
    assert len(outside) > len(phases) / 2


def test_same_size_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_plan(tmp_path / name, 60)
    first, second = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.yml")}
        for folder in (tmp_path / "one", tmp_path / "two")
    )
    assert first == second
    assert sum(path.parent.name == "phases" for path in first) > 1
