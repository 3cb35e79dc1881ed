"""What the overview says, case by case: each file is a plan and the sentences it must produce."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from milepost.derive import derive
from milepost.load import load_plan
from milepost.views.context import Context
from milepost.views.overview.attention import notices
from milepost.views.overview.figures import figures
from milepost.views.overview.headline import derivation, reason
from milepost.views.overview.outlook import outlook, recurring
from milepost.views.overview.span import extent
from milepost.views.sentence import text_of

CASES = sorted(Path(__file__).with_name("cases").glob("*.yml"))
LONGEST = 25
PROJECT = {
    "id": "project",
    "name": {"title": "A project"},
    "as_of": "2025-12-14",
    "calendar": {"timezone": "Etc/UTC"},
}


def context_of(case: dict[str, Any], root: Path) -> Context:
    files = dict(case["plan"])
    project = {**PROJECT, **files.pop("project", {})}
    (root / "plan").mkdir()
    (root / "site_src").mkdir()
    for name, content in {"project": project, **files}.items():
        text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
        (root / "plan" / f"{name}.yml").write_text(text, encoding="utf-8")
    loaded = load_plan(root)
    assert loaded.plan is not None, [str(problem) for problem in loaded.problems]
    return Context(loaded.plan, derive(loaded.plan))


def said(context: Context) -> dict[str, Any]:
    return {
        "reason": text_of(reason(context)),
        "derivation": text_of(derivation(context)),
        "attention": [text_of(notice.sentence) for notice in notices(context)],
        "outlook": [f"{row.day}: {text_of(row.what)}" for row in outlook(context)],
        "recurring": recurring(context),
        "extent": extent(context),
        "figures": [figure.note for figure in figures(context)],
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_overview_says(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = said(context_of(case, tmp_path))
    assert {name: found[name] for name in case["says"]} == case["says"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_sentence_is_longer_than_a_reader_can_hold(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = said(context_of(case, tmp_path))
    sentences = [found["reason"], *found["attention"], *found["extent"].split(". ")]
    assert [one for one in sentences if len(one.split()) > LONGEST] == []


def test_the_cases_are_there() -> None:
    assert len(CASES) >= 10
