"""Charts as the templates print them: numbers without needless digits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from milepost.views.charts.label import Label
from milepost.views.charts.ruler import Shade
from milepost.views.charts.wires import Wire, WireKind

_KINDS: tuple[WireKind, ...] = ("part", "inferred", "must")
"""What is drawn later lies above."""


def px(value: float) -> str:
    """Return a length in pixels as SVG wants it: at most one decimal, no trailing nought."""
    return f"{round(value, 1):.10g}"


def shade_path(shades: Iterable[Shade], top: float, height: float) -> str:
    """Return one path of SVG for all bands of days off: a long plan has hundreds of them."""
    tall = px(height)
    return "".join(
        f"M{px(one.x)} {px(top)}h{px(one.width)}v{tall}h-{px(one.width)}z" for one in shades
    )


def alike(labels: Iterable[Label]) -> Iterator[tuple[str, tuple[Label, ...]]]:
    """Yield labels that follow each other with the classes that they share.

    The classes are empty where a label has a look of its own: several tones, or a longer text that
    stands behind it.
    """
    for look, group in groupby(labels, key=_look):
        yield look, tuple(group)


def _look(label: Label) -> str:
    if len(label.runs) != 1 or label.full:
        return ""
    (run,) = label.runs
    anchor = "" if label.anchor == "start" else f" a-{label.anchor}"
    return f"s{px(label.size)}{anchor} i-{run.tone}{' b' if run.bold else ''}"


def wire_paths(wires: Sequence[Wire]) -> Iterator[tuple[WireKind, str]]:
    """Yield one path of SVG for each kind of line that there is."""
    for kind in _KINDS:
        if path := "".join(_path(wire) for wire in wires if wire.kind == kind):
            yield kind, path


def _path(wire: Wire) -> str:
    return "M" + "L".join(f"{px(x)} {px(y)}" for x, y in wire.points)
