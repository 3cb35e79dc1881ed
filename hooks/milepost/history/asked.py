"""What owners are asked about at a review: everything that is still open, and the KPIs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from milepost.history.objects import Objects, Standing, objects_of
from milepost.history.snapshot import Tree
from milepost.model.review import CONFIRMED
from milepost.value import Value

_CLOSED_TASKS = frozenset({"done", "dropped"})


class Asked(Value):
    """Something that an owner is asked about: its id and kind, and the teams that it is with.

    A task without an owner has that of the group or phase around it. `around` are the ids of
    the objects that hold it, outer ones first.
    """

    id: str
    kind: str
    owner: tuple[str, ...]
    around: tuple[str, ...]


def asked(tree: Tree) -> Iterator[Asked]:
    """Yield what the owners of a plan are asked about: outer lists before those in them."""
    objects = objects_of(tree)
    for standing in objects.by_id.values():
        if standing.kind in CONFIRMED and _is_open(standing.kind, standing.record):
            around = holders(standing)
            owner = _owner((*around, standing.id), objects)
            yield Asked(standing.id, standing.kind, owner, around)


def holders(standing: Standing) -> tuple[str, ...]:
    """Return the ids of the phase and the groups that hold a task, outer ones first."""
    return standing.list_path[2::2] if standing.kind == "task" else ()


def _is_open(kind: str, record: Mapping[str, Any]) -> bool:
    match kind:
        case "task":
            return not record.get("tasks") and record["state"] not in _CLOSED_TASKS
        case "phase":
            return not record.get("tasks") or any(map(_has_open_task, record["tasks"]))
        case "milestone":
            return not record["done"]
        case "readiness" | "risk":
            return bool(record["state"] == "open")
        case "decision":
            return "outcome" not in record
        case _:
            return True


def _has_open_task(task: Mapping[str, Any]) -> bool:
    inner = task.get("tasks")
    return any(map(_has_open_task, inner)) if inner else task["state"] not in _CLOSED_TASKS


def _owner(line: tuple[str, ...], objects: Objects) -> tuple[str, ...]:
    """Return the owner of the last of a line of ids, or of the nearest before it that has one."""
    for each in reversed(line):
        owner = objects.by_id[each].record.get("owner")
        if owner:
            return tuple(owner)
    return ()
