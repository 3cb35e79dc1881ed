"""What differs between two snapshots, as typed changes that can be applied and turned round.

For any plans a and b: diff(a, a) is empty; apply(diff(a, b), a) has the plan of b; and
inverse(diff(a, b)) is diff(b, a). Each leaf difference is one change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from milepost.history.applying import apply
from milepost.history.change import Change, ChangeKind
from milepost.history.classify import classify
from milepost.history.identity import same_objects
from milepost.history.inversion import in_order, inverse
from milepost.history.named_lists import by_name, shared_key
from milepost.history.objects import Objects, Path, Standing, bare, is_mapping
from milepost.history.snapshot import Snapshot
from milepost.history.unequal import unequal_objects
from milepost.value import Value

__all__ = ["apply", "diff", "inverse"]


def diff(
    before: Snapshot, after: Snapshot, known: Mapping[str, str] | None = None
) -> tuple[Change, ...]:
    """Return every difference between the plans of two snapshots, in the order of their paths.

    `known` are renamings that happened between the two, earlier id to later, as `renamings`
    returns them; those that either snapshot states are found without it.
    """
    sides = _Sides.of(before, after, known)
    changes = [*_within_files(sides, before, after)]
    lists, lists_now = sides.before.list_of, sides.after.list_of
    records, records_now = sides.before.record_of, sides.after.record_of
    for old, new in sides.same.items():
        if lists[old] != lists_now[new]:
            changes.extend(_moved(sides, sides.before[old], sides.after[new]))
        if records[old] != records_now[new]:
            changes.extend(_own_fields(sides, sides.before[old], sides.after[new]))
    changes.extend(_removed(sides))
    changes.extend(_added(sides))
    return in_order(changes)


class _Sides(Value):
    """The objects of both trees, and which are the same: earlier id to later, and back."""

    before: Objects
    after: Objects
    same: Mapping[str, str]
    back: Mapping[str, str]

    @classmethod
    def of(cls, before: Snapshot, after: Snapshot, known: Mapping[str, str] | None) -> _Sides:
        first, second = unequal_objects(before.plan, after.plan)
        same = same_objects(first, second, known)
        return cls(first, second, same, {new: old for old, new in same.items()})

    def list_now(self, old: Standing) -> Path:
        """Return the path, today, of the list in which an object of the earlier tree stood.

        It is empty when the object that owned the list is gone.
        """
        for length in range(len(old.list_path) - 1, 0, -1):
            owner = self.before.get(old.list_path[length])
            if owner is not None and owner.path == old.list_path[: length + 1]:
                if owner.id not in self.same:
                    return ()
                now = self.after[self.same[owner.id]]
                return (*now.path, *old.list_path[length + 1 :])
        return old.list_path


class _Here(Value):
    """The object whose fields are compared, and the way to it on both sides."""

    sides: _Sides
    kind: str
    id: str
    before: Path
    after: Path

    def change(
        self,
        field: Path,
        before: Any,
        after: Any,
        *,
        was: bool = True,
        is_: bool = True,
        at: tuple[int | None, int | None] = (None, None),
        kind: ChangeKind | None = None,
    ) -> Change:
        """Return a change of a field of this object."""
        named = field[1:] if self.kind == "project" and field[0] == "project" else field
        named = named or field
        what = kind or classify(self.kind, named, before, after, was, is_)
        path = (*self.after, *field)
        return Change(what, self.kind, self.id, path, before, after, was, is_, named, at)


def _within_files(sides: _Sides, before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """Yield what changed beside the objects: the project's own fields and those of the files."""
    project = after.plan.get("project")
    name = project.get("id", "") if isinstance(project, Mapping) else ""
    here = _Here(sides, "project", str(name), (), ())
    yield from _mapping(here, (), before.plan, after.plan)


def _mapping(
    here: _Here, field: Path, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Change]:
    for key, old in before.items():
        if key not in after:
            gone = bare(old, (*here.before, *field, key), here.sides.before)
            yield here.change((*field, key), gone, None, is_=False)
        elif old != after[key]:
            yield from _value(here, (*field, key), old, after[key])
    for key, new in after.items():
        if key not in before:
            come = bare(new, (*here.after, *field, key), here.sides.after)
            yield here.change((*field, key), None, come, was=False)


def _value(here: _Here, field: Path, before: Any, after: Any) -> Iterator[Change]:
    first, second = (*here.before, *field), (*here.after, *field)
    if first in here.sides.before.lists or second in here.sides.after.lists:
        yield from _objects(here, field, before, after)
    elif is_mapping(before) and is_mapping(after):
        yield from _mapping(here, field, before, after)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _list(here, field, before, after)
    else:
        old, new = bare(before, first, here.sides.before), bare(after, second, here.sides.after)
        yield here.change(field, old, new)


def _objects(here: _Here, field: Path, before: Any, after: Any) -> Iterator[Change]:
    """Yield what changed of a list of objects beside them: that it is one, and its order."""
    sides = here.sides
    first, second = (*here.before, *field), (*here.after, *field)
    old, new = bare(before, first, sides.before), bare(after, second, sides.after)
    if old != new:
        yield here.change(field, old, new)
    names = [item["id"] for item in sides.before.lists.get(first, ())]
    if first == second and names == [item["id"] for item in sides.after.lists.get(second, ())]:
        return
    stayed = [
        name
        for name in names
        if name in sides.same and sides.after.list_of[sides.same[name]] == second
    ]
    ranked = sorted(stayed, key=lambda name: sides.after.position_of[sides.same[name]])
    if ranked != stayed:
        later = [sides.same[name] for name in ranked]
        yield here.change(field, stayed, later, kind=ChangeKind.ORDER)


def _list(here: _Here, field: Path, before: list[Any], after: list[Any]) -> Iterator[Change]:
    """Yield what changed in a list: item by item where items have names, else as one value."""
    key = shared_key(before, after)
    if key is None:
        yield here.change(field, before, after)
        return
    old, new = by_name(before, key), by_name(after, key)
    for name, (position, item) in old.items():
        if name not in new:
            at = (position, None)
            yield here.change((*field, name), item, None, is_=False, at=at)
        elif item != new[name][1]:
            yield from _mapping(here, (*field, name), item, new[name][1])
    for name, (position, item) in new.items():
        if name not in old:
            at_end = (None, position)
            yield here.change((*field, name), None, item, was=False, at=at_end)
    first = [name for name in old if name in new]
    second = [name for name in new if name in old]
    if first != second:
        yield here.change(field, first, second, kind=ChangeKind.ORDER)


def _own_fields(sides: _Sides, old: Standing, new: Standing) -> Iterator[Change]:
    here = _Here(sides, new.kind, new.id, old.path, new.path)
    yield from _mapping(here, (), old.record, new.record)


def _moved(sides: _Sides, old: Standing, new: Standing) -> Iterator[Change]:
    if sides.list_now(old) != new.list_path:
        yield Change(
            ChangeKind.MOVED,
            new.kind,
            new.id,
            new.path,
            old.list_path,
            new.list_path,
            at=(old.position, new.position),
        )


def _removed(sides: _Sides) -> Iterator[Change]:
    for name in sides.before.list_of.keys() - sides.same.keys():
        old = sides.before[name]
        record, at = _fields(old, sides.before), (old.position, None)
        yield Change(ChangeKind.REMOVED, old.kind, old.id, old.path, record, None, is_=False, at=at)


def _added(sides: _Sides) -> Iterator[Change]:
    for name in sides.after.list_of.keys() - sides.back.keys():
        new = sides.after[name]
        record, at = _fields(new, sides.after), (None, new.position)
        yield Change(ChangeKind.ADDED, new.kind, new.id, new.path, None, record, was=False, at=at)


def _fields(standing: Standing, objects: Objects) -> dict[str, Any]:
    """Return an object's own fields; those that it holds are objects of their own."""
    record: dict[str, Any] = bare(standing.record, standing.path, objects)
    return record
