"""Every line of the document that the plan was taken from is held by the plan, and says so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel
from seed_reading import Found, find, held_words, source_lines, speaks_of, words

from milepost.model.base import Stated
from milepost.model.plan import Plan

HERE = Path(__file__).parent
SOURCE = (HERE / "source.md").read_text(encoding="utf-8").splitlines()
MAP: dict[str, Any] = yaml.safe_load((HERE / "seed-map.yml").read_text(encoding="utf-8"))
REASONS: dict[str, dict[str, str]] = MAP["reasons"]
LINES: dict[int, dict[str, Any]] = MAP["lines"]
HELD = [line for line in LINES if "held_by" in LINES[line]]
EMPTY = [line for line in LINES if "no_fact" in LINES[line]]
BOXES = [line for line in LINES if re.match(r"- \[[ x]\] ", LINES[line]["says"])]

_PICTURES = re.compile(r"[\u2705\U0001f4c5\U0001f504] ?")


def found_on(plan: Plan, line: int) -> list[Found]:
    return [find(plan, path) for path in LINES[line]["held_by"]]


def test_every_line_that_is_not_empty_is_mapped() -> None:
    assert list(LINES) == [number for number, text in enumerate(SOURCE, 1) if text.strip()]


def test_every_line_is_mapped_as_it_stands() -> None:
    for number, entry in LINES.items():
        assert entry["says"] == _PICTURES.sub("", SOURCE[number - 1]).strip()


def test_a_line_either_is_held_or_has_a_reason() -> None:
    for number, entry in LINES.items():
        assert ("held_by" in entry) != ("no_fact" in entry), number
        assert set(entry) <= {"says", "held_by", "besides", "no_fact"}, number
        assert entry.get("held_by") != [], number


@pytest.mark.parametrize("line", EMPTY)
def test_a_line_without_a_fact_looks_like_its_reason(line: int) -> None:
    reason = REASONS[LINES[line]["no_fact"]]
    assert re.fullmatch(reason["looks_like"], LINES[line]["says"])


def test_every_reason_is_used() -> None:
    assert {LINES[line]["no_fact"] for line in EMPTY} == set(REASONS)


@pytest.mark.parametrize("line", HELD)
def test_the_line_says_each_value_named_for_it(plan: Plan, line: int) -> None:
    for found in found_on(plan, line):
        assert speaks_of(plan, found, LINES[line]["says"]), f"{found.path} is {found.value!r}"


@pytest.mark.parametrize("line", HELD)
def test_the_plan_holds_each_word_of_the_line_but_labels(plan: Plan, line: int) -> None:
    held = {word for found in found_on(plan, line) for word in held_words(plan, found)}
    left = [word for word in words(LINES[line]["says"]) if word not in held]
    assert " ".join(dict.fromkeys(left)) == LINES[line].get("besides", "")


@pytest.mark.parametrize("line", HELD)
def test_the_records_of_a_line_name_it(plan: Plan, line: int) -> None:
    for found in found_on(plan, line):
        if any(isinstance(record, Stated) for record in found.records):
            assert line in source_lines(found), found.path


def test_every_source_line_that_the_plan_names_is_mapped_to_what_names_it(plan: Plan) -> None:
    for record, line in named_lines(plan):
        on_line = found_on(plan, line)
        above = {id(holder) for found in on_line for holder in found.records}
        referred = {name for found in on_line for name in as_ids(found.value)}
        assert id(record) in above or getattr(record, "id", None) in referred, (line, record)


def named_lines(plan: Plan) -> list[tuple[BaseModel, int]]:
    """Every record below the plan's objects with each source line that it names."""
    records = [plan.project, plan.work, plan.readiness, plan.kpis, plan.risks]
    records += [plan.decisions, plan.communication]
    found: list[tuple[BaseModel, int]] = []
    for record in (below for top in records for below in walk(top)):
        if isinstance(record, Stated):
            found += [(record, line) for line in record.source_lines]
    return found


def walk(record: BaseModel) -> list[BaseModel]:
    values = [getattr(record, name) for name in type(record).model_fields]
    items = [item for value in values for item in (value if isinstance(value, tuple) else (value,))]
    below = [each for item in items if isinstance(item, BaseModel) for each in walk(item)]
    return [record, *below]


def as_ids(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


@pytest.mark.parametrize("line", BOXES)
def test_a_box_is_ticked_in_the_plan_as_in_the_source(plan: Plan, line: int) -> None:
    record = found_on(plan, line)[0].records[-1]
    ticked = LINES[line]["says"].startswith("- [x]")
    assert getattr(record, "state", None) == ("done" if ticked else "open")


def test_every_box_of_the_source_is_mapped() -> None:
    assert len(BOXES) == 55 + 17
