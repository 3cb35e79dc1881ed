"""What changed is said in good sentences: each case is a file whose name is its claim."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.history.snapshots import snapshot_of

from milepost.history.comparison import Comparison, compare
from milepost.views.reviews.sentences import groups_of, headline_sentences, sentences_of
from milepost.views.sentence import text_of

CASES = sorted((Path(__file__).parent / "changes").glob("*.yml"))


def read(case: Path) -> dict[str, Any]:
    """Read a case; everything in it is text, as the loader of plans has it."""
    found: dict[str, Any] = yaml.load(case.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
    return found


def compared(case: dict[str, Any]) -> Comparison:
    sides = [{**case.get("both", {}), **case.get(side, {})} for side in ("before", "after")]
    defaults = {"as_of": "2025-12-07"}, {"as_of": "2025-12-14"}
    first, second = (snapshot_of({**d, **s}) for d, s in zip(defaults, sides, strict=True))
    return compare(first, second)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_sentences_are(case: Path) -> None:
    wanted = read(case)
    said = [text_of(each) for each in sentences_of(compared(wanted), 50)]
    assert said == wanted["says"]
    assert all(len(each.split()) <= 25 for each in said)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_tables_are(case: Path) -> None:
    wanted = read(case)
    found = [
        f"{group.id}: {' | '.join(_cells(row))}"
        for group in groups_of(compared(wanted))
        for row in group.rows
        if group.id != "rest"
    ]
    assert found == wanted.get("rows", [])


def _cells(row: Any) -> tuple[str, ...]:
    reason = row.reason or ("reason missing" if row.needed else "")
    return row.item.text, row.field, row.before, row.after, row.moved, reason


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_change_has_its_row(case: Path) -> None:
    """Nothing is lost between the algebra and the tables: each changed object is in one."""
    comparison = compared(read(case))
    rows = {row.item.text for group in groups_of(comparison) for row in group.rows}
    for each in comparison.changes:
        assert any(_title(comparison, each.change.object) in row for row in rows)


def _title(comparison: Comparison, name: str) -> str:
    found = comparison.second.plan.by_id.get(name) or comparison.first.plan.by_id.get(name)
    assert found is not None
    return found[1].called


def test_the_most_important_sentences_come_first_and_there_is_always_one() -> None:
    case = read(next(path for path in CASES if path.stem.startswith("phases-that-slip")))
    comparison = compared(case)
    first = headline_sentences(comparison.before, comparison.after, 1)
    assert [text_of(each) for each in first] == case["says"][:1]
    same = headline_sentences(comparison.before, comparison.before, 3)
    assert [text_of(each) for each in same] == ["Nothing changed since 7 Dec."]


def test_only_what_the_site_has_becomes_a_link() -> None:
    before = snapshot_of({"as_of": "2025-12-07", "risks": [RISK]})
    after = snapshot_of({"as_of": "2025-12-14", "risks": [{**RISK, "likelihood": "high"}]})
    comparison = compare(before, after)
    linked = sentences_of(comparison, 9)
    assert "risks.html#delay" in {span.href for each in linked for span in each}
    bare = compare(before, snapshot_of({"as_of": "2025-12-14"})).second.plan
    unlinked = sentences_of(comparison, 9, bare)
    assert "risks.html#delay" not in {span.href for each in unlinked for span in each}
    assert [text_of(each) for each in linked] == [text_of(each) for each in unlinked]


RISK = {"id": "delay", "title": "A delay", "likelihood": "low", "impact": "high"}
