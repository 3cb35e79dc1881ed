"""The CSV tables: one row per object, and no text that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.exports.any_plan import plans

from milepost.derive import derive
from milepost.exports import data_files, downloads
from milepost.load import load_plan
from milepost.model.plan import Plan
from milepost.model.project import Project
from milepost.model.risk import RisksFile

ROOT = Path(__file__).parent.parent.parent
LED = ("=", "+", "-", "@", "\t", "\r")


def tables_of(plan: Plan) -> dict[str, list[dict[str, str]]]:
    files = data_files(plan, derive(plan))
    return {
        name: list(csv.DictReader(io.StringIO(content.decode(), newline="")))
        for name, content in files.items()
        if name.endswith(".csv")
    }


def plan_with_risk(title: str) -> Plan:
    project = {
        "id": "p",
        "name": {"title": "P"},
        "as_of": "2025-12-14",
        "calendar": {"timezone": "UTC"},
    }
    risk = {"id": "risk", "title": title, "likelihood": "low", "impact": "high"}
    return Plan(
        project=Project.model_validate(project),
        risks=RisksFile.model_validate({"risks": [risk]}),
    )


def is_number(text: str) -> bool:
    try:
        Decimal(text)
    except InvalidOperation:
        return False
    return True


def test_every_table_has_one_row_per_object() -> None:
    plan = load_plan(ROOT).plan
    assert plan is not None
    rows = {name.removeprefix("data/"): len(table) for name, table in tables_of(plan).items()}
    assert rows["phases.csv"] == 9
    assert rows["tasks.csv"] == 55
    assert rows["readiness.csv"] == 17
    assert rows["kpis.csv"] == len(plan.kpis.kpis)
    assert rows["measurements.csv"] == sum(len(kpi.measurements) for kpi in plan.kpis.kpis)
    assert rows["risks.csv"] == len(plan.risks.risks)
    assert rows["decisions.csv"] == len(plan.decisions.decisions)


@pytest.mark.parametrize(
    "title", ["=1+1", "+1", "-1 day", "@SUM(A1)", '=HYPERLINK("https://example.org")']
)
def test_a_text_that_looks_like_a_formula_is_led_by_an_apostrophe(title: str) -> None:
    row = tables_of(plan_with_risk(title))["data/risks.csv"][0]
    assert row["title"] == f"'{title}"


@pytest.mark.parametrize("title", ["a = b", "1+1", 'say "no", twice', "Größe; Maß"])
def test_any_other_text_stands_as_written(title: str) -> None:
    assert tables_of(plan_with_risk(title))["data/risks.csv"][0]["title"] == title


@settings(max_examples=15)
@given(plans())
def test_no_cell_of_any_plan_is_a_formula(plan: Plan) -> None:
    for table in tables_of(plan).values():
        for row in table:
            assert None not in row
            for cell in row.values():
                assert not cell.startswith(LED) or is_number(cell)


def test_every_file_of_the_data_is_offered_for_download() -> None:
    plan = plan_with_risk("Any")
    files = {name for name in data_files(plan, derive(plan)) if name.startswith("data/")}
    assert {download.href for download in downloads()} == files
