"""Changes between two snapshots, as typed values."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from milepost.value import Value


class ChangeKind(StrEnum):
    """What kind of change it is; the values are the words that readers see."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved in the plan"
    START = "start moved"
    END = "end moved"
    END_CLOSED = "end stated"
    END_WITHDRAWN = "end withdrawn"
    DONE = "done"
    REOPENED = "reopened"
    DROPPED = "dropped"
    STATE = "state changed"
    EVIDENCE_ADDED = "evidence added"
    EVIDENCE_WITHDRAWN = "evidence withdrawn"
    OWNER = "owner changed"
    PRIORITY = "priority changed"
    CLAIM = "claimed status changed"
    DEPENDENCY = "dependency changed"
    WAIVED = "waived"
    WAIVER_ENDED = "waiver ended"
    TARGET = "target changed"
    MEASURED = "measured"
    LIKELIHOOD = "likelihood changed"
    IMPACT = "impact changed"
    MITIGATION = "mitigation changed"
    DECIDED = "decided"
    DECISION_REOPENED = "decision reopened"
    DEADLINE = "deadline moved"
    CONTACT = "contact changed"
    CADENCE = "cadence changed"
    OVERRIDE = "override changed"
    ORDER = "order changed"
    TEXT = "wording changed"
    FIELD = "changed"


class DerivedKind(StrEnum):
    """A change of what follows; it is computed from both plans and never applied."""

    HEALTH = "health"
    VERDICT = "readiness verdict"
    PLAN_END = "end of the plan"
    SLACK = "slack"
    CRITICAL_PATH = "critical path"
    KPI_STATE = "KPI attainment"
    EXPOSURE = "exposure"
    STATE = "derived state"
    SCOPE = "scope"
    CONTRADICTIONS = "contradictions"


class Change(Value):
    """One leaf difference between two plans.

    `path` leads to the value: keys of mappings, and ids of items in lists. `before` or `after`
    is absent (None with `was` or `is_` False) where the value exists on one side only. `object`
    is the id of the object concerned under its later name, `object_kind` its kind as in
    `model.plan.KINDS`; what stands in a file beside its objects belongs to the project. `field`
    is the part of `path` below the object, empty for the object itself. A list whose order alone
    changed is one change of its order. `at` are the positions before and after of what came into
    a list, left it or moved to another one.

    `path` is in the later names, but of what was removed in the earlier ones. `before` and
    `after` are each in the names of their side.
    """

    kind: ChangeKind
    object_kind: str
    object: str
    path: tuple[str, ...]
    before: Any
    after: Any
    was: bool = True
    is_: bool = True
    field: tuple[str, ...] = ()
    at: tuple[int | None, int | None] = (None, None)


class DerivedChange(Value):
    """One difference in what follows from two plans under the same rules.

    `moved` is the distance where there is one, in `unit`: working days, tasks, points of exposure.
    """

    kind: DerivedKind
    object_kind: str
    object: str
    before: str | None
    after: str | None
    moved: int | None = None
    unit: str | None = None
    worse: bool | None = None


class Explained(Value):
    """A change with what people said of it. `needed` tells that a reason is required."""

    change: Change
    reason: str | None
    needed: bool
    distance: int | None = None
