"""A plan of any size whose parts are all tied to each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

FIRST = date(2026, 1, 5)
OWNERS = tuple(f"team-{number}" for number in range(1, 9))
PROJECT = """\
id: large
name:
  title: A large programme
as_of: 2026-05-04
calendar:
  timezone: Europe/Vienna
owners:
"""


def write_large_plan(folder: Path, phases: int, tasks: int) -> None:
    """Write a plan of so many phases with so many tasks each below `folder/plan/`."""
    plan = folder / "plan"
    (plan / "phases").mkdir(parents=True, exist_ok=True)
    owners = "".join(f"  - {{id: {owner}, title: {owner.title()}}}\n" for owner in OWNERS)
    (plan / "project.yml").write_text(PROJECT + owners, encoding="utf-8")
    for number in range(1, phases + 1):
        text = "".join(_phase(number, tasks))
        (plan / f"phases/phase-{number:03}.yml").write_text(text, encoding="utf-8")
    registers = {"risks": _risk, "decisions": _decision, "kpis": _kpi}
    for name, record in registers.items():
        text = "".join(record(number) for number in range(1, phases + 1))
        (plan / f"{name}.yml").write_text(f"{name}:\n{text}", encoding="utf-8")
    items = "".join(_item(number) for number in range(1, 3 * phases + 1))
    (plan / "readiness.yml").write_text(f"items:\n{items}", encoding="utf-8")


def _phase(number: int, tasks: int) -> Iterator[str]:
    start = FIRST + timedelta(weeks=number - 1)
    yield (
        f"phases:\n  - id: phase-{number}\n    number: {number}\n"
        f"    title: Part {number} of the programme\n    start: {start}\n"
        f"    end: {start + timedelta(days=60)}\n    owner: {OWNERS[number % 8]}\n    tasks:\n"
    )
    for task in range(1, tasks + 1):
        day = start + timedelta(days=task)
        done = f", state: done, done_on: {day}" if day < date(2026, 5, 1) and task % 3 else ""
        after = f", depends_on: task-{number}-{task - 1}" if task % 5 == 0 else ""
        yield (
            f"      - {{id: task-{number}-{task}, title: Step {task} of part {number}, "
            f"start: {day}, end: {day + timedelta(days=3)}{done}{after}}}\n"
        )


def _risk(number: int) -> str:
    level = ("low", "medium", "high")
    return (
        f"  - {{id: risk-{number}, title: Risk {number}, likelihood: {level[number % 3]}, "
        f"impact: {level[number // 3 % 3]}, threatens: phase-{number}}}\n"
    )


def _decision(number: int) -> str:
    due = FIRST + timedelta(weeks=number - 2)
    return (
        f"  - {{id: decision-{number}, title: Decision {number}, decide_by: {due}, "
        f"owner: {OWNERS[number % 8]}, blocks: phase-{number}}}\n"
    )


def _kpi(number: int) -> str:
    return (
        f"  - {{id: kpi-{number}, title: Figure {number}, comparator: at most, target: {number}, "
        f"measurements: [{{date: 2026-05-01, value: {number + number % 2}, source: Report}}]}}\n"
    )


def _item(number: int) -> str:
    state = ", state: done, evidence: https://example.org/" if number % 2 else ""
    return f"  - {{id: item-{number}, title: Condition {number}{state}}}\n"
