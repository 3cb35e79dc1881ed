"""Which changes need a reason, and the reasons that people gave for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from milepost.history.calendars import calendar_of, working_days_moved
from milepost.history.change import Change, ChangeKind, Explained
from milepost.history.diff import diff
from milepost.history.inversion import WayBack, is_move
from milepost.history.snapshot import Snapshot
from milepost.model.review import CONFIRMED
from milepost.value import Value

_ALWAYS = (
    ChangeKind.END_WITHDRAWN,
    ChangeKind.DROPPED,
    ChangeKind.REOPENED,
    ChangeKind.DECISION_REOPENED,
)
_WHERE_STATED = (ChangeKind.START, ChangeKind.END, ChangeKind.DEADLINE, ChangeKind.TARGET)
_FOR_ALL_BELOW = (
    ChangeKind.START,
    ChangeKind.END,
    ChangeKind.END_WITHDRAWN,
    ChangeKind.DROPPED,
    ChangeKind.REMOVED,
)
_SMALL = (ChangeKind.TEXT, ChangeKind.FIELD, ChangeKind.ORDER)


def needs_reason(change: Change) -> bool:
    """Whether somebody must say why.

    A reason is needed where a stated date or target moved or was withdrawn, where work was
    dropped or reopened, and where an object that owners are asked about was removed. What is
    stated for the first time needs none.
    """
    if change.kind in _ALWAYS:
        return True
    if change.kind is ChangeKind.REMOVED:
        return change.object_kind in CONFIRMED
    return change.kind in _WHERE_STATED and change.was and change.before not in (None, [])


def explained(
    changes: Iterable[Change],
    before: Snapshot,
    after: Snapshot,
    between: Sequence[Snapshot] = (),
) -> tuple[Explained, ...]:
    """Return the changes with their reasons, in their order.

    A reason counts when it was given after the earlier snapshot: in the later one, or in one
    `between` the two.
    """
    given = tuple(changes)
    reasons = _Reasons(_new_reasons((before, *between, after)), WayBack.of(given))
    calendar = calendar_of(after)
    return tuple(
        Explained(
            change,
            reasons.of(change),
            needs_reason(change),
            working_days_moved(change, calendar),
        )
        for change in given
    )


def missing_reasons(before: Snapshot, after: Snapshot) -> tuple[Explained, ...]:
    """Return the changes that need a reason and have none, in the order of their paths."""
    found = explained(diff(before, after), before, after)
    return tuple(each for each in found if each.needed and each.reason is None)


class _Reason(Value):
    item: str
    fields: tuple[str, ...]
    why: str
    on: str


def _new_reasons(snapshots: Sequence[Snapshot]) -> tuple[_Reason, ...]:
    """Return the reasons that a snapshot states and the one before it did not, newest last."""
    found: list[_Reason] = []
    known = Counter(_stated(snapshots[0]))
    for snapshot in snapshots[1:]:
        stated = Counter(_stated(snapshot))
        found.extend((stated - known).keys())
        known = stated
    return tuple(found)


def _stated(snapshot: Snapshot) -> Iterator[_Reason]:
    for reason in snapshot.plan.get("review", {}).get("reasons", ()):
        yield _Reason(
            str(reason["item"]),
            tuple(reason.get("fields") or ()),
            str(reason["why"]),
            str(reason.get("on", "")),
        )


class _Reasons:
    """Finds what was said of a change, under the later id of its object or the earlier one."""

    def __init__(self, reasons: Iterable[_Reason], way: WayBack) -> None:
        self._way = way
        self._by_item: dict[str, list[_Reason]] = {}
        for reason in reasons:
            self._by_item.setdefault(reason.item, []).append(reason)

    def of(self, change: Change) -> str | None:
        """Return the reason for a change: of its field, else of its object, else of the work
        around it, where that reason is one for all below."""
        if not self._by_item:
            return None
        own = self._said(self._names(change), change)
        if not own and change.kind in _FOR_ALL_BELOW:
            own = self._said(_around(change), change)
        return own[-1].why if own else None

    def _names(self, change: Change) -> tuple[str, ...]:
        if not change.field and not is_move(change):
            return (change.object,)
        if change.object_kind == "project":
            return (change.object, self._way.project or change.object)
        path = change.path[: len(change.path) - len(change.field)]
        return (change.object, self._way.earlier(path)[-1])

    def _said(self, names: Sequence[str], change: Change) -> list[_Reason]:
        """Return the reasons that fit, the best one last."""
        said = [each for name in dict.fromkeys(names) for each in self._by_item.get(name, ())]
        general = [each for each in said if not each.fields]
        exact = [each for each in said if _names_field(each, change)]
        return [*(() if change.kind in _SMALL else general), *exact]


def _names_field(reason: _Reason, change: Change) -> bool:
    if not change.field:
        return bool(reason.fields)
    return bool({*change.field, ".".join(change.field)} & set(reason.fields))


def _around(change: Change) -> tuple[str, ...]:
    """Return the ids of the phase and the groups that hold the object, nearest last."""
    if change.object_kind != "task":
        return ()
    path = change.path[: len(change.path) - len(change.field)]
    return path[2:-1:2]
