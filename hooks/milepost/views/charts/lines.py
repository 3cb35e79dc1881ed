"""Lines over reviews: values or dates by day, each line ending in its own name."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from milepost.value import Value, replace
from milepost.views import wording
from milepost.views.charts.text_width import shortened, width_of

Stroke = Literal["main", "second", "target", "scope"]

WIDTH = 576.0
HEIGHT = 256.0
_RIGHT = 168.0  # room for the names at the ends of the lines
_TOP = 28.0
_BAND = 12.0  # where the names of marks stand, above the lines
_BOTTOM = 28.0
_APART = 16.0  # pixels between two names at the ends of lines
_DOTS_APART = 6.0
_SIZE = 12.0
_GAP = 8.0  # pixels between two labels, and between a label and its axis


class Series(Value):
    """One line: its name, how it is drawn, and its values by day; None leaves a gap."""

    name: str
    stroke: Stroke
    values: tuple[tuple[date, float | None], ...]


class Dot(Value):
    """A point of a line, in pixels."""

    x: float
    y: float


class Line(Value):
    """A line as drawn: its runs between gaps, its dots, and its name at `name_y`.

    Each review has a dot while there is room for one; with hundreds of them, each dot stands for
    the reviews up to the next.
    """

    name: str
    full: str
    stroke: Stroke
    runs: tuple[tuple[Dot, ...], ...]
    dots: tuple[Dot, ...]
    name_x: float
    name_y: float


class Tick(Value):
    """A label of an axis."""

    at: float
    text: str


class LineChart(Value):
    """A chart of lines, in pixels.

    `marks` are days to be marked, such as a new baseline; their names stand at `band`.
    """

    width: float
    height: float
    left: float
    right: float
    bottom: float
    band: float
    lines: tuple[Line, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    marks: tuple[Tick, ...]
    diagonal: tuple[Dot, Dot] | None
    label: str


class _Frame(Value):
    first: date
    last: date
    low: float
    high: float
    left: float

    def x(self, day: date) -> float:
        days = max((self.last - self.first).days, 1)
        return round(self.left + (WIDTH - self.left - _RIGHT) * (day - self.first).days / days, 1)

    def y(self, value: float) -> float:
        reach = (self.high - self.low) or 1.0
        return round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * (value - self.low) / reach, 1)


def line_chart(
    series: Sequence[Series], label: str, *, marks: Sequence[tuple[date, str]] = ()
) -> LineChart:
    """Return a chart of counts or shares; its scale begins at nought."""
    first, last = _reach(series)
    found = [value for one in series for _, value in one.values if value is not None]
    steps = _steps(max(found, default=1.0))
    texts = [f"{value:g}" for value in steps]
    frame = _Frame(first, last, 0.0, steps[-1], _room_left(texts, first, last))
    up = tuple(Tick(frame.y(at), text) for at, text in zip(steps, texts, strict=True))
    return _drawn(series, frame, up, marks, label)


def date_chart(
    series: Sequence[Series],
    label: str,
    as_of: date,
    *,
    marks: Sequence[tuple[date, str]] = (),
) -> LineChart:
    """Return a chart of forecast days, given as ordinals, over the days of the reviews.

    The diagonal is where forecast and review meet: work whose line reaches it is due.
    """
    first, last = _reach(series)
    low, high = _ordinals(series)
    days = _spread(low, high)
    texts = [wording.short_day(date.fromordinal(day), as_of) for day in days]
    frame = _Frame(first, last, low, high, _room_left(texts, first, last))
    up = tuple(Tick(frame.y(day), text) for day, text in zip(days, texts, strict=True))
    return _with_diagonal(_drawn(series, frame, up, marks, label), frame)


def _reach(series: Sequence[Series]) -> tuple[date, date]:
    days = [day for one in series for day, _ in one.values]
    return min(days), max(days)


def _room_left(texts: Sequence[str], first: date, last: date) -> float:
    """Return what the labels of the upward axis need, and half of the first day below it."""
    up = max((width_of(text, _SIZE) for text in texts), default=0.0) + 2 * _GAP
    return round(max(up, width_of(wording.short_day(first, last), _SIZE) / 2 + 2), 1)


def _ordinals(series: Sequence[Series]) -> tuple[float, float]:
    found = [value for one in series for _, value in one.values if value is not None]
    first = float(_reach(series)[0].toordinal())
    low, high = min(found, default=first), max(found, default=first)
    return (low - 7, high + 7) if low == high else (low, high)


def _steps(high: float) -> list[float]:
    """Return four steps at most from nought on, the last of which is not below the highest."""
    step = next((step for step in _round_steps() if high <= 4 * step), high)
    return [step * n for n in range(max(math.ceil(high / step), 1) + 1)]


def _round_steps() -> Iterator[float]:
    for power in range(12):
        yield from (float(each * 10**power) for each in (1, 2, 5))


def _spread(low: float, high: float) -> list[int]:
    return sorted({round(low + (high - low) * n / 4) for n in range(5)})


def _drawn(
    series: Sequence[Series],
    frame: _Frame,
    up: tuple[Tick, ...],
    marks: Sequence[tuple[date, str]],
    label: str,
) -> LineChart:
    return LineChart(
        width=WIDTH,
        height=HEIGHT,
        left=frame.left,
        right=WIDTH - _RIGHT,
        bottom=HEIGHT - _BOTTOM,
        band=_BAND,
        lines=_named_apart([_line(one, frame) for one in series]),
        across=_days(series, frame),
        up=up,
        marks=_marked(marks, frame),
        diagonal=None,
        label=label,
    )


def _line(one: Series, frame: _Frame) -> Line:
    runs: list[list[Dot]] = [[]]
    for day, value in one.values:
        if value is None:
            runs.append([])
        else:
            runs[-1].append(Dot(frame.x(day), frame.y(value)))
    found = [run for run in runs if run]
    end = found[-1][-1] if found else Dot(WIDTH - _RIGHT, HEIGHT - _BOTTOM)
    name = shortened(one.name, _RIGHT - 12, _SIZE)
    kept = tuple(_bent(run) for run in found)
    dots = tuple(dot for run in found for dot in _spaced(run))
    return Line(name, one.name, one.stroke, kept, dots, end.x + 10, end.y + 4)


def _bent(run: Sequence[Dot]) -> tuple[Dot, ...]:
    """Return a run without the points within its level parts, which the line passes anyway."""
    around = zip((None, *run), run, (*run[1:], None), strict=False)
    return tuple(
        dot
        for before, dot, after in around
        if before is None or after is None or not before.y == dot.y == after.y
    )


def _spaced(run: Sequence[Dot]) -> list[Dot]:
    """Return the dots that have room beside each other, the last one first of all."""
    dots: list[Dot] = []
    for dot in reversed(run):
        if not dots or dots[-1].x - dot.x >= _DOTS_APART:
            dots.append(dot)
    return dots[::-1]


def _marked(marks: Sequence[tuple[date, str]], frame: _Frame) -> tuple[Tick, ...]:
    """Return the marks within reach; where two are too near for two names, the first has one."""
    ticks: list[Tick] = []
    free = 0.0
    for day, text in sorted(marks):
        if not frame.first <= day <= frame.last:
            continue
        at = frame.x(day)
        ticks.append(Tick(at, text if at >= free else ""))
        free = at + width_of(text, _SIZE) + _GAP if at >= free else free
    return tuple(ticks)


def _named_apart(lines: list[Line]) -> tuple[Line, ...]:
    """Push the names at the ends apart, so that no two overlap and none leaves the chart."""
    order = sorted(range(len(lines)), key=lambda position: lines[position].name_y)
    heights: dict[int, float] = {}
    free = 0.0
    for position in order:
        heights[position] = max(lines[position].name_y, free)
        free = heights[position] + _APART
    lowest = HEIGHT - _BOTTOM + 4
    for position in reversed(order):
        heights[position] = min(heights[position], lowest)
        lowest = heights[position] - _APART
    return tuple(
        replace(line, name_x=WIDTH - _RIGHT + 10, name_y=round(heights[position], 1))
        for position, line in enumerate(lines)
    )


def _days(series: Sequence[Series], frame: _Frame) -> tuple[Tick, ...]:
    """Return the labels of review days that have room, the last one first of all."""
    ticks: list[Tick] = []
    taken = math.inf
    for day in sorted({day for one in series for day, _ in one.values}, reverse=True):
        text, at = wording.short_day(day, frame.last), frame.x(day)
        half = width_of(text, _SIZE) / 2
        if at + half + _GAP <= taken:
            ticks.append(Tick(at, text))
            taken = at - half
    return tuple(reversed(ticks))


def _with_diagonal(chart: LineChart, frame: _Frame) -> LineChart:
    begin = max(float(frame.first.toordinal()), frame.low)
    end = min(float(frame.last.toordinal()), frame.high)
    if begin >= end:
        return chart
    ends = [date.fromordinal(round(value)) for value in (begin, end)]
    first, last = (Dot(frame.x(day), frame.y(float(day.toordinal()))) for day in ends)
    return replace(chart, diagonal=(first, last))
