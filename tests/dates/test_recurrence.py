"""Days that come round."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.dates import Period, add_periods, next_occurrence, next_weekday
from milepost.dates.recurrence import first_of_period

PERIODS: tuple[Period, ...] = ("day", "week", "month", "quarter", "year")
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("day", "every", "number", "expected"),
    [
        (date(2025, 12, 14), "day", 1, date(2025, 12, 15)),
        (date(2025, 12, 14), "week", 3, date(2026, 1, 4)),
        (date(2026, 1, 31), "month", 1, date(2026, 2, 28)),
        (date(2026, 1, 31), "month", 2, date(2026, 3, 31)),
        (date(2024, 1, 31), "month", 1, date(2024, 2, 29)),
        (date(2025, 11, 30), "quarter", 1, date(2026, 2, 28)),
        (date(2024, 2, 29), "year", 1, date(2025, 2, 28)),
        (date(2026, 3, 31), "month", -1, date(2026, 2, 28)),
        (date.max, "year", 1, date.max),
        (date.max, "week", 1, date.max),
        (date.min, "month", -1, date.min),
    ],
)
def test_periods_are_added(day: date, every: Period, number: int, expected: date) -> None:
    assert add_periods(day, every, number) == expected


@given(DAYS, st.sampled_from(PERIODS), DAYS)
def test_the_next_round_is_the_first_of_all_rounds(first: date, every: Period, day: date) -> None:
    rounds = (add_periods(first, every, number) for number in count())
    assert next_occurrence(first, every, day) == next(each for each in rounds if each >= day)


@given(st.integers(0, 6), DAYS)
def test_the_next_weekday_lies_within_a_week(weekday: int, day: date) -> None:
    found = next_weekday(weekday, day)
    assert found.weekday() == weekday
    assert timedelta(0) <= found - day < timedelta(days=7)


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("day", date(2025, 12, 17)),
        ("week", date(2025, 12, 15)),
        ("month", date(2025, 12, 1)),
        ("quarter", date(2025, 10, 1)),
        ("year", date(2025, 1, 1)),
    ],
)
def test_a_period_begins_where_the_calendar_says(every: Period, expected: date) -> None:
    assert first_of_period(date(2025, 12, 17), every) == expected
