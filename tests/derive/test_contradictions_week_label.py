"""Dates are read from week labels as people write them, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.derive.contradictions.week_label import LabelDates, label_dates

CASES = [
    ("Weeks 1-2 (Dec 16-27, 2025)", LabelDates((12, 16), (12, 27), False, 2025)),
    ("Weeks 2-3 (Dec 23-Jan 3)", LabelDates((12, 23), (1, 3), False, None)),
    ("Weeks 6+ (Jan 20+)", LabelDates((1, 20), None, True, None)),
    ("January 20 onwards", LabelDates((1, 20), None, True, None)),
    ("23 Dec – 3 Jan 2026", LabelDates((12, 23), (1, 3), False, 2026)),
    ("16-27 December", LabelDates((12, 16), (12, 27), False, None)),
    ("20 Jan+", LabelDates((1, 20), None, True, None)),
    ("Sept. 1 to Oct. 2", LabelDates((9, 1), (10, 2), False, None)),
    ("from 2 Feb", LabelDates((2, 2), None, False, None)),
]


@pytest.mark.parametrize(("label", "dates"), CASES, ids=[label for label, _ in CASES])
def test_a_label_with_dates(label: str, dates: LabelDates) -> None:
    assert label_dates(label) == dates


@pytest.mark.parametrize(
    "label",
    [
        "Week 5",
        "Q1 2026",
        "Ongoing",
        "Dec 1-5 and Jan 7-9",
        "Week 3 Dec 23",
        "",
    ],
)
def test_a_label_that_is_not_understood_says_nothing(label: str) -> None:
    assert label_dates(label) is None


@given(
    label=st.lists(
        st.sampled_from(["Jan", "may", "Dec.", "3", "31", "99", "2026", "-", "–", "+", ",", "to"])
    ).map(" ".join)
)
def test_any_label_is_read_or_left_alone(label: str) -> None:
    dates = label_dates(label)
    assert dates is None or (
        1 <= dates.start[0] <= 12 and (dates.end is None or not dates.open_end)
    )
