"""The words of contradictions, and the order in which they are shown."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.derive.contradictions.finding import Side, contradiction
from milepost.derive.contradictions.order import in_order
from milepost.derive.contradictions.wording import listing, phases_named, quote, span
from milepost.derive.status import Contradiction
from milepost.problems.contradictions import CONTRADICTION_GROUPS, CONTRADICTIONS
from milepost.problems.place import Place

AS_OF = date(2025, 12, 14)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([1], "Phase 1"),
        ([2, 1], "Phases 1 and 2"),
        ([1, 2, 3], "Phases 1–3"),
        ([1, 2, 3, 3, 5], "Phases 1–3 and 5"),
        ([0, 4, 6, 7, 8], "Phases 0, 4 and 6–8"),
    ],
)
def test_phases_are_named_in_runs(numbers: list[int], words: str) -> None:
    assert phases_named(numbers) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2025, 12, 16), date(2025, 12, 27), "16–27 Dec"),
        (date(2025, 12, 30), date(2026, 1, 10), "30 Dec–10 Jan"),
        (date(2026, 1, 20), None, "from 20 Jan"),
        (None, date(2026, 1, 3), "to 3 Jan"),
        (date(2026, 1, 3), date(2026, 1, 3), "3 Jan"),
        (date(2027, 1, 4), date(2027, 1, 8), "4–8 Jan 2027"),
    ],
)
def test_spans_read_as_people_write_them(start: date | None, end: date | None, words: str) -> None:
    assert span(start, end, AS_OF) == words


def test_a_list_ends_with_and() -> None:
    assert [listing(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_a_long_quotation_is_cut_at_a_word() -> None:
    cut = quote("Every critical vulnerability that the scanners report, resolved and verified")
    assert cut == "“Every critical vulnerability that the scanners report…”"


def test_the_order_is_by_group_then_by_file_as_people_read_then_by_line() -> None:
    def found(code: str, file: str, line: int) -> tuple[str, str, int]:
        side = Side("Stated", Place(f"plan/{file}", line))
        item = contradiction(code, side, side, "Cure.", subjects=[])
        assert item.places == (side.place,)
        made.append(item)
        return (code, f"plan/{file}", line)

    made: list[Contradiction] = []
    expected = [
        found("claim-names-unknown-phase", "project.yml", 9),
        found("claimed-before-start", "project.yml", 30),
        found("claimed-before-start", "phases/one.yml", 2),
        found("kpi-state-without-value", "kpis.yml", 1),
        found("claim-dates-differ", "project.yml", 100),
        found("decision-after-start", "decisions.yml", 1),
        found("target-without-number", "phases.yml", 1),
        found("missing-document", "project.yml", 1),
    ]
    shown = in_order(reversed(made))
    assert [(item.code, item.places[0].file, item.places[0].line) for item in shown] == expected


def test_every_code_has_one_name_and_one_group() -> None:
    names = [code.name for code in CONTRADICTIONS]
    assert len(set(names)) == len(names)
    assert tuple(CONTRADICTION_GROUPS) == ("claims", "dates", "targets", "links")
