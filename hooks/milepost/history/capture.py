"""A plan with what follows from it as a snapshot: plain values that outlive the model."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from milepost.derive.status import Status
from milepost.history.headline import headline
from milepost.history.silence import silent
from milepost.history.snapshot import Snapshot
from milepost.model.base import Record
from milepost.model.plan import Plan
from milepost.value import replace

FILES = (
    "project",
    "work",
    "readiness",
    "kpis",
    "risks",
    "decisions",
    "communication",
    "review",
)
"""The parts of a plan that are one record each, by their names in `model.plan.Plan`."""


def capture(
    plan: Plan, status: Status, warnings: tuple[str, ...], before: Snapshot | None = None
) -> Snapshot:
    """Return the snapshot of a plan.

    `warnings` are the lines that its reading gave. `before` is the snapshot of the review
    before, since which silence is counted; without one there is no silence.
    """
    snapshot = Snapshot(
        date=plan.project.as_of,
        plan=plan_tree(plan),
        headline=headline(status, 0).tree(),
        places={record.id: str(record.place) for _, record in plan.objects()},
        warnings=warnings,
    )
    if before is None:
        return snapshot
    count = len(silent(before, snapshot))
    return replace(snapshot, headline=headline(status, count).tree())


def plan_tree(plan: Plan) -> dict[str, Any]:
    """Return a plan written out whole: defaults included, what is not said left out."""
    tree: dict[str, Any] = {name: record_tree(getattr(plan, name)) for name in FILES}
    tree["runbooks"] = [record_tree(runbook) for runbook in plan.runbooks]
    tree["pages"] = list(plan.pages)
    return tree


def record_tree(record: Record) -> dict[str, Any]:
    """Return one record as plain values; its places are left out."""
    tree: dict[str, Any] = plain(record.model_dump(exclude_none=True))
    return tree


def plain(value: Any) -> Any:
    """Return a value of the model as JSON's own: numbers and dates become texts.

    A number keeps all digits that were written, and never gets an exponent.
    """
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return value
