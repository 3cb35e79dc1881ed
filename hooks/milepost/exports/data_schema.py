"""The JSON Schema that `data/plan.json` keeps, made from its records and kept in the package."""

from __future__ import annotations

import json
from importlib.resources import files

from milepost.exports.records import PlanData
from milepost.load.schema import DIALECT

FILE = "plan.schema.json"
"""Its name, in the package and beside the data."""


def data_schema() -> dict[str, object]:
    """Return the schema as it follows from the records."""
    schema = PlanData.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": DIALECT, "$id": FILE, **schema}


def data_schema_text() -> str:
    """Return the text of the schema, as the package holds it."""
    return json.dumps(data_schema(), ensure_ascii=False, indent=1) + "\n"


def packaged_data_schema() -> bytes:
    """Return the file of the schema, as the package holds it.

    It is written by `tools/write_schema.py`, since making it takes longer than reading a plan.
    """
    return (files("milepost") / "exports" / FILE).read_bytes()
