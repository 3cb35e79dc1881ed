"""Changes put into a plan: what leads from the earlier plan to the later one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from milepost.history.change import Change, ChangeKind
from milepost.history.inversion import WayBack, is_move
from milepost.history.named_lists import name_key
from milepost.history.objects import Path
from milepost.history.snapshot import Snapshot
from milepost.value import replace


def apply(changes: Iterable[Change], snapshot: Snapshot) -> Snapshot:
    """Return the snapshot with the plan that the changes lead to, and its day.

    Headline values, places and warnings stay as they are: they follow from a plan and its
    files, and no change holds them.
    """
    given = tuple(changes)
    tree = _copy(snapshot.plan)
    work = _located(given, _Locator(tree), WayBack.of(given))
    for items, record in work.leaving:
        _take(items, record)
    for items, key, names in work.orders:
        items.sort(key=partial(_rank, key, {name: rank for rank, name in enumerate(names)}))
    for items, position, record in sorted(work.arriving, key=lambda each: each[1]):
        items.insert(position, record)
    for record, change in work.values:
        if change.is_:
            record[change.path[-1]] = _copy(change.after)
        else:
            del record[change.path[-1]]
    _settle(work.settling, tree)
    return replace(snapshot, plan=tree, date=_day(tree, snapshot.date))


@dataclass(slots=True)
class _Work:
    """What is to be done to the tree, with the very lists and records that it concerns.

    All of it is located before anything is changed, since changes move the ground under paths.
    """

    leaving: list[tuple[list[Any], Any]] = field(default_factory=list)
    orders: list[tuple[list[Any], str, list[str]]] = field(default_factory=list)
    arriving: list[tuple[list[Any], int, Any]] = field(default_factory=list)
    values: list[tuple[dict[str, Any], Change]] = field(default_factory=list)
    settling: dict[Path, list[tuple[int, Any]]] = field(default_factory=lambda: defaultdict(list))


class _Locator:
    """Finds values of a tree by their paths; remembers the names of the items of its lists."""

    def __init__(self, tree: dict[str, Any]) -> None:
        self._tree = tree
        self._names: dict[int, dict[str, Any]] = {}

    def at(self, path: Path) -> Any:
        """Return the value at a path."""
        value: Any = self._tree
        for step in path:
            value = value[step] if isinstance(value, dict) else self._named(value)[step]
        return value

    def _named(self, items: list[Any]) -> dict[str, Any]:
        if id(items) not in self._names:
            key = name_key(items) or "id"
            self._names[id(items)] = {item[key]: item for item in items}
        return self._names[id(items)]


def _located(changes: tuple[Change, ...], tree: _Locator, way: WayBack) -> _Work:
    work = _Work()
    for change in changes:
        if not change.field:
            _locate_object(change, tree, way, work)
        else:
            _locate_field(change, tree, way, work)
    return work


def _locate_object(change: Change, tree: _Locator, way: WayBack, work: _Work) -> None:
    record: Any = None
    if change.was:
        path = way.earlier(change.path) if is_move(change) else change.path
        record = tree.at(path)
        work.leaving.append((tree.at(path[:-1]), record))
    if change.at[1] is not None:
        record = record if is_move(change) else _copy(change.after)
        work.settling[change.path[:-1]].append((change.at[1], record))


def _locate_field(change: Change, tree: _Locator, way: WayBack, work: _Work) -> None:
    path = way.earlier(change.path)
    if change.kind is ChangeKind.ORDER:
        items = tree.at(path)
        names = [way.earlier((*change.path, name))[-1] for name in change.after]
        work.orders.append((items, name_key(items) or "id", names))
    elif change.at[0] is not None:
        work.leaving.append((tree.at(path[:-1]), tree.at(path)))
    elif change.at[1] is not None:
        work.arriving.append((tree.at(path[:-1]), change.at[1], _copy(change.after)))
    else:
        work.values.append((tree.at(path[:-1]), change))


def _settle(settling: Mapping[Path, list[tuple[int, Any]]], tree: dict[str, Any]) -> None:
    """Put objects into their lists, outer lists first, each at its position."""
    for path in sorted(settling, key=len):
        items = _Locator(tree).at(path)
        for position, record in sorted(settling[path], key=lambda each: each[0]):
            items.insert(position, record)


def _rank(key: str, ranks: Mapping[str, int], item: Mapping[str, Any]) -> int:
    return ranks[item[key]]


def _take(items: list[Any], record: Any) -> None:
    """Take this very record out of a list; one that is equal to it stays."""
    for position, item in enumerate(items):
        if item is record:
            del items[position]
            return


def _copy(value: Any) -> Any:
    """Return a copy that may be changed, of mappings and lists all the way down."""
    if isinstance(value, Mapping):
        return {key: _copy(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_copy(inner) for inner in value]
    return value


def _day(tree: Mapping[str, Any], otherwise: date) -> date:
    project = tree.get("project")
    as_of = project.get("as_of") if isinstance(project, Mapping) else None
    try:
        return date.fromisoformat(as_of) if isinstance(as_of, str) else otherwise
    except ValueError:
        return otherwise
