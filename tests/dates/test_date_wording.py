"""Days in words."""

from __future__ import annotations

from datetime import date

from milepost.dates.wording import full_day, named_day, short_day

AS_OF = date(2025, 12, 14)


def test_a_day_has_its_year_in_full() -> None:
    assert full_day(date(2025, 12, 4)) == "4 Dec 2025"


def test_a_near_day_needs_no_year() -> None:
    assert short_day(date(2026, 1, 3), AS_OF) == "3 Jan"
    assert named_day(date(2025, 12, 15), AS_OF) == "Mon 15 Dec"


def test_a_far_day_keeps_its_year() -> None:
    assert named_day(date(2026, 12, 15), AS_OF) == "Tue 15 Dec 2026"
