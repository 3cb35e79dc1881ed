"""`data/plan.json` says what is promised, keeps its schema, and does so for any plan."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker
from tests.exports.any_plan import AS_OF, plans

from milepost.derive import derive
from milepost.exports import data_files
from milepost.exports.data_schema import data_schema
from milepost.load import load_plan
from milepost.model.plan import Plan
from milepost.model.project import Project

ROOT = Path(__file__).parent.parent.parent
VALIDATOR = Draft202012Validator(
    json.loads(json.dumps(data_schema())), format_checker=FormatChecker()
)

PROMISED = {
    "": {
        "schema",
        "project",
        "phases",
        "readiness",
        "kpis",
        "risks",
        "decisions",
        "communication",
        "runbooks",
        "health",
        "contradictions",
    },
    "project": {"as_of", "claimed_status"},
    "phases": {"id", "number", "title", "start", "end", "state", "claimed", "tasks"},
    "readiness": {"done", "total", "verdict", "items"},
    "decisions": {"decide_by"},
}


def data_of(plan: Plan) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(data_files(plan, derive(plan))["data/plan.json"])
    return data


@pytest.fixture(scope="module")
def real() -> dict[str, Any]:
    plan = load_plan(ROOT).plan
    assert plan is not None
    return data_of(plan)


@pytest.fixture
def empty() -> dict[str, Any]:
    project = {
        "id": "empty",
        "name": {"title": "Empty"},
        "as_of": AS_OF,
        "calendar": {"timezone": "UTC"},
    }
    return data_of(Plan(project=Project.model_validate(project)))


def test_the_data_of_this_plan_keeps_the_schema(real: dict[str, Any]) -> None:
    VALIDATOR.validate(real)


def test_the_data_of_an_empty_plan_keeps_the_schema(empty: dict[str, Any]) -> None:
    VALIDATOR.validate(empty)
    assert empty["phases"] == []
    assert empty["progress"]["share"] is None
    assert empty["readiness"]["verdict"] == "NO-GO"


@settings(max_examples=25)
@given(plans())
def test_the_data_of_any_plan_keeps_the_schema_and_its_bytes(plan: Plan) -> None:
    status = derive(plan)
    first, second = data_files(plan, status), data_files(plan, derive(plan))
    assert first == second
    VALIDATOR.validate(json.loads(first["data/plan.json"]))


def test_the_schema_refuses_what_is_no_data_of_a_plan(real: dict[str, Any]) -> None:
    for broken in (
        {**real, "phases": None},
        {**real, "invented": 1},
        {key: value for key, value in real.items() if key != "health"},
        {**real, "project": {**real["project"], "as_of": "14 Dec 2025"}},
    ):
        assert list(VALIDATOR.iter_errors(broken))


def test_every_promised_field_is_there(real: dict[str, Any]) -> None:
    assert isinstance(real["schema"], int)
    for part, names in PROMISED.items():
        holder = real[part] if part else real
        for record in holder if isinstance(holder, list) else [holder]:
            assert names <= set(record)


def test_tasks_stand_under_tasks_at_every_depth(real: dict[str, Any]) -> None:
    tasks = [task for phase in real["phases"] for task in walk(phase["tasks"])]
    assert all(isinstance(task["tasks"], list) for task in tasks)
    assert [task["number"] for task in tasks if task["tasks"]] == ["3.4", "6.3"]
    assert len([task for task in tasks if not task["tasks"]]) == 53


def test_an_open_end_is_null_and_dates_are_iso(real: dict[str, Any]) -> None:
    ends = {phase["number"]: phase["end"] for phase in real["phases"]}
    assert {number for number, end in ends.items() if end is None} == {7, 8, 9}
    assert ends[1] == "2025-12-27"
    assert real["project"]["as_of"] == "2025-12-14"


def test_claimed_and_derived_stand_beside_each_other(real: dict[str, Any]) -> None:
    first = real["phases"][0]
    assert (first["claimed"], first["state"]) == ("in progress", "blocked")
    assert real["readiness"] | {"items": 0} == {
        "done": 2,
        "total": 17,
        "evidenced": real["readiness"]["evidenced"],
        "waived": 0,
        "verdict": "NO-GO",
        "go_live": real["readiness"]["go_live"],
        "items": 0,
    }


def test_numbers_are_numbers_as_written(real: dict[str, Any]) -> None:
    targets = {kpi["id"]: kpi["target"] for kpi in real["kpis"]}
    assert targets["availability"] == 99.99
    assert targets["response-time"] == 200
    assert isinstance(targets["response-time"], int)


def test_the_bytes_do_not_depend_on_hash_seed_zone_or_locale() -> None:
    assert len({digest(seed, zone) for seed, zone in (("0", "UTC"), ("7", "Asia/Tokyo"))}) == 1


def digest(seed: str, zone: str) -> str:
    code = (
        "import sys; from pathlib import Path\n"
        "from milepost.derive import derive\n"
        "from milepost.exports import data_files\n"
        "from milepost.load import load_plan\n"
        "plan = load_plan(Path(sys.argv[1])).plan\n"
        "for name, content in data_files(plan, derive(plan)).items():\n"
        "    sys.stdout.buffer.write(name.encode() + content)\n"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "hooks"),
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": "C",
    }
    run = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)], env=environment, capture_output=True, check=True
    )
    assert run.stdout
    return hashlib.sha256(run.stdout).hexdigest()


def walk(tasks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for task in tasks:
        yield task
        yield from walk(task["tasks"])
