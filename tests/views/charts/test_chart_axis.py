"""The axis of days and what stands above it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.views.charts.axis import (
    Axis,
    Scale,
    fade_end,
    fitted,
    last_of,
    spanning,
    suited_scale,
    ticks,
)
from milepost.views.charts.ruler import ruler

SUNDAY = date(2025, 12, 14)
WEEKS = Axis(date(2025, 12, 8), date(2026, 2, 22), 352, 864 / 77)


def _is_weekend(day: date) -> bool:
    return day.weekday() > 4


def test_days_lie_side_by_side() -> None:
    axis = Axis(date(2025, 12, 8), date(2025, 12, 21), 100, 10)
    assert axis.start(date(2025, 12, 8)) == 100
    assert axis.end(date(2025, 12, 8)) == axis.start(date(2025, 12, 9)) == 110
    assert axis.middle(SUNDAY) == 165
    assert axis.right == 240


def test_a_day_off_the_axis_is_held_at_its_edge() -> None:
    assert WEEKS.start(date(2020, 1, 1)) == 352
    assert WEEKS.end(date(2030, 1, 1)) == WEEKS.right == pytest.approx(1216)


def test_an_axis_begins_on_a_monday_and_ends_on_a_sunday() -> None:
    first, last = spanning((SUNDAY, date(2026, 1, 17)), Scale.WEEK, spare=7)
    assert (first, last) == (date(2025, 12, 8), date(2026, 1, 25))


def test_a_plan_of_one_day_still_has_two_weeks() -> None:
    assert spanning((SUNDAY,), Scale.WEEK) == (date(2025, 12, 8), date(2025, 12, 21))


def test_the_finest_scale_is_taken_whose_lines_stay_apart() -> None:
    assert suited_scale(77, 864) is Scale.WEEK
    assert suited_scale(1900, 864) is Scale.MONTH
    assert suited_scale(7000, 864) is Scale.QUARTER


def test_an_open_end_fades_over_fourteen_days() -> None:
    assert fade_end(date(2026, 1, 20), SUNDAY) == date(2026, 2, 2)
    assert fade_end(date(2025, 10, 1), SUNDAY) == date(2025, 12, 27)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.sampled_from(Scale))
def test_ticks_follow_each_other_without_a_gap(day: date, scale: Scale) -> None:
    found = list(ticks(day, date.fromordinal(day.toordinal() + 900), scale))
    for tick, following in pairwise(found):
        assert last_of(tick, scale).toordinal() + 1 == following.toordinal()


def _texts(axis: Axis, scale: Scale, as_of: date = SUNDAY) -> tuple[list[str], list[str]]:
    drawn = ruler(axis, scale, as_of, _is_weekend, width=axis.right)
    return [label.text for label in drawn.upper], [label.text for label in drawn.lower]


def test_months_stand_above_and_mondays_below() -> None:
    upper, lower = _texts(WEEKS, Scale.WEEK)
    assert upper == ["Dec 2025", "January 2026", "February 2026"]
    assert lower == ["8", "15", "22", "29", "5", "12", "19", "26", "2", "9", "16"]


def test_a_month_that_the_as_of_line_crosses_moves_right_of_it_where_it_must() -> None:
    axis = fitted(date(2025, 12, 8), date(2026, 2, 15), left=0, width=358)
    drawn = ruler(axis, Scale.WEEK, SUNDAY, _is_weekend, width=358)
    assert drawn.upper[0].text == "Dec 2025"
    assert drawn.upper[0].box.left > drawn.as_of


def test_labels_that_do_not_fit_are_left_out_evenly() -> None:
    axis = fitted(date(2025, 12, 8), date(2026, 5, 31), left=0, width=358)
    assert _texts(axis, Scale.WEEK)[1][:4] == ["8", "22", "5", "19"]


def test_years_stand_above_months_and_quarters() -> None:
    axis = fitted(date(2024, 1, 1), date(2026, 12, 31), left=0, width=762)
    assert _texts(axis, Scale.QUARTER)[0] == ["2024", "2025", "2026"]
    assert _texts(axis, Scale.QUARTER)[1][:5] == ["Q1", "Q2", "Q3", "Q4", "Q1"]


def test_the_as_of_label_is_held_at_the_edge() -> None:
    axis = Axis(SUNDAY, date(2026, 1, 4), 0, 10)
    label = ruler(axis, Scale.WEEK, SUNDAY, _is_weekend, width=220).as_of_label
    assert label.text == "as of 14 Dec"
    assert label.box.left == pytest.approx(0, abs=0.1)


def test_days_off_are_shaded_as_one_band() -> None:
    christmas = (date(2025, 12, 25), date(2025, 12, 26))
    axis = Axis(date(2025, 12, 22), date(2025, 12, 28), 0, 10)
    drawn = ruler(
        axis, Scale.WEEK, SUNDAY, lambda day: _is_weekend(day) or day in christmas, width=70
    )
    assert [(shade.x, shade.width) for shade in drawn.shades] == [(30, 40)]


def test_days_too_narrow_to_see_are_not_shaded() -> None:
    axis = Axis(date(2025, 1, 6), date(2027, 12, 5), 0, 0.8)
    assert ruler(axis, Scale.MONTH, SUNDAY, _is_weekend, width=900).shades == ()
