"""The objects of two trees without those that stand alike in both, which no change concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from milepost.history.objects import (
    KIND_OF_LIST,
    NESTED,
    Objects,
    Path,
    ids_of,
    objects_of,
    value_at,
)
from milepost.history.snapshot import Tree


def unequal_objects(before: Tree, after: Tree) -> tuple[Objects, Objects]:
    """Return the objects of both trees; one that is equal at one path in both may be left out.

    Most of a plan stays as it is from review to review, so this is where a comparison is won.
    """
    sides = _Side(), _Side()
    for path in KIND_OF_LIST:
        _add_pair(sides, path, value_at(before, path), value_at(after, path))
    if any(side.has_doubles for side in sides):
        return objects_of(before), objects_of(after)
    return sides[0].objects(), sides[1].objects()


@dataclass(slots=True)
class _Side:
    """What was found of one tree so far."""

    lists: dict[Path, list[Any]] = field(default_factory=dict)
    list_of: dict[str, Path] = field(default_factory=dict)
    position_of: dict[str, int] = field(default_factory=dict)
    record_of: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    has_doubles: bool = False

    def add(self, path: Path, items: list[Any], names: list[str], wanted: Sequence[int]) -> None:
        """Add a list, and of its objects those at the wanted positions."""
        self.lists[path] = items
        for position in wanted:
            name = names[position]
            self.has_doubles |= name in self.list_of
            self.list_of[name] = path
            self.position_of[name] = position
            self.record_of[name] = items[position]

    def objects(self) -> Objects:
        """Return what was found."""
        return Objects(self.lists, self.list_of, self.position_of, self.record_of)


def _add_pair(sides: tuple[_Side, _Side], path: Path, before: Any, after: Any) -> None:
    """Add the lists at one path of both trees, and what stands in their objects."""
    names = ids_of(before), ids_of(after)
    if names[0] == names[1]:
        wanted = [at for at in range(len(names[0])) if before[at] != after[at]]
        everything = wanted, wanted
    else:
        everything = list(range(len(names[0]))), list(range(len(names[1])))
    for side, items, own, positions in zip(sides, (before, after), names, everything, strict=True):
        if positions:
            side.add(path, items, own, positions)
    held = _held(before, names[0], everything[0]), _held(after, names[1], everything[1])
    for name in dict.fromkeys((*held[0], *held[1])):
        _add_pair(sides, (*path, name, NESTED), held[0].get(name), held[1].get(name))


def _held(items: Any, names: list[str], positions: Sequence[int]) -> dict[str, Any]:
    """Return the lists that the objects of a list hold, by the ids of the objects."""
    return dict(_nested(items, names, positions))


def _nested(items: Any, names: list[str], positions: Sequence[int]) -> Iterator[tuple[str, Any]]:
    for position in positions:
        inner = items[position].get(NESTED)
        if inner:
            yield names[position], inner
