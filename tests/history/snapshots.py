"""Snapshots made from the parts of a plan that matter to a test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.derive.small_plan import small_plan

from milepost.derive import derive
from milepost.history.capture import capture
from milepost.history.snapshot import Snapshot
from milepost.model.review import ReviewFile


def snapshot_of(parts: Mapping[str, Any]) -> Snapshot:
    """Return the snapshot of a plan; `reasons`, `confirmations` and `notes` are of its review."""
    stated = {key: parts[key] for key in ("reasons", "confirmations", "notes") if key in parts}
    plan = replace(small_plan(parts), review=ReviewFile.model_validate(stated))
    return capture(plan, derive(plan), ())
