"""Lanes above the phases: decisions and milestones, each a sign with a label, on as many lines
as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from milepost.value import Value, replace
from milepost.views.charts.axis import Axis
from milepost.views.charts.label import Label, Run, Runs, width_of_runs
from milepost.views.charts.placing import Field, Target, beside
from milepost.views.charts.text_width import shortened
from milepost.views.marks import Mark

LINE = 20
"""Pixels from one line of a lane to the next."""

_APART = 24  # pixels that two signs on one line need between them
_HALF_SIGN = 6
_FIRST = 18  # pixels from the top of a lane to the middle of its first line
_BASELINE = 4.5  # from the middle of a line to the baseline of its text


class Event(Value):
    """Something on one day: its sign, and its label from the longest form to the shortest.

    `late` tells that it is overdue, so that a tail leads from its day to as-of. `name` is what
    a screen reader says.
    """

    day: date
    mark: Mark
    forms: tuple[Runs, ...]
    name: str
    href: str
    late: bool = False


class Sign(Value):
    """An event as drawn: the middle of its sign, the width of its tail, and its label."""

    x: float
    y: float
    mark: Mark
    name: str
    href: str
    tail: float
    label: Label | None


class Lane(Value):
    """The signs of one kind and the height that they take, from the lane's own top."""

    signs: tuple[Sign, ...]
    height: float

    @property
    def labels(self) -> tuple[Label, ...]:
        """All texts of the lane."""
        return tuple(sign.label for sign in self.signs if sign.label is not None)


@dataclass(slots=True)
class _Line:
    y: float
    signs: list[Sign] = field(default_factory=list)


def lane(
    events: Sequence[Event], axis: Axis, as_of: date, *, top: float, right: float, size: float = 13
) -> Lane:
    """Return the lane of these events below `top`, with labels no further than `right`."""
    room = Field(axis.left, right, axis.middle(as_of))
    lines: list[_Line] = []
    for event in sorted(events, key=lambda event: event.day):
        _settle(event, lines, axis, room, top, size)
    height = _FIRST * 2 + LINE * (len(lines) - 1) if lines else 0
    return Lane(tuple(sign for line in lines for sign in line.signs), height)


def _settle(
    event: Event, lines: list[_Line], axis: Axis, room: Field, top: float, size: float
) -> None:
    """Put the event on the first line that has room for its longest label, else on a new one."""
    for line in lines:
        sign = _sign(event, axis, room, line, size, event.forms[:1])
        if sign is not None:
            line.signs.append(sign)
            return
    line = _Line(round(top + _FIRST + LINE * len(lines), 1))
    forms = (*event.forms, *_cut(event.forms[-1], axis.middle(event.day), room, size))
    sign = _sign(event, axis, room, line, size, forms)
    line.signs.append(sign or _bare(event, axis, room, line))
    lines.append(line)


def _sign(
    event: Event, axis: Axis, room: Field, line: _Line, size: float, forms: Sequence[Runs]
) -> Sign | None:
    bare = _bare(event, axis, room, line)
    if any(abs(bare.x - other.x) < _APART or _crosses(bare, other) for other in line.signs):
        return None
    reach = max(bare.x + _HALF_SIGN, bare.x + bare.tail)
    target = Target(bare.x - _HALF_SIGN, reach)
    boxes = [other.label.box for other in line.signs if other.label is not None]
    label = beside(
        forms, target, room, line.y + _BASELINE, size=size, gap=5, taken=boxes, href=event.href
    )
    if label is None or any(_covers(label, other) for other in line.signs):
        return None
    return replace(bare, label=label)


def _bare(event: Event, axis: Axis, room: Field, line: _Line) -> Sign:
    x = axis.middle(event.day)
    x = min(max(x, axis.left + _HALF_SIGN), room.right - _HALF_SIGN)
    tail = max(room.as_of - x, 0) if event.late else 0
    return Sign(round(x, 1), line.y, event.mark, event.name, event.href, round(tail, 1), None)


def _covers(label: Label, sign: Sign) -> bool:
    reach = sign.x + max(sign.tail, _HALF_SIGN)
    return label.box.left < reach and sign.x - _HALF_SIGN < label.box.right


def _crosses(sign: Sign, other: Sign) -> bool:
    if other.label is None:
        return False
    reach = sign.x + max(sign.tail, _HALF_SIGN)
    return other.label.box.left < reach and sign.x - _HALF_SIGN < other.label.box.right


def _cut(runs: Runs, x: float, room: Field, size: float) -> tuple[Runs, ...]:
    """Return the label cut to the greater side of its sign; none where that holds nothing."""
    space = max(room.right - x, x - room.left) - _HALF_SIGN - 12
    *kept, last = runs
    text = shortened(last.text, space - width_of_runs(tuple(kept), size), size, bold=last.bold)
    if text:
        return ((*kept, Run(text, last.tone, last.bold)),)
    return (tuple(kept),) if kept else ()
