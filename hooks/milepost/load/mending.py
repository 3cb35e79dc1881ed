"""Raw values to a record of the model; what does not fit is left out and kept as a fault.

Leaving out only what is wrong lets the checks between records still speak about the rest,
so that a planner sees all problems at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from milepost.load.meant_keys import meant_key
from milepost.load.outline import KeyPath
from milepost.load.shape import holder
from milepost.model.base import PLACE_KEY, Record
from milepost.problems.place import Place
from milepost.value import Value


class Fault(Value):
    """One value that does not fit the model.

    `path` leads to it in the raw values, or to the key that is missing. `kind` is the type of
    the model's error, `details` what the model says of it, `siblings` the raw mapping that
    the value stands in.
    """

    path: KeyPath
    kind: str
    value: Any
    siblings: Mapping[str, Any]
    details: Mapping[str, Any]


class Mended(Value):
    """A record as far as it fits the model.

    `damaged` are the places of the mappings that lost something, `lost` the ids of what was
    left out whole.
    """

    record: Record | None
    faults: tuple[Fault, ...] = ()
    damaged: tuple[Place, ...] = ()
    lost: frozenset[str] = frozenset()


def to_record(model: type[Record], data: dict[str, Any]) -> Mended:
    """Return the record that raw values state, with its faults; the values may be changed."""
    try:
        return Mended(model.model_validate(data))
    except ValidationError as error:
        found = tuple(_faults(data, error))
    faults = tuple(fault for fault in found if not _is_empty_default(model, fault))
    unfit = {fault.path for fault in found}
    idle = frozenset(fault.path for fault in found if _is_idle(model, fault))
    damaged: list[Place] = []
    lost: set[str] = set()
    while True:
        if () in _without(data, unfit, idle, damaged, lost):
            return Mended(None, faults, tuple(damaged), frozenset(lost | set(_ids(data))))
        try:
            return Mended(model.model_validate(data), faults, tuple(damaged), frozenset(lost))
        except ValidationError as error:
            unfit = {fault.path for fault in _faults(data, error)}


def _is_empty_default(model: type[Record], fault: Fault) -> bool:
    """Whether a key was written without a value and has a default: then it says nothing."""
    if fault.value is not None or fault.kind in ("missing", "extra_forbidden"):
        return False
    if not fault.path or isinstance(fault.path[-1], int):
        return False
    record, key = holder(model, fault.path)
    field = record.model_fields.get(key or "")
    return field is not None and not field.is_required()


def _is_idle(model: type[Record], fault: Fault) -> bool:
    """Whether a key is like none that its record may have: without it, the record is whole."""
    record, key = holder(model, fault.path)
    is_unknown = fault.kind == "extra_forbidden" and key is not None
    return is_unknown and meant_key(record, str(key), fault.siblings) is None


def _faults(data: Any, error: ValidationError) -> Iterator[Fault]:
    for details in error.errors(include_url=False):
        path = _existing(data, details["loc"])
        if details["type"] == "missing":
            path = (*path, details["loc"][-1])
        value = None if details["type"] == "missing" else value_at(data, path)
        yield Fault(path, details["type"], value, _mapping_around(data, path), dict(details))


def _mapping_around(data: Any, path: KeyPath) -> dict[str, Any]:
    """Return a copy of the innermost mapping in which a path lies."""
    around = {}
    for step in path:
        if isinstance(data, dict):
            around = data
        if isinstance(data, dict) and step not in data:
            break
        data = data[step]
    return dict(around)


def _existing(data: Any, steps: Iterable[Any]) -> KeyPath:
    """Return the part of a path that the raw values have.

    The model looks at short forms as if they were written whole, so its paths may be longer.
    """
    path: list[str | int] = []
    for step in steps:
        in_mapping = isinstance(data, dict) and step in data
        in_list = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if in_mapping or in_list:
            data = data[step]
            path.append(step)
        elif not (step == 0 and isinstance(data, dict)):
            break
    return tuple(path)


def value_at(data: Any, path: KeyPath) -> Any:
    """Return the raw value at a path that exists."""
    for step in path:
        data = data[step]
    return data


def _without(
    data: Any,
    unfit: set[KeyPath],
    idle: frozenset[KeyPath],
    damaged: list[Place],
    lost: set[str],
) -> set[KeyPath]:
    """Take what does not fit out of the raw values; return the paths that can't be taken out.

    A mapping that loses an idle key alone is not damaged.
    """
    targets = {_target(data, path) for path in unfit}
    order = sorted(targets, key=lambda path: [(isinstance(s, int), s) for s in path], reverse=True)
    for path in order:
        if not path:
            continue
        parent = value_at(data, path[:-1])
        if isinstance(parent, dict) and path not in idle:
            damaged.append(parent[PLACE_KEY])
        taken = parent.pop(path[-1])
        lost.update(_ids(taken))
        if path[-1] == "id" and isinstance(taken, str):
            lost.add(taken)
    return {path for path in targets if not path}


def _target(data: Any, path: KeyPath) -> KeyPath:
    """Return what to take out: the value, or the mapping that lacks a key."""
    return path if _existing(data, path) == path else path[:-1]


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for inner in value.values():
            yield from _ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _ids(inner)
