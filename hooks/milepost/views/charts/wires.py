"""Lines of dependency between rows, cut at the rows so that they stay joined when rows open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from milepost.value import Value
from milepost.views.charts.bar import Bar

BOTTOM = 4000.0
"""Below the foot of any row: a row shows only its own part of a line that goes on."""

_LEAD = 9.0  # pixels of the last piece of a line, which ends in its head
_OUT = 8.0  # pixels that a line runs out of a bar before it turns
_HAIR = 6.0  # pixels within which two upright pieces become one
_EDGE = 3.0  # pixels from the edge of a row to a piece that runs back along it


WireKind = Literal["must", "inferred", "part"]
"""Stated; only implied; or between tasks of the two rows, so that it holds for a part of them."""


class Tie(Value):
    """What must be finished first: from one row to another, by their indexes."""

    first: int
    then: int
    kind: WireKind


class Wire(Value):
    """A line through points of one row, in pixels from the row's own top."""

    points: tuple[tuple[float, float], ...]
    kind: WireKind


@dataclass(slots=True)
class RowWires:
    """The pieces of one row: `wires` beside its bar, `below` through what opens under it.

    `heads` are the tips of the arrows that end here.
    """

    wires: list[Wire] = field(default_factory=list)
    below: list[Wire] = field(default_factory=list)
    heads: list[tuple[float, float]] = field(default_factory=list)


class RowShape(Value):
    """The measures of a row: its height, and middle and thickness of its bar."""

    height: float
    middle: float
    thickness: float


def wires_between(
    bars: Sequence[Bar | None], ties: Sequence[Tie], shape: RowShape
) -> list[RowWires]:
    """Return the pieces of all dependencies, one entry per row."""
    rows = [RowWires() for _ in bars]
    used: set[float] = set()
    for tie in ties:
        first, then = bars[tie.first], bars[tie.then]
        if first is not None and then is not None and tie.first != tie.then:
            _draw(rows, tie, first, then, shape, used)
    for row in rows:
        # A piece that several lines share is drawn once.
        row.wires[:] = dict.fromkeys(row.wires)
        row.below[:] = dict.fromkeys(row.below)
    return rows


def _draw(
    rows: list[RowWires], tie: Tie, first: Bar, then: Bar, shape: RowShape, used: set[float]
) -> None:
    down = tie.then > tie.first
    start, x = _exit(first, then, shape, used, down=down)
    away = BOTTOM if down else 0.0
    rows[tie.first].wires.append(Wire((*start, (x, away)), tie.kind))
    rows[tie.then].wires.append(Wire(_entry(x, then, shape, down=down), tie.kind))
    rows[tie.then].heads.append((then.x, shape.middle))
    through = Wire(((x, 0.0), (x, BOTTOM)), tie.kind)
    upper, lower = min(tie.first, tie.then), max(tie.first, tie.then)
    for row in rows[upper + 1 : lower]:
        row.wires.append(through)
    for row in rows[upper:lower]:
        row.below.append(through)


def _exit(
    first: Bar, then: Bar, shape: RowShape, used: set[float], *, down: bool
) -> tuple[tuple[tuple[float, float], ...], float]:
    """Return how the line leaves its bar, and where it turns up or down."""
    if first.kind == "open":
        x = round(first.x + _OUT, 1)
        edge = shape.middle + (shape.thickness / 2 if down else -shape.thickness / 2)
        return ((x, edge),), x
    near = then.x - _LEAD
    least = first.end + 4
    x = round(near if near >= least else first.end + _OUT, 1)
    # Lines that would run a hair apart share one way, where it suits this one too.
    shared = (other for other in sorted(used) if abs(other - x) <= _HAIR and least <= other)
    x = next((other for other in shared if other <= near or near < least), x)
    used.add(x)
    return ((first.end, shape.middle), (x, shape.middle)), x


def _entry(x: float, then: Bar, shape: RowShape, *, down: bool) -> tuple[tuple[float, float], ...]:
    """Return how the line reaches its bar; where it comes from beyond its start, it runs back
    along the row's edge first.
    """
    begin = 0.0 if down else BOTTOM
    end = (round(then.x - 4, 1), shape.middle)
    near = round(max(then.x - _LEAD, 1.0), 1)
    if x <= near:
        return ((x, begin), (x, shape.middle), end)
    edge = _EDGE if down else shape.height - _EDGE
    return ((x, begin), (x, edge), (near, edge), (near, shape.middle), end)
