"""The frames of the timeline: one axis for each scale, for a wide page and for a phone."""

from __future__ import annotations

from datetime import date
from typing import Literal

from milepost.value import Value
from milepost.views.charts.axis import Axis, Scale, fitted, spanning
from milepost.views.charts.calendar import days_off
from milepost.views.charts.ruler import Ruler, ruler
from milepost.views.charts.shown_days import days_of_plan
from milepost.views.context import Context

Device = Literal["wide", "phone"]

PHONE_WIDTH = 358.0
_LEAST_DAY = {Scale.WEEK: 20 / 7, Scale.MONTH: 28 / 28, Scale.QUARTER: 26 / 90}
_MOST_DAYS = {Scale.WEEK: 3_700, Scale.MONTH: 15_000, Scale.QUARTER: 50_000}
_SPARE_DAYS = 7


class Frame(Value):
    """The axis of one scale on one kind of page; `width` is that of its track in pixels."""

    device: Device
    scale: Scale
    width: float
    ruler: Ruler

    @property
    def axis(self) -> Axis:
        """Its axis."""
        return self.ruler.axis


def frames_of(context: Context, track: float) -> tuple[Frame, ...]:
    """Return the frames of a plan, those of the wide page on a track of this width first."""
    days = days_of_plan(context.status)
    scales = [scale for scale in Scale if _serves(scale, days)]
    return (
        *(_frame(context, days, scale, "wide", track) for scale in scales),
        *(_frame(context, days, scale, "phone", PHONE_WIDTH) for scale in scales),
    )


def _serves(scale: Scale, days: tuple[date, ...]) -> bool:
    """Return whether a plan of these days can be drawn on the scale; the coarsest always can."""
    return scale is Scale.QUARTER or (max(days) - min(days)).days <= _MOST_DAYS[scale]


def _frame(
    context: Context, days: tuple[date, ...], scale: Scale, device: Device, width: float
) -> Frame:
    spare = _SPARE_DAYS if device == "wide" else 0
    first, last = spanning(days, scale, spare=spare)
    too_long = (last - first).days > _MOST_DAYS[scale]
    least = 0 if too_long else _LEAST_DAY[scale]
    axis = fitted(first, last, left=0, width=width, least_day=least)
    whole = round(axis.right, 1)
    drawn = ruler(axis, scale, context.status.as_of, days_off(context), width=whole)
    return Frame(device, scale, whole, drawn)
