"""The plan and its status as data for machines: JSON, CSV and the schemas."""

from __future__ import annotations

import json

from milepost.derive.status import Status
from milepost.exports.data_schema import FILE as SCHEMA_FILE
from milepost.exports.data_schema import packaged_data_schema
from milepost.exports.plan_data import plan_data
from milepost.exports.records import PlanData
from milepost.exports.tables import tables
from milepost.load.schema import packaged_schemas
from milepost.model.plan import Plan
from milepost.views.about import Download

_TABLES = (
    "phases",
    "tasks",
    "readiness",
    "kpis",
    "measurements",
    "risks",
    "decisions",
    "contradictions",
)


PLAN_FILE = "data/plan.json"


def plan_file(plan: Plan, status: Status) -> dict[str, bytes]:
    """Return the plan's data alone, by its path: what a sealed version keeps."""
    return {PLAN_FILE: _compact(plan_data(plan, status))}


def data_files(plan: Plan, status: Status) -> dict[str, bytes]:
    """Return the files below `data/` and `schema/`, by path from the site's root."""
    data = plan_data(plan, status)
    files = {PLAN_FILE: _compact(data)}
    files[f"data/{SCHEMA_FILE}"] = packaged_data_schema()
    files.update({f"data/{name}": content for name, content in tables(data).items()})
    files.update({f"schema/{name}": content for name, content in packaged_schemas().items()})
    return files


def downloads() -> tuple[Download, ...]:
    """Return what the page about the data offers, most complete first."""
    return (
        Download("plan.json", PLAN_FILE, "everything on this site"),
        Download(SCHEMA_FILE, f"data/{SCHEMA_FILE}", "the shape of plan.json"),
        *(Download(f"{name}.csv", f"data/{name}.csv", "a table") for name in _TABLES),
    )


def _compact(data: PlanData) -> bytes:
    value = data.model_dump(mode="json", by_alias=True)
    # With an indent, Python's own slow encoder is used instead of the one in C.
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
