"""What follows differently from two plans under the same rules; it is told, never applied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from milepost.derive import derive
from milepost.history.change import DerivedChange
from milepost.history.derived_register import (
    contradiction_changes,
    decision_changes,
    exposure_changes,
    health_changes,
    kpi_changes,
    verdict_changes,
)
from milepost.history.derived_work import (
    critical_changes,
    end_changes,
    scope_changes,
    slack_changes,
    state_changes,
)
from milepost.history.identity import same_objects
from milepost.history.objects import objects_of
from milepost.history.restore import plan_of
from milepost.history.snapshot import Snapshot
from milepost.history.two_statuses import Side, TwoStatuses

_RULES: tuple[Callable[[TwoStatuses], Iterator[DerivedChange]], ...] = (
    health_changes,
    verdict_changes,
    end_changes,
    state_changes,
    slack_changes,
    critical_changes,
    scope_changes,
    kpi_changes,
    exposure_changes,
    decision_changes,
    contradiction_changes,
)


def derived_changes(before: Snapshot, after: Snapshot) -> tuple[DerivedChange, ...]:
    """Return what follows differently from the plans of two snapshots."""
    return between_statuses(before, after, side_of(before), side_of(after))


def side_of(snapshot: Snapshot) -> Side:
    """Return the plan of a snapshot with what follows from it today."""
    plan = plan_of(snapshot)
    return Side(plan, derive(plan))


def between_statuses(
    before: Snapshot,
    after: Snapshot,
    first: Side,
    second: Side,
    known: Mapping[str, str] | None = None,
) -> tuple[DerivedChange, ...]:
    """Return the same from what was derived already; `known` are renamings between the two."""
    same = same_objects(objects_of(before.plan), objects_of(after.plan), known)
    both = TwoStatuses(first, second, same)
    return tuple(change for rule in _RULES for change in rule(both))
