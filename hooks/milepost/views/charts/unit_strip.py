"""Unit strips: one mark per item, so that a reader sees how many there are and of what kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, cast

from milepost.value import Value

MOST_UNITS = 60
"""Above this many items a strip turns into a bar."""

UnitShape = Literal[
    "box", "full-box", "hatched-box", "square", "triangle", "ring", "diamond", "open-diamond"
]

_SHAPES: dict[str, tuple[UnitShape, str]] = {
    "done": ("full-box", "plain"),
    "met": ("full-box", "plain"),
    "open": ("box", "quiet"),
    "waived": ("triangle", "warn"),
    "missed": ("square", "bad"),
    "stale": ("triangle", "warn"),
    "unknown": ("hatched-box", "unknown"),
    "high": ("square", "bad"),
    "medium": ("triangle", "warn"),
    "low": ("ring", "quiet"),
    "overdue": ("diamond", "bad"),
    "due": ("open-diamond", "warn"),
}
_BAR_WIDTH = 200.0
_HEIGHT = 14.0


class Unit(Value):
    """One item: its left edge, width and height in pixels, its shape and tone."""

    x: float
    width: float
    height: float
    shape: UnitShape
    tone: str


class Strip(Value):
    """Items side by side, or one bar in parts where they are many; `label` says it in words.

    `fine` tells that the units are mere strokes, since there are more than fit as boxes.
    """

    label: str
    width: float
    height: float
    units: tuple[Unit, ...]
    parts: tuple[Unit, ...]
    fine: bool = False


def unit_strip(counts: Sequence[tuple[str, int]]) -> Strip:
    """Return the strip of these kinds and counts, in their order.

    Kinds are `done`, `met`, `open`, `waived`, `missed`, `stale`, `unknown`, `high`, `medium`,
    `low`, `overdue` and `due`.
    """
    total = sum(number for _, number in counts)
    label = ", ".join(f"{number} {_said(kind)}" for kind, number in counts if number) or "none"
    if total > MOST_UNITS:
        return Strip(label, _BAR_WIDTH, _HEIGHT, (), tuple(_parts(counts, total)))
    width, height, pitch = _measures(total)
    units = tuple(_units(counts, width, height, pitch))
    whole = round(pitch * (total - 1) + width, 1) if total else 0
    return Strip(label, whole, _HEIGHT, units, (), fine=width < 8)


def _said(kind: str) -> str:
    return "not known" if kind == "unknown" else kind


def _measures(total: int) -> tuple[float, float, float]:
    """Return width, height and pitch of the units of a strip of so many."""
    if total <= 12:
        return 14, 14, 19
    return (9, 9, 12) if total <= 24 else (1.2, 12, 4)


def _units(
    counts: Sequence[tuple[str, int]], width: float, height: float, pitch: float
) -> Iterator[Unit]:
    kinds = [kind for kind, number in counts for _ in range(number)]
    for index, kind in enumerate(kinds):
        shape, tone = _SHAPES[kind]
        # A stroke can't carry a shape: what is filled stands as a thick one.
        thick = width < 8 and shape not in ("box", "hatched-box", "ring", "open-diamond")
        yield Unit(round(index * pitch, 1), 2.4 if thick else width, height, shape, tone)


def _parts(counts: Sequence[tuple[str, int]], total: int) -> Iterator[Unit]:
    before = 0
    for kind, number in counts:
        if not number:
            continue
        shape, tone = _SHAPES[kind]
        x = round(_BAR_WIDTH * before / total, 1)
        before += number
        end = round(_BAR_WIDTH * before / total, 1)
        yield Unit(x, round(end - x, 1), 10, cast("UnitShape", _flat(shape)), tone)


def _flat(shape: str) -> str:
    """Return how a part of a bar is filled that stands for units of this shape."""
    return shape if shape in ("box", "hatched-box") else "full-box"
