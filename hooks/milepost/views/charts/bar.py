"""The bar of a piece of work: its span, what is done of it, and how its end is known."""

from __future__ import annotations

from datetime import date
from typing import Literal

from milepost.derive.status import PhaseStatus, TaskStatus, WorkState
from milepost.value import Value, replace
from milepost.views.charts.axis import Axis, fade_end, fade_start

_LEAST_WIDTH = 3.0  # pixels, so that a single day stays visible on a long axis

BarKind = Literal["span", "open", "undated"]


class Bar(Value):
    """A bar in pixels along the axis.

    `kind` is `span` for stated dates, `open` for an end that nobody stated, `undated` for a task
    that only has the span of its phase. `done` is the width of the filled part, `complete` whether
    all is done. `fade` is where an open bar begins to fade. `tail` is how far the work is overdue,
    from the end of the bar; nought where it is not.
    """

    kind: BarKind
    x: float
    width: float
    done: float = 0
    complete: bool = False
    fade: float = 0
    tail: float = 0
    critical: bool = False

    @property
    def end(self) -> float:
        """Where the bar itself ends."""
        return round(self.x + self.width, 1)

    @property
    def reach(self) -> float:
        """Where the bar with its tail ends."""
        return round(self.end + self.tail, 1)


def bar_of(
    work: PhaseStatus | TaskStatus, axis: Axis, as_of: date, *, critical: bool = False
) -> Bar | None:
    """Return the bar of a phase or a task; None where no date of it is known.

    `critical` asks for the underline of work without slack.
    """
    first = work.span.start or work.span.end
    if first is None:
        return None
    if isinstance(work, TaskStatus) and not work.span.stated:
        x, width = _extent(axis, first, work.span.end or fade_end(first, as_of))
        return Bar("undated", x, width, complete=work.state is WorkState.COMPLETE)
    if work.span.end is None:
        return _open_bar(work, axis, first, as_of)
    bar = _span_bar(work, axis, first, work.span.end, as_of)
    return replace(bar, critical=critical and _is_critical(work))


def plain_bar(axis: Axis, start: date, end: date) -> Bar:
    """Return the bar of two dates alone, such as those of a baseline."""
    x, width = _extent(axis, start, end)
    return Bar("span", x, width)


def _span_bar(
    work: PhaseStatus | TaskStatus, axis: Axis, start: date, end: date, as_of: date
) -> Bar:
    x, width = _extent(axis, start, end)
    complete = work.state is WorkState.COMPLETE
    tail = axis.middle(as_of) - (x + width) if work.state is WorkState.OVERDUE else 0
    return Bar(
        kind="span",
        x=x,
        width=width,
        done=width if complete else round(width * _share(work), 1),
        complete=complete,
        tail=round(max(tail, 0), 1),
    )


def _open_bar(work: PhaseStatus | TaskStatus, axis: Axis, start: date, as_of: date) -> Bar:
    x, width = _extent(axis, start, fade_end(start, as_of))
    complete = work.state is WorkState.COMPLETE
    fade = axis.start(fade_start(start, as_of))
    return Bar("open", x, width, complete=complete, fade=max(fade, x))


def _is_critical(work: PhaseStatus | TaskStatus) -> bool:
    known = work.float is not None and work.float.critical
    return known and work.state is not WorkState.COMPLETE


def _share(work: PhaseStatus | TaskStatus) -> float:
    return float(work.progress.share or 0)


def _extent(axis: Axis, start: date, end: date) -> tuple[float, float]:
    x, until = axis.start(start), axis.end(end)
    width = max(until - x, _LEAST_WIDTH)
    x = max(min(x, axis.right - width), axis.left)
    return round(x, 1), round(width, 1)
