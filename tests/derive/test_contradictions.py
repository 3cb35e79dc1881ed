"""Each case is a small plan and what contradicts itself in it; so are the pages of the manual."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from milepost.derive import derive
from milepost.derive.status import Contradiction
from milepost.model.checklist import ReadinessFile
from milepost.model.decision import DecisionsFile
from milepost.model.kpi import KpisFile
from milepost.model.plan import Plan
from milepost.model.project import Project
from milepost.model.work import PhasesFile
from milepost.problems.code import Code, Severity
from milepost.problems.contradictions import CONTRADICTIONS

CASES = sorted((Path(__file__).parent / "contradictions").glob("*.yml"))
PROJECT: dict[str, Any] = {
    "id": "demo",
    "name": {"title": "Demo"},
    "as_of": "2025-12-15",
    "calendar": {"timezone": "Europe/Athens"},
}
MOST_WORDS = 25


def read(text: str) -> dict[str, Any]:
    """Read YAML as the loader does: every scalar is text."""
    read: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506, plain text only
    return read


def make_plan(parts: dict[str, Any]) -> Plan:
    """Return the plan of which the parts are given, each by its key in whatever file it is of."""
    rest = dict(parts)

    def take(*keys: str) -> dict[str, Any]:
        return {key: rest.pop(key) for key in keys if key in rest}

    return Plan(
        work=PhasesFile.model_validate(take("phases", "milestones")),
        readiness=ReadinessFile.model_validate(take("due", "go_live", "items")),
        kpis=KpisFile.model_validate(take("kpis")),
        decisions=DecisionsFile.model_validate(take("decisions")),
        pages=tuple(rest.pop("pages", ())),
        project=Project.model_validate({**PROJECT, **rest}),
    )


def found_in(text: str, part: str | None = None) -> tuple[Contradiction, ...]:
    parts = read(text)
    return derive(make_plan(parts if part is None else parts[part])).contradictions


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    text = path.read_text("utf-8")
    found = [
        [item.code, list(item.subjects), "inferred" if item.inferred else "stated"]
        for item in found_in(text, "plan")
    ]
    assert found == read(text)["expect"]


@pytest.mark.parametrize("code", CONTRADICTIONS, ids=lambda code: code.name)
def test_the_manual_shows_what_is_wrong_and_what_is_right(code: Code) -> None:
    assert code.severity is Severity.CONTRADICTION
    assert code.name in {item.code for item in found_in(code.wrong)}
    assert found_in(code.right) == ()


def test_every_code_fires_in_some_case() -> None:
    fired = {code for path in CASES for code, _, _ in read(path.read_text("utf-8"))["expect"]}
    assert {code.name for code in CONTRADICTIONS} == fired


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_order_of_the_files_changes_nothing_that_is_found(path: Path) -> None:
    parts = read(path.read_text("utf-8"))["plan"]
    lists = {key: value[::-1] for key, value in parts.items() if isinstance(value, list)}

    def pairs(plan: dict[str, Any]) -> list[tuple[str, bool, list[str]]]:
        found = derive(make_plan(plan)).contradictions
        return sorted((item.code, item.inferred, sorted(item.subjects)) for item in found)

    assert pairs({**parts, **lists}) == pairs(parts)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_text_is_short_and_whole(path: Path) -> None:
    for item in found_in(path.read_text("utf-8"), "plan"):
        for text in (item.stated, item.against, item.cure):
            assert len(text.split()) <= MOST_WORDS
            assert text[0] == text[0].upper()
            assert "None" not in text
            assert "  " not in text
        assert item.against.endswith(".")
        assert item.cure.endswith(".")
        assert not item.stated.endswith(".")
