"""All that is to be said of two snapshots: what changed, why, what follows, who was silent."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.history.change import Change, DerivedChange, Explained
from milepost.history.derived_changes import between_statuses, side_of
from milepost.history.diff import diff
from milepost.history.identity import renamings
from milepost.history.reasons import explained
from milepost.history.silence import silent
from milepost.history.snapshot import Snapshot
from milepost.history.two_statuses import Side
from milepost.value import Value


class Comparison(Value):
    """Two snapshots with everything that is to be said of their difference.

    `first` and `second` are their plans with what follows from them; `silent` the later ids of
    what was neither changed nor confirmed.
    """

    before: Snapshot
    after: Snapshot
    first: Side
    second: Side
    changes: tuple[Explained, ...]
    derived: tuple[DerivedChange, ...]
    silent: tuple[str, ...]

    @property
    def plain(self) -> tuple[Change, ...]:
        """The changes of the plan without what people said of them."""
        return tuple(each.change for each in self.changes)


def compare(
    before: Snapshot,
    after: Snapshot,
    between: Sequence[Snapshot] = (),
    first: Side | None = None,
    second: Side | None = None,
) -> Comparison:
    """Return what is to be said of two snapshots.

    `between` are the reviews that were held between the two, oldest first: renamings and
    reasons of all of them count. `first` and `second` save deriving what a caller has derived.
    """
    known = renamings((before, *between, after)) if between else None
    changes = diff(before, after, known)
    one, two = first or side_of(before), second or side_of(after)
    return Comparison(
        before,
        after,
        one,
        two,
        explained(changes, before, after, between),
        between_statuses(before, after, one, two, known),
        silent(before, after, changes, between),
    )
