"""Arithmetic in working days, against counting day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.dates import WorkCalendar

DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
CALENDARS = st.builds(
    WorkCalendar,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.frozensets(st.dates(date(2025, 6, 1), date(2026, 12, 31)), max_size=40),
)
MONDAY_TO_FRIDAY = WorkCalendar()


def days(start: date, end: date) -> list[date]:
    """Return all days from start to end, both included."""
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]


@given(CALENDARS, DAYS, DAYS)
def test_days_within_are_those_that_are_worked(
    calendar: WorkCalendar, start: date, end: date
) -> None:
    counted = sum(calendar.is_working(day) for day in days(start, end))
    assert calendar.working_days_within(start, end) == counted


@given(CALENDARS, DAYS, DAYS)
def test_days_after_leave_out_the_first_and_count_the_last(
    calendar: WorkCalendar, start: date, end: date
) -> None:
    earlier, later = min(start, end), max(start, end)
    counted = sum(calendar.is_working(day) for day in days(earlier, later)[1:])
    assert calendar.working_days_after(earlier, later) == counted
    assert calendar.working_days_after(later, earlier) == -counted


@given(CALENDARS, DAYS, DAYS, DAYS)
def test_differences_add_up_and_turn_their_sign(
    calendar: WorkCalendar, first: date, second: date, third: date
) -> None:
    way = calendar.difference(first, second) + calendar.difference(second, third)
    assert way == calendar.difference(first, third)
    assert calendar.difference(first, second) == -calendar.difference(second, first)


@given(CALENDARS, DAYS, st.integers(-300, 300))
def test_adding_days_is_undone_by_the_difference(
    calendar: WorkCalendar, day: date, count: int
) -> None:
    reached = calendar.add_working_days(day, count)
    assert calendar.is_working(reached)
    assert calendar.difference(day, reached) == count


@given(CALENDARS, DAYS, st.integers(0, 300), DAYS)
def test_one_more_day_off_never_brings_an_end_nearer(
    calendar: WorkCalendar, day: date, count: int, off: date
) -> None:
    fewer = WorkCalendar(calendar.weekdays, calendar.holidays | {off})
    assert fewer.add_working_days(day, count) >= calendar.add_working_days(day, count)


@given(CALENDARS, DAYS, DAYS, DAYS)
def test_one_more_day_off_never_adds_work(
    calendar: WorkCalendar, start: date, end: date, off: date
) -> None:
    fewer = WorkCalendar(calendar.weekdays, calendar.holidays | {off})
    lost = calendar.working_days_within(start, end) - fewer.working_days_within(start, end)
    assert lost in (0, 1)


@given(CALENDARS, DAYS)
def test_the_nearest_working_days_enclose_a_day(calendar: WorkCalendar, day: date) -> None:
    before, after = calendar.last_working(day), calendar.next_working(day)
    assert before <= day <= after
    assert calendar.is_working(before)
    assert calendar.is_working(after)
    assert not any(
        calendar.is_working(each) for each in days(before, after) if each not in (before, after)
    )


def test_an_end_on_a_saturday_counts_to_its_friday() -> None:
    start, saturday = date(2025, 12, 16), date(2025, 12, 27)
    assert MONDAY_TO_FRIDAY.working_days_within(start, saturday) == 9
    assert MONDAY_TO_FRIDAY.last_working(saturday) == date(2025, 12, 26)


def test_a_long_run_of_holidays_is_stepped_over() -> None:
    off = frozenset(days(date(2026, 1, 1), date(2026, 12, 31)))
    calendar = WorkCalendar(holidays=off)
    assert calendar.add_working_days(date(2025, 12, 31), 1) == date(2027, 1, 1)
    assert calendar.working_days_within(date(2025, 12, 31), date(2027, 1, 1)) == 2


def test_the_last_day_that_can_be_written_is_no_trap() -> None:
    assert MONDAY_TO_FRIDAY.working_days_within(date.max, date.max) == 1
    assert MONDAY_TO_FRIDAY.add_working_days(date.max, 5) == date.max
    assert MONDAY_TO_FRIDAY.add_working_days(date.min, -5) == date.min


@pytest.mark.parametrize("weekdays", [frozenset(), {7}, {-1}])
def test_a_calendar_without_a_weekday_of_work_is_refused(weekdays: frozenset[int]) -> None:
    with pytest.raises(ValueError, match="working weekday"):
        WorkCalendar(frozenset(weekdays))
