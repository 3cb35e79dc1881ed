"""The objects of a plan's tree: what each list holds that has ids, and where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count, repeat
from types import MappingProxyType
from typing import Any

from milepost.history.snapshot import Tree
from milepost.value import Value

Path = tuple[str, ...]
"""The way to a value: keys of mappings, and ids or other names of items in lists."""

KIND_OF_LIST: Mapping[Path, str] = MappingProxyType(
    {
        ("work", "phases"): "phase",
        ("work", "milestones"): "milestone",
        ("readiness", "items"): "readiness",
        ("kpis", "kpis"): "kpi",
        ("risks", "risks"): "risk",
        ("decisions", "decisions"): "decision",
        ("communication", "audiences"): "audience",
        ("communication", "events"): "event",
        ("project", "owners"): "owner",
        ("project", "claims"): "claim",
        ("project", "completed"): "completed",
        ("project", "links"): "link",
        ("runbooks",): "runbook",
    }
)
"""The kind of the objects in each list of a plan, by its path; tasks hold tasks besides."""

NESTED = "tasks"
"""The key under which an object holds further ones."""


class Standing(Value):
    """An object of a tree, and where it stands: the list that holds it, its position there."""

    kind: str
    id: str
    list_path: Path
    position: int
    record: Mapping[str, Any]

    @property
    def path(self) -> Path:
        """The way to the object."""
        return (*self.list_path, self.id)


@dataclass(frozen=True, slots=True)
class Objects(Mapping[str, Standing]):
    """All objects of a tree by id, in the order of the plan.

    Expects unique ids, as a plan has them. A list with an id that stands elsewhere too holds
    no objects: it is a plain value. `lists` are the lists that hold objects; the others tell of
    each object the path of its list, its position there and its record. A `Standing` is made
    when it is asked for: a comparison asks for few of the thousands.
    """

    lists: Mapping[Path, list[Any]]
    list_of: Mapping[str, Path]
    position_of: Mapping[str, int]
    record_of: Mapping[str, Mapping[str, Any]]

    def __getitem__(self, name: str) -> Standing:
        path = self.list_of[name]
        return Standing(kind_of(path), name, path, self.position_of[name], self.record_of[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.list_of)

    def __len__(self) -> int:
        return len(self.list_of)

    @property
    def by_id(self) -> Mapping[str, Standing]:
        """The objects by id."""
        return self

    def kind(self, name: str) -> str:
        """Return the kind of an object."""
        return kind_of(self.list_of[name])


def objects_of(tree: Tree) -> Objects:
    """Return the objects of a tree."""
    lists = list(_lists(tree, None))
    ids = [name for _, names, _ in lists for name in names]
    if len(set(ids)) != len(ids):
        lists = list(_lists(tree, Counter(ids)))
    list_of: dict[str, Path] = {}
    position_of: dict[str, int] = {}
    record_of: dict[str, Mapping[str, Any]] = {}
    for path, names, items in lists:
        list_of.update(zip(names, repeat(path), strict=False))
        position_of.update(zip(names, count(), strict=False))
        record_of.update(zip(names, items, strict=True))
    return Objects({path: items for path, _, items in lists}, list_of, position_of, record_of)


def kind_of(list_path: Path) -> str:
    """Return the kind of the objects in a list, as in `model.plan.KINDS`."""
    return "task" if list_path[-1] == NESTED else KIND_OF_LIST[list_path]


def bare(value: Any, path: Path, objects: Objects) -> Any:
    """Return a value without the objects in it: lists that hold objects are empty."""
    if isinstance(value, Mapping):
        return {key: bare(inner, (*path, key), objects) for key, inner in value.items()}
    return [] if path in objects.lists else value


def is_mapping(value: Any) -> bool:
    """Whether a value is a mapping; quick where it is a plain one."""
    return type(value) is dict or isinstance(value, Mapping)


def _lists(
    tree: Tree, times: Mapping[str, int] | None
) -> Iterator[tuple[Path, list[str], list[Any]]]:
    """Yield the lists that hold objects with their ids, in the order of the plan, outer ones first.

    With `times`, the lists with an id that stands twice are left out, and what is in them.
    """
    for path in KIND_OF_LIST:
        yield from _from(path, value_at(tree, path), times)


def _from(
    path: Path, items: Any, times: Mapping[str, int] | None
) -> Iterator[tuple[Path, list[str], list[Any]]]:
    names = ids_of(items)
    if not names or (times is not None and any(times[name] > 1 for name in names)):
        return
    yield path, names, items
    for name, item in zip(names, items, strict=True):
        nested = item.get(NESTED)
        if nested:
            yield from _from((*path, name, NESTED), nested, times)


def value_at(tree: Tree, path: Path) -> Any:
    """Return the value under a path of keys; None where there is none."""
    value: Any = tree
    for key in path:
        value = value.get(key) if is_mapping(value) else None
    return value


def ids_of(items: Any) -> list[str]:
    """Return the ids of a list of objects; nothing for any other value."""
    if not isinstance(items, list | tuple):
        return []
    if set(map(type, items)) != {dict} and not all(map(is_mapping, items)):
        return []
    names = [item.get("id") for item in items]
    return [] if set(map(type, names)) - {str} else names
