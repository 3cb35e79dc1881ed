"""Dates made on the wrong year's calendar are told from dates that are merely unusual."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from milepost.derive.contradictions.another_year import Week, better_year

MONDAY_TO_FRIDAY = Week.of(frozenset(range(5)))
SUNDAY_TO_THURSDAY = Week.of(frozenset({6, 0, 1, 2, 3}))
FIRST_MONDAY = date(2001, 1, 1)

weeks = st.lists(st.integers(0, 1500), min_size=5, max_size=30, unique=True)


def whole_weeks(numbers: list[int]) -> set[tuple[str, date]]:
    """Return the Mondays on which work starts, and the Fridays on which it ends."""
    mondays = [FIRST_MONDAY + timedelta(weeks=number) for number in numbers]
    ends = {("end", monday + timedelta(days=4)) for monday in mondays}
    return {("start", monday) for monday in mondays} | ends


def in_year(days: set[tuple[str, date]], shift: int) -> set[tuple[str, date]]:
    """Keep day and month of each date and change the year, as one does who looks up last year's."""
    kept = {(kind, day) for kind, day in days if (day.month, day.day) != (2, 29)}
    return {(kind, day.replace(year=day.year + shift)) for kind, day in kept}


@given(weeks)
def test_whole_weeks_are_of_their_own_year(numbers: list[int]) -> None:
    assert better_year(MONDAY_TO_FRIDAY, whole_weeks(numbers)) is None


@given(weeks, st.sampled_from([-1, 1]))
def test_whole_weeks_of_a_neighbouring_year_are_found(numbers: list[int], shift: int) -> None:
    assert better_year(MONDAY_TO_FRIDAY, in_year(whole_weeks(numbers), shift)) == -shift


@given(st.sets(st.tuples(st.sampled_from(["start", "end"]), st.dates()), max_size=40))
def test_days_that_are_worked_are_never_of_another_year(days: set[tuple[str, date]]) -> None:
    worked = {(kind, day) for kind, day in days if day.weekday() in SUNDAY_TO_THURSDAY.working}
    assert better_year(SUNDAY_TO_THURSDAY, worked) is None


def test_most_of_the_dates_must_be_wrong_and_right_again() -> None:
    wrong = in_year(whole_weeks([1300, 1301, 1302, 1303]), 1)
    right = whole_weeks([1400])
    assert better_year(MONDAY_TO_FRIDAY, wrong | right) == -1
    assert better_year(MONDAY_TO_FRIDAY, wrong | right | whole_weeks([1401])) is None


def test_a_week_begins_and_ends_beside_days_off() -> None:
    assert SUNDAY_TO_THURSDAY.first == {6}
    assert SUNDAY_TO_THURSDAY.last == {3}
    assert Week.of(frozenset(range(7))).first == frozenset()
