"""A comparison as JSON, for scripts: every change, with stable keys."""

from __future__ import annotations

import json
from typing import Any

from milepost.exports.comparison.told import Told
from milepost.history.change import DerivedChange, Explained
from milepost.history.comparison import Comparison
from milepost.value import asdict

SCHEMA = 1
"""Version of the form; raised when a key changes its meaning or goes."""


def as_json(comparison: Comparison, told: Told, before: str, after: str) -> str:
    """Return one object; `before` and `after` are what the sides were called."""
    found = {
        "schema": SCHEMA,
        "before": {"name": before, "date": comparison.before.date.isoformat()},
        "after": {"name": after, "date": comparison.after.date.isoformat()},
        "different": bool(comparison.changes),
        "sentences": list(told.sentences),
        "changes": [_change(each) for each in comparison.changes],
        "derived": [_derived(each) for each in comparison.derived],
        "proposed_renamings": [asdict(each) for each in told.proposals],
        "silent": list(comparison.silent),
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _change(explained: Explained) -> dict[str, Any]:
    change = explained.change
    return {
        "kind": change.kind.value,
        "object_kind": change.object_kind,
        "object": change.object,
        "field": list(change.field),
        "path": list(change.path),
        "before": change.before,
        "after": change.after,
        "was": change.was,
        "is": change.is_,
        "reason": explained.reason,
        "needs_reason": explained.needed,
        "working_days": explained.distance,
    }


def _derived(change: DerivedChange) -> dict[str, Any]:
    return {**asdict(change), "kind": change.kind.value}
