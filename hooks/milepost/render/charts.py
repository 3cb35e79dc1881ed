"""Charts as the templates print them: numbers without needless digits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.views.charts.wires import Wire, WireKind

_KINDS: tuple[WireKind, ...] = ("part", "inferred", "must")
"""What is drawn later lies above."""


def px(value: float) -> str:
    """Return a length in pixels as SVG wants it: at most one decimal, no trailing nought."""
    return f"{round(value, 1):.10g}"


def wire_paths(wires: Sequence[Wire]) -> Iterator[tuple[WireKind, str]]:
    """Yield one path of SVG for each kind of line that there is."""
    for kind in _KINDS:
        if path := "".join(_path(wire) for wire in wires if wire.kind == kind):
            yield kind, path


def _path(wire: Wire) -> str:
    return "M" + "L".join(f"{px(x)} {px(y)}" for x, y in wire.points)
