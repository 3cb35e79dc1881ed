"""Bare texts in lists of tasks, as a first draft has them, made into tasks with an id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from milepost.load.drafts import Draft
from milepost.load.names import Names
from milepost.load.outline import KeyPath, Outlines
from milepost.load.wording import quoted
from milepost.model.base import PLACE_KEY
from milepost.problems.code import Problem, Severity
from milepost.problems.register import problem


def name_bare_tasks(draft: Draft, names: Names, outlines: Outlines) -> Iterator[Problem]:
    """Replace bare texts by tasks in a draft of the phases; yield a warning for each.

    Each proposed id is free in the whole plan.
    """
    for path, tasks in _task_lists(draft.data):
        for index, task in enumerate(tasks):
            if not isinstance(task, str) or not task.strip():
                continue
            proposed = names.propose(task)
            place = draft.value_place(outlines, (*path, index))
            tasks[index] = {"id": proposed, "title": task, PLACE_KEY: place}
            yield problem(
                "missing-id",
                place,
                f"The task {quoted(task)} has no id of its own.",
                f'Write "- id: {proposed}", and the text as its "title".',
                Severity.WARNING,
            )


def _task_lists(data: dict[str, Any]) -> Iterator[tuple[KeyPath, list[Any]]]:
    phases = data.get("phases")
    yield from _lists_below((), "phases", phases, only_inner=True)


def _lists_below(
    path: KeyPath, key: str, items: Any, only_inner: bool = False
) -> Iterator[tuple[KeyPath, list[Any]]]:
    if not isinstance(items, list):
        return
    if not only_inner:
        yield (*path, key), items
    for index, item in enumerate(items):
        if isinstance(item, dict) and "tasks" in item:
            yield from _lists_below((*path, key, index), "tasks", item["tasks"])
