"""What stands above and behind the rows of a chart of days: labels, lines, days off, as-of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from milepost.value import Value
from milepost.views import wording
from milepost.views.charts.axis import Axis, Scale, ticks, years
from milepost.views.charts.label import Label, line
from milepost.views.charts.text_width import width_of

HEIGHT = 60.0
"""Pixels from the top of the ruler to the rule under it, on a screen."""

_GAP = 6  # pixels that must stay free between two labels
_INSET = 3  # pixels from a tick to its label
_LEAST_SHADE = 2.0  # pixels of a day below which shading it would only flicker
_STEPS = (1, 2, 3, 4, 6, 12)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


class Bands(Value):
    """The baselines of as-of and the two lines of labels, and the height of all, in pixels.

    `tick` is where the ticks of the upper line begin.
    """

    as_of: float
    upper: float
    lower: float
    tick: float
    height: float


TALL = Bands(13, 34, 53, 22, HEIGHT)
LOW = Bands(12, 27, 42, 17, 47)
"""For paper, where every line counts."""


class Shade(Value):
    """A run of days off, as an upright band."""

    x: float
    width: float


class Ruler(Value):
    """Labels and lines of an axis, in pixels.

    `upper` and `lower` are the two lines of labels, `upper_ticks` and `lines` where months and
    weeks (or what the scale has instead) begin, `shades` the days off. `as_of` is the middle of
    the as-of day.
    """

    axis: Axis
    bands: Bands
    as_of: float
    as_of_label: Label
    upper: tuple[Label, ...]
    lower: tuple[Label, ...]
    upper_ticks: tuple[float, ...]
    lines: tuple[float, ...]
    shades: tuple[Shade, ...]

    @property
    def labels(self) -> tuple[Label, ...]:
        """All its texts."""
        return (self.as_of_label, *self.upper, *self.lower)


class _Tick(Value):
    x: float
    forms: tuple[str, ...]


def ruler(
    axis: Axis,
    scale: Scale,
    as_of: date,
    is_off: Callable[[date], bool],
    *,
    width: float,
    bands: Bands = TALL,
) -> Ruler:
    """Return the ruler of an axis inside a chart of this width."""
    at = axis.middle(as_of)
    upper, lower = _ticks_of(axis, scale)
    return Ruler(
        axis=axis,
        bands=bands,
        as_of=at,
        as_of_label=_as_of_label(at, as_of, width, bands.as_of),
        upper=_labels(upper, axis.right, at, bands.upper, bold=True),
        lower=_uncrossed(_labels(lower, axis.right, at, bands.lower, bold=False), upper),
        upper_ticks=tuple(tick.x for tick in upper if tick.x > axis.left),
        lines=tuple(tick.x for tick in lower),
        shades=tuple(_shades(axis, is_off)),
    )


def _as_of_label(at: float, as_of: date, width: float, y: float) -> Label:
    text = f"as of {wording.short_day(as_of, as_of)}"
    half = width_of(text, 13, bold=True) / 2
    middle = min(max(at, half), width - half)
    return line(text, middle, y, tone="ink", bold=True, anchor="middle")


def _ticks_of(axis: Axis, scale: Scale) -> tuple[list[_Tick], list[_Tick]]:
    if scale is Scale.WEEK:
        lower = [_Tick(axis.start(day), (str(day.day),)) for day in _days(axis, Scale.WEEK)]
        upper = [
            _Tick(axis.start(day), _month_forms(day)) for day in _from_first(axis, Scale.MONTH)
        ]
        return upper, _thinned(lower, _STEPS)
    firsts = [axis.first, *(day for day in years(axis.first, axis.last) if day > axis.first)]
    upper = [_Tick(axis.start(day), (str(day.year),)) for day in firsts]
    name = _month_name if scale is Scale.MONTH else _quarter_name
    lower = [_Tick(axis.start(day), (name(day),)) for day in _days(axis, scale)]
    return _thinned(upper, _YEAR_STEPS), _thinned(lower, _STEPS)


def _days(axis: Axis, scale: Scale) -> Iterable[date]:
    return ticks(axis.first, axis.last, scale)


def _from_first(axis: Axis, scale: Scale) -> list[date]:
    """Return the axis' first day and the ticks after it, so that a broken month has a label too."""
    return [axis.first, *(day for day in _days(axis, scale) if day > axis.first)]


def _month_forms(day: date) -> tuple[str, ...]:
    name = _MONTHS[day.month - 1]
    short = (str(day.year),) if day.month == 1 else (name[:3],)
    return (f"{name} {day.year}", f"{name[:3]} {day.year}", *short)


def _month_name(day: date) -> str:
    return _MONTHS[day.month - 1][:3]


def _quarter_name(day: date) -> str:
    return f"Q{(day.month - 1) // 3 + 1}"


def _thinned(found: list[_Tick], steps: Sequence[int]) -> list[_Tick]:
    """Leave the labels of every second, third... tick where all of them would not fit."""
    if len(found) < 3:
        return found
    apart = found[2].x - found[1].x
    widest = max(width_of(tick.forms[-1], 12, bold=True) for tick in found) + _GAP
    step = next((step for step in steps if step * apart >= widest), None)
    return [
        tick if step and index % step == 0 else _Tick(tick.x, ())
        for index, tick in enumerate(found)
    ]


def _labels(
    found: list[_Tick], right: float, as_of: float, y: float, *, bold: bool
) -> tuple[Label, ...]:
    """Label the ticks, left-aligned; one that does not fit whole before the next is dropped."""
    labels: list[Label] = []
    named = [tick for tick in found if tick.forms]
    for tick, following in zip(named, [*(tick.x for tick in named[1:]), right], strict=False):
        placed = _placed(tick, following - _GAP / 2, as_of, y, bold=bold)
        if placed is not None:
            labels.append(placed)
    return tuple(labels)


def _placed(tick: _Tick, until: float, as_of: float, y: float, *, bold: bool) -> Label | None:
    """Return the longest form that fits; where the as-of line crosses it, a shorter one, or
    the longest that fits to the right of the line.
    """
    left, beyond = tick.x + _INSET, as_of + _INSET
    if not left - 1 < as_of < until:
        choices = [(left, until, form) for form in tick.forms]
    else:
        before = as_of - _GAP / 2
        choices = [(left, before, form) for form in tick.forms[: max(len(tick.forms) - 1, 1)]]
        choices += [(beyond, until, form) for form in tick.forms]
        choices += [(left, before, tick.forms[-1])]
    for start, end, form in choices:
        if start + width_of(form, 12, bold=bold) <= end:
            return line(form, start, y, size=12, bold=bold)
    return None


def _uncrossed(labels: tuple[Label, ...], upper: list[_Tick]) -> tuple[Label, ...]:
    """Drop the lower labels that the tick of a month or a year would strike through."""
    kept = []
    for label in labels:
        box = label.box
        if not any(box.left - 1 < tick.x < box.right + 1 for tick in upper):
            kept.append(label)
    return tuple(kept)


def _shades(axis: Axis, is_off: Callable[[date], bool]) -> Iterable[Shade]:
    if axis.day < _LEAST_SHADE:
        return
    begun: date | None = None
    for offset in range(axis.days):
        day = axis.first + timedelta(days=offset)
        if is_off(day):
            begun = begun or day
        elif begun is not None:
            yield _shade(axis, begun, day)
            begun = None
    if begun is not None:
        yield _shade(axis, begun, None)


def _shade(axis: Axis, begun: date, until: date | None) -> Shade:
    x = axis.start(begun)
    end = axis.right if until is None else axis.start(until)
    return Shade(x, round(end - x, 1))
