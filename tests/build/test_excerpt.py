from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.build.excerpt import excerpt
from milepost.problems.place import Place

TEXT = "phases:\n  - id: helm\n    start: 2025-12-30\n    end: 2025-01-10\n    owner: [ops]\n"


@pytest.mark.parametrize(
    ("line", "column", "marked"),
    [
        ("end: 2025-01-10", 6, "2025-01-10"),
        ("- likelyhood: medium", 3, "likelyhood"),
        ("title: 'a # b' # why", 8, "'a # b'"),
        ('title: "a \\" b" # why', 8, '"a \\" b"'),
        ("title: two words # why", 8, "two words"),
        ("time: 10:30", 7, "10:30"),
        ("- {date: 2026-01-01, by: x}", 10, "2026-01-01"),
        ("owner: [ops, platform team]", 14, "platform team"),
        ("owner: [ops, platform team]", 8, "[ops, platform team]"),
        ("broken", 40, ""),
        ("", 1, ""),
    ],
)
def test_what_is_at_fault_is_marked(line: str, column: int, marked: str) -> None:
    found = excerpt(line, Place("x.yml", 1, column))
    assert found is not None
    assert found.lines[found.faulty][found.start : found.end] == marked


def test_two_lines_before_and_one_after_are_shown() -> None:
    found = excerpt(TEXT, Place("x.yml", 4, 10))
    assert found is not None
    assert (found.first, found.faulty, len(found.lines)) == (2, 2, 4)
    assert found.lines[2] == "    end: 2025-01-10"


def test_a_line_that_is_not_there_has_no_excerpt() -> None:
    assert excerpt(TEXT, Place("x.yml", 99)) is None


@given(st.text(), st.integers(-5, 30), st.integers(-5, 30))
def test_any_place_in_any_text_gives_marks_inside_a_printable_line(
    text: str, line: int, column: int
) -> None:
    found = excerpt(text, Place("x.yml", line, column))
    if found is not None:
        assert 0 <= found.start <= found.end <= len(found.lines[found.faulty])
        assert all(shown.isprintable() for shown in found.lines)
