"""The schemas that editors use take the plans that the loader takes, and refuse their likes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from milepost.load.plan_files import PLAN_FILES
from milepost.load.schema import WHOLE, packaged_schemas, schema_files, schema_texts

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "tests" / "plans"
PACKAGED = ROOT / "hooks" / "milepost" / "schema"


class Editor(yaml.SafeLoader):
    """Reads scalars as YAML 1.2 does, and so as editors do."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"(?:~|null|Null|NULL|)$", "~nN"),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), [*first, ""])


def as_an_editor_reads(path: Path) -> Any:
    return yaml.load(path.read_text(), Loader=Editor)  # noqa: S506  # made from SafeLoader


def validator(name: str) -> Draft202012Validator:
    schemas = schema_files()
    registry = Registry().with_resources(
        (known, Resource.from_contents(schema)) for known, schema in schemas.items()
    )
    return Draft202012Validator(schemas[name], registry=registry)


def files_of(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield name of the schema and path of each file of a plan."""
    for file in PLAN_FILES:
        for path in (root / file.path, *sorted((root / file.folder).glob("*.yml"))):
            if path.exists():
                yield f"{file.name}.schema.json", path


GOOD = [
    (name, path)
    for root in (ROOT, PLANS / "good" / "whole", PLANS / "good" / "least")
    for name, path in files_of(root)
]


@pytest.mark.parametrize(
    ("name", "path"), GOOD, ids=[str(path.relative_to(ROOT)) for _, path in GOOD]
)
def test_the_files_of_a_good_plan_fit_their_schema(name: str, path: Path) -> None:
    value = as_an_editor_reads(path)
    problems = [error.message for error in validator(name).iter_errors(_without_empty(value))]
    assert problems == []


def _without_empty(value: Any) -> Any:
    """Leave out keys without a value, which an editor may mark and the loader takes as absent."""
    if isinstance(value, dict):
        return {key: _without_empty(inner) for key, inner in value.items() if inner is not None}
    return [_without_empty(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "case",
    [
        "unknown-key-misspelt",
        "unknown-key-at-the-top",
        "missing-key-of-a-risk",
        "missing-key-of-the-project",
        "missing-id-of-a-task",
        "wrong-shape-mapping-for-list",
        "wrong-shape-list-for-text",
        "empty-text-title",
        "too-long-title",
        "many-lines-title",
        "bad-id-capitals-and-blanks",
        "unknown-word-state",
        "bad-number-word-for-a-measurement",
        "bad-flag-yes",
        "bad-time-with-half-of-the-day",
        "out-of-range-scale-with-one-word",
    ],
)
def test_an_editor_marks_what_the_loader_refuses(case: str) -> None:
    errors = [
        error
        for name, path in files_of(PLANS / "bad" / case)
        for error in validator(name).iter_errors(as_an_editor_reads(path))
    ]
    assert errors


def test_a_bare_text_is_a_task_also_inside_a_group() -> None:
    phase = {"id": "build", "number": 1, "title": "Build"}
    group = {"id": "group", "title": "Group", "tasks": ["A task"]}
    assert validator("phases.schema.json").is_valid({"phases": [{**phase, "tasks": [group, "x"]}]})
    assert not validator("phases.schema.json").is_valid({"phases": [{**phase, "tasks": [[]]}]})


def test_the_schema_of_the_whole_leads_to_those_of_the_files() -> None:
    root = PLANS / "good" / "least"
    project = as_an_editor_reads(root / "plan" / "project.yml")
    assert validator(WHOLE).is_valid({"project": project, "risks": {"risks": []}})
    assert not validator(WHOLE).is_valid({"risks": {"risks": []}})
    assert not validator(WHOLE).is_valid({"project": project, "risks": {"risk": []}})


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_a_schema_is_valid_and_describes_every_key_but_none_of_our_own(name: str) -> None:
    schema = schema_files()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == name
    for key, field in _properties(schema):
        assert key != "place"
        assert "\0" not in key
        if name != WHOLE:
            assert field.get("description") or "$ref" in field, f"{key} has no description"


def _properties(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        yield from node.get("properties", {}).items()
        for inner in node.values():
            yield from _properties(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _properties(inner)


@pytest.mark.parametrize("name", sorted(schema_texts()))
def test_the_package_holds_the_schemas_of_this_model(name: str) -> None:
    """`python tools/write_schema.py` writes them anew."""
    assert packaged_schemas()[name].decode() == schema_texts()[name]
    assert set(packaged_schemas()) == set(schema_texts())
    assert json.loads(schema_texts()[name]) == schema_files()[name]


def test_each_file_of_the_plan_names_a_schema_that_is_there() -> None:
    for _, path in files_of(ROOT):
        first = path.read_text().split("\n")[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, path
        assert (path.parent / found[1]).resolve().is_relative_to(PACKAGED.resolve())
        assert (path.parent / found[1]).exists()
