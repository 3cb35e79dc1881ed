"""Where a label goes: right of what it names, else left, and clear of the as-of line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from milepost.value import Value
from milepost.views.charts.label import Box, Label, Runs, width_of_runs

_GAP = 8  # pixels between a bar and its label
_CLEAR = 5  # pixels between the as-of line and a label
_FAR = 40  # pixels from a bar beyond which its label seems to belong to another


class Field(Value):
    """The room for labels: from `left` to `right`, with the as-of line in it."""

    left: float
    right: float
    as_of: float


class Target(Value):
    """What a label names: it reaches from `left` to `right`."""

    left: float
    right: float


def beside(
    forms: Sequence[Runs],
    target: Target,
    field: Field,
    y: float,
    *,
    size: float = 13,
    gap: float = _GAP,
    taken: Iterable[Box] = (),
    href: str | None = None,
) -> Label | None:
    """Return the first form that fits right of the target, else left of it; None if none does.

    A label that the as-of line would cross moves to the far side of it. `taken` are the boxes
    of labels that are there already.
    """
    boxes = tuple(taken)
    found = [
        (far, Label(round(x, 1), y, runs, size, "start", href))
        for runs in forms
        for x, far in _places(target, field, width_of_runs(runs, size), gap)
    ]
    # A short label near its bar says more than a long one far from it.
    for _, label in sorted(found, key=lambda place: place[0]):
        if not any(label.box.meets(box) for box in boxes):
            return label
    return None


def _places(target: Target, field: Field, width: float, gap: float) -> Iterator[tuple[float, bool]]:
    """Yield where a text of this width may begin, right first, and whether that is far away."""
    right, left = target.right + gap, target.left - gap - width
    beyond, before = right, left
    if _crossed(right, width, field):
        beyond = field.as_of + _CLEAR
    if _crossed(left, width, field):
        before = field.as_of - _CLEAR - width
    for x, away in ((beyond, beyond - right), (before, left - before)):
        if field.left <= x and x + width <= field.right:
            yield x, away > _FAR


def _crossed(x: float, width: float, field: Field) -> bool:
    return x - _CLEAR < field.as_of < x + width + _CLEAR
