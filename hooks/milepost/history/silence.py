"""Who said nothing: what was neither changed nor confirmed since a review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from milepost.history.asked import asked
from milepost.history.change import Change, ChangeKind
from milepost.history.diff import diff
from milepost.history.snapshot import Snapshot


def silent(
    before: Snapshot,
    after: Snapshot,
    changes: Iterable[Change] | None = None,
    between: Sequence[Snapshot] = (),
) -> tuple[str, ...]:
    """Return the ids of what an owner is asked about and said nothing of, in the plan's order.

    Silent is what stands in both plans, has no change of its own, and no confirmation that is new
    since the earlier one. A change of the order of a list says nothing of its items, and neither
    does a change of a task of the phase that holds it. `changes` are those between the two, if
    they are at hand; confirmations of reviews `between` count too.
    """
    found = diff(before, after) if changes is None else changes
    heard = {change.object for change in found if change.kind is not ChangeKind.ORDER}
    heard.update(*(confirmed(one, two) for one, two in pairwise((before, *between, after))))
    return tuple(each.id for each in asked(after.plan) if each.id not in heard)


def confirmed(before: Snapshot, after: Snapshot) -> set[str]:
    """Return the ids of what was confirmed since the earlier snapshot."""
    return {item for item, _ in (_confirmations(after) - _confirmations(before))}


def _confirmations(snapshot: Snapshot) -> Counter[tuple[str, str]]:
    stated = snapshot.plan.get("review", {}).get("confirmations", ())
    return Counter((str(each["item"]), str(each.get("on", ""))) for each in stated)
