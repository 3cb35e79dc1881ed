"""JSON Schema of the plan's files, made from the model, for editors and other programs.

A file that fits its schema may still have problems that only the loader finds, such as an id
that nothing has. The other way round every plan without problems fits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from milepost.load.plan_files import PLAN_FILES, PROJECT
from milepost.model.base import Record
from milepost.model.runbook import RunbookFacts

DIALECT = "https://json-schema.org/draft/2020-12/schema"
WHOLE = "plan-files.schema.json"
"""The schema of the whole folder: an object with one key for each file."""

_SCALARS = ["string", "number", "boolean"]
_BARE_TASK = {"type": "string", "minLength": 1, "maxLength": 200}


def schema_name(name: str) -> str:
    """Return the name of the schema of a file of the plan."""
    return f"{name}.schema.json"


def schema_files() -> Mapping[str, dict[str, Any]]:
    """Return every schema by the name of its file."""
    found = {
        schema_name(file.name): _schema(schema_name(file.name), file.record) for file in PLAN_FILES
    }
    found[schema_name("runbook")] = _schema(schema_name("runbook"), RunbookFacts)
    found[WHOLE] = _whole()
    return MappingProxyType(found)


def schema_texts() -> Mapping[str, str]:
    """Return the text of every schema by the name of its file, as the package holds it."""
    return MappingProxyType(
        {
            name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
            for name, schema in schema_files().items()
        }
    )


def packaged_schemas() -> Mapping[str, bytes]:
    """Return the files of all schemas by their names, as the package holds them.

    They are written by `tools/write_schema.py`, since making them takes as long as a small plan.
    """
    folder = files("milepost") / "schema"
    return MappingProxyType({file.name: file.read_bytes() for file in _sorted(folder.iterdir())})


def _sorted(found: Iterable[Traversable]) -> list[Traversable]:
    return sorted(found, key=lambda file: file.name)


def _whole() -> dict[str, Any]:
    return {
        "$schema": DIALECT,
        "$id": WHOLE,
        "title": "A plan",
        "description": "All files of the folder plan/, each under its name without the ending.",
        "type": "object",
        "properties": {file.name: {"$ref": schema_name(file.name)} for file in PLAN_FILES},
        "required": [PROJECT.name],
        "additionalProperties": False,
    }


def _schema(name: str, record: type[Record]) -> dict[str, Any]:
    made = record.model_json_schema(mode="validation")
    _mend(made)
    return {"$schema": DIALECT, "$id": name, **made}


def _mend(node: Any, is_property: bool = False) -> None:
    """Change a schema in place so that it says what the loader takes."""
    if isinstance(node, list):
        for inner in node:
            _mend(inner)
        return
    if not isinstance(node, dict):
        return
    if is_property:
        node.pop("title", None)
    if node.get("type") == "string" and _is_free_text(node):
        node["type"] = _SCALARS
    if "default" in node:
        node["default"] = _plain(node["default"], node.get("type"))
    tasks = node.get("properties", {}).get("tasks")
    if tasks is not None:
        tasks["items"] = {"anyOf": [dict(_BARE_TASK), tasks["items"]]}
    for key, inner in node.items():
        if key in ("properties", "$defs"):
            for part in inner.values():
                _mend(part, is_property=key == "properties")
        elif key != "default":
            _mend(inner)


def _is_free_text(node: dict[str, Any]) -> bool:
    """Whether a text may look like a number or a flag, as in `version: 1.0`."""
    is_word = "enum" in node or "const" in node or "format" in node
    return not is_word and "^[a-z0-9]" not in node.get("pattern", "") and "maxLength" in node


def _plain(default: Any, kind: Any) -> Any:
    if kind == "number" and isinstance(default, str):
        number = Decimal(default)
        return int(number) if number == number.to_integral_value() else float(number)
    return default
