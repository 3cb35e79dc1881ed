"""Lines over reviews: what a chart draws, as numbers."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.views.charts.lines import LineChart, Series, date_chart, line_chart
from milepost.views.charts.text_width import width_of

FIRST = date(2025, 12, 14)
SIZE = 12.0

days = st.lists(
    st.integers(0, 1500).map(lambda n: FIRST + timedelta(days=n)),
    min_size=2,
    max_size=30,
    unique=True,
).map(sorted)
names = st.text(
    st.characters(categories=["L", "N", "Zs"], max_codepoint=0x17F), min_size=1, max_size=60
)
values = st.none() | st.integers(0, 5000).map(float)
ends = st.none() | st.integers(730000, 760000).map(float)


@st.composite
def several(draw: st.DrawFn, value: st.SearchStrategy[float | None]) -> list[Series]:
    """Up to ten lines over the same reviews."""
    reviews = draw(days)
    return [
        Series(draw(names), "main", tuple((day, draw(value)) for day in reviews))
        for _ in range(draw(st.integers(1, 10)))
    ]


Box = tuple[float, float, float, float]


def texts(chart: LineChart) -> list[Box]:
    """Return every text with its left, top, right and bottom edge."""
    found: list[Box] = []

    def add(left: float, baseline: float, text: str) -> None:
        if text:
            found.append((left, baseline - 10, left + width_of(text, SIZE), baseline + 2))

    for line in chart.lines:
        add(line.name_x, line.name_y, line.name)
    for tick in chart.up:
        add(chart.left - 8 - width_of(tick.text, SIZE), tick.at + 4, tick.text)
    for tick in chart.across:
        add(tick.at - width_of(tick.text, SIZE) / 2, chart.bottom + 18, tick.text)
    for mark in chart.marks:
        add(mark.at + 4, chart.band, mark.text)
    return found


def check(chart: LineChart) -> None:
    boxes = texts(chart)
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert right <= chart.width
        assert top >= 0
        assert bottom <= chart.height
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)
    for line in chart.lines:
        for dot in (dot for run in line.runs for dot in run):
            assert chart.left <= dot.x <= chart.right
            assert chart.band <= dot.y <= chart.bottom


@given(several(values), st.lists(st.integers(0, 1500), max_size=5))
def test_no_text_of_a_chart_of_counts_leaves_it_or_covers_another(
    series: list[Series], marked: list[int]
) -> None:
    marks = [(FIRST + timedelta(days=day), "new baseline") for day in marked]
    check(line_chart(series, "Counts", marks=marks))


@given(several(ends))
def test_no_text_of_a_chart_of_days_leaves_it_or_covers_another(series: list[Series]) -> None:
    check(date_chart(series, "Ends", FIRST))


@given(several(values))
def test_a_gap_ends_a_line_and_nothing_is_drawn_where_nothing_is_known(
    series: list[Series],
) -> None:
    chart = line_chart(series, "Counts")
    for one, line in zip(series, chart.lines, strict=True):
        known = [value is not None for _, value in one.values]
        lengths = [len(list(group)) for is_known, group in groupby(known) if is_known]
        assert len(line.runs) == len(lengths)
        points = [(dot.x, dot.y) for run in line.runs for dot in run]
        assert {(dot.x, dot.y) for dot in line.dots} >= {
            (run[-1].x, run[-1].y) for run in line.runs
        }
        assert len(points) <= sum(lengths)


def test_a_higher_value_stands_higher_and_a_later_review_further_right() -> None:
    points = tuple((FIRST + timedelta(weeks=n), float(value)) for n, value in enumerate((0, 3, 12)))
    chart = line_chart([Series("Done", "main", points)], "Done")
    (run,) = chart.lines[0].runs
    assert [dot.x for dot in run] == [
        chart.left,
        pytest.approx((chart.left + chart.right) / 2, abs=0.1),
        chart.right,
    ]
    assert run[0].y == chart.bottom
    assert run[0].y > run[1].y > run[2].y
    assert [tick.text for tick in chart.up] == ["0", "5", "10", "15"]
    assert run[2].y > chart.up[-1].at
    assert [tick.text for tick in chart.across] == ["14 Dec", "21 Dec", "28 Dec"]


def test_a_line_keeps_each_bend_and_passes_over_what_is_level() -> None:
    heights = (0.0, 3.0, 3.0, 3.0, 3.0, 5.0)
    points = tuple((FIRST + timedelta(weeks=n), height) for n, height in enumerate(heights))
    (run,) = line_chart([Series("Done", "main", points)], "Done").lines[0].runs
    everything = line_chart([Series("Done", "main", points)], "Done").lines[0].dots
    assert list(run) == [everything[n] for n in (0, 1, 4, 5)]


def test_hundreds_of_reviews_have_as_many_dots_as_there_is_room_for() -> None:
    points = tuple((FIRST + timedelta(weeks=n), float(n)) for n in range(260))
    (line,) = line_chart([Series("Done", "main", points)], "Done").lines
    gaps = [later.x - dot.x for dot, later in pairwise(line.dots)]
    assert min(gaps) >= 6
    assert len(line.dots) > 40
    assert line.dots[-1] == line.runs[-1][-1]
    assert len(line.runs[0]) == 260


def test_the_diagonal_meets_a_line_where_the_forecast_day_is_the_review_day() -> None:
    due = FIRST + timedelta(weeks=1)
    reviews = [FIRST + timedelta(weeks=n) for n in range(3)]
    known = tuple((day, float(due.toordinal())) for day in reviews)
    later = tuple((day, float((FIRST + timedelta(weeks=2)).toordinal())) for day in reviews)
    first = tuple((day, float(FIRST.toordinal())) for day in reviews)
    chart = date_chart(
        [
            Series("Due", "main", known),
            Series("Later", "second", later),
            Series("a", "main", first),
        ],
        "Ends",
        FIRST,
    )
    assert chart.diagonal is not None
    start, end = chart.diagonal
    middle = chart.lines[0].dots[1]
    assert abs(start.x + (end.x - start.x) / 2 - middle.x) < 0.2
    assert abs(start.y + (end.y - start.y) / 2 - middle.y) < 0.2


def test_marks_out_of_reach_are_left_out_and_two_near_ones_share_one_name() -> None:
    points = tuple((FIRST + timedelta(weeks=n), 1.0) for n in range(50))
    asked = [(FIRST + timedelta(days=day), "new baseline") for day in (-7, 70, 77, 3000)]
    chart = line_chart([Series("Done", "main", points)], "Done", marks=asked)
    assert [mark.text for mark in chart.marks] == ["new baseline", ""]
