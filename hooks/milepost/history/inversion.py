"""Changes turned round: what leads from the later plan back to the earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from milepost.history.change import Change, ChangeKind
from milepost.history.classify import classify
from milepost.history.objects import Path
from milepost.value import Value, replace


def inverse(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that lead back, in the names of the earlier plan."""
    given = tuple(changes)
    way = WayBack.of(given)
    return in_order(_turned(change, way) for change in given)


def in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes in the order of their paths."""
    return tuple(sorted(changes, key=lambda each: (each.path, each.was, each.is_, each.kind)))


class WayBack(Value):
    """Turns paths of the later plan into those of the earlier one.

    `homes` are the earlier paths of what moved, `names` the earlier ids of what was renamed,
    both by the later path; `project` is the earlier id of the project, if that changed.
    """

    homes: Mapping[Path, Path]
    names: Mapping[Path, str]
    project: str | None

    @classmethod
    def of(cls, changes: tuple[Change, ...]) -> WayBack:
        """Read the way back from the changes that moved and renamed objects."""
        names = {
            change.path[:-1]: str(change.before)
            for change in changes
            if change.field == ("id",) and change.object_kind != "project"
        }
        homes = {
            change.path: (*change.before, names.get(change.path, change.object))
            for change in changes
            if is_move(change)
        }
        project = [change.before for change in changes if change.path == ("project", "id")]
        return cls(homes, names, project[0] if project else None)

    def earlier(self, path: Path) -> Path:
        """Return the path in the earlier plan of what stands at a path of the later one."""
        if not (self.homes or self.names):
            return path
        for length in range(len(path), 0, -1):
            front, rest = path[:length], path[length:]
            if front in self.homes:
                return (*self.homes[front], *rest)
            if front in self.names:
                return (*self.earlier(front[:-1]), self.names[front], *rest)
        return path


def is_move(change: Change) -> bool:
    """Whether an object left one list for another."""
    return not change.field and change.was and change.is_


def _turned(change: Change, way: WayBack) -> Change:
    swapped = replace(
        change,
        before=change.after,
        after=change.before,
        was=change.is_,
        is_=change.was,
        at=(change.at[1], change.at[0]),
    )
    if change.field or is_move(change):
        path = way.earlier(change.path)
        swapped = replace(swapped, path=path, object=_object(change, path, way))
    return replace(swapped, kind=_kind(swapped))


def _object(change: Change, path: Path, way: WayBack) -> str:
    """Return the id of the object concerned under its earlier name."""
    if change.object_kind == "project":
        return change.object if way.project is None else way.project
    return path[len(path) - len(change.field) - 1]


def _kind(change: Change) -> ChangeKind:
    if change.kind is ChangeKind.ORDER:
        return change.kind
    return classify(
        change.object_kind, change.field, change.before, change.after, change.was, change.is_
    )
