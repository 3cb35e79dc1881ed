"""Every field of the data says what it holds, and the published schema says so too."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from milepost.exports.data_schema import data_schema, data_schema_text, packaged_data_schema
from milepost.exports.records import PlanData
from milepost.views.reference.records import walk_records


@pytest.mark.parametrize("record", list(walk_records(PlanData)), ids=lambda each: each.__name__)
def test_every_field_has_a_description(record: type[BaseModel]) -> None:
    for name, field in record.model_fields.items():
        assert field.description, name
        assert field.description.endswith("."), name


def test_the_packaged_schema_is_the_one_that_the_records_give() -> None:
    """`python tools/write_schema.py` writes it anew."""
    assert packaged_data_schema().decode() == data_schema_text()


def test_the_schema_describes_every_property() -> None:
    schema = data_schema()
    definitions: dict[str, Any] = schema["$defs"]  # type: ignore[assignment]
    for record in (schema, *definitions.values()):
        for name, part in record["properties"].items():
            assert part.get("description"), name


def test_the_schema_lets_no_field_be_absent_or_unknown() -> None:
    schema = data_schema()
    definitions: dict[str, Any] = schema["$defs"]  # type: ignore[assignment]
    for record in (schema, *definitions.values()):
        assert record["additionalProperties"] is False
        assert set(record["required"]) == set(record["properties"])
