"""Sparklines: how a measured value went, small enough to stand in a table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from milepost.derive.status import KpiStatus
from milepost.value import Value
from milepost.views import wording
from milepost.views.charts.label import Label, line
from milepost.views.charts.text_width import width_of

_WIDTH = 130.0
_HEIGHT = 28.0
_LABEL = 90.0  # pixels for value and unit; a longer unit stands beside the target alone
_INSET = 4.0  # pixels that the line stays away from the edges, for the final dot


class Point(Value):
    """A point of a line, in pixels."""

    x: float
    y: float


class Sparkline(Value):
    """A line over time that ends in a dot and in its own value.

    `target` is the height of the target line. `label` says all of it in words.
    """

    width: float
    height: float
    points: tuple[Point, ...]
    target: float | None
    end: Label
    label: str


def sparkline(kpi: KpiStatus) -> Sparkline:
    """Return the line of a KPI's measurements, by date; the target is a line across."""
    found = sorted(kpi.kpi.measurements, key=lambda measured: measured.date)
    values = [(measured.date, measured.value) for measured in found]
    return _drawn(values, kpi.kpi.target, kpi.kpi.unit or "")


def _drawn(values: list[tuple[date, Decimal]], target: Decimal, unit: str) -> Sparkline:
    if not values:
        raise ValueError("a sparkline needs a measurement")
    low = min(target, *(value for _, value in values))
    high = max(target, *(value for _, value in values))
    points = tuple(
        Point(_across(day, values[0][0], values[-1][0]), _up(value, low, high))
        for day, value in values
    )
    last = _end_of(wording.number(values[-1][1]), unit)
    x = points[-1].x + 8
    return Sparkline(
        width=round(x + width_of(last, 12, bold=True) + 2, 1),
        height=_HEIGHT,
        points=points,
        target=_up(target, low, high),
        end=line(last, x, _held(points[-1].y + 4), size=12, tone="ink", bold=True),
        label=_in_words(values, target, unit),
    )


def _end_of(value: str, unit: str) -> str:
    whole = f"{value} {unit}".strip()
    return whole if width_of(whole, 12, bold=True) <= _LABEL else value


def _across(day: date, first: date, last: date) -> float:
    days = (last - first).days
    share = (day - first).days / days if days else 1.0
    return round(_INSET + share * (_WIDTH - 2 * _INSET), 1)


def _up(value: Decimal, low: Decimal, high: Decimal) -> float:
    share = float((value - low) / (high - low)) if high > low else 0.5
    return round(_HEIGHT - _INSET - share * (_HEIGHT - 2 * _INSET), 1)


def _held(baseline: float) -> float:
    return min(max(baseline, 10.0), _HEIGHT - 3)


def _in_words(values: list[tuple[date, Decimal]], target: Decimal, unit: str) -> str:
    said = ", ".join(f"{wording.number(value)} on {wording.full_day(day)}" for day, value in values)
    return f"Measured {said}; target {wording.number(target)} {unit}".strip() + "."
