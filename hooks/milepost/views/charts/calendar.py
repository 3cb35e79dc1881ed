"""The axis and ruler of a chart of the plan, with the plan's own days off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from milepost.derive.calendar import work_calendar
from milepost.views.charts.axis import fitted, spanning, suited_scale
from milepost.views.charts.ruler import TALL, Bands, Ruler, ruler
from milepost.views.context import Context


def days_off(context: Context) -> Callable[[date], bool]:
    """Return the question whether a day is off in the plan's calendar."""
    calendar = work_calendar(context.plan.project.calendar)
    return lambda day: not calendar.is_working(day)


def ruler_over(
    context: Context,
    days: tuple[date, ...],
    *,
    left: float,
    right: float,
    spare: int = 0,
    bands: Bands = TALL,
) -> Ruler:
    """Return a ruler that shows these days from `left` to `right`, on the finest scale that fits.

    `spare` adds that many days at the end, for labels.
    """
    extent = max((max(days) - min(days)).days + 1 + spare, 14)
    scale = suited_scale(extent, right - left)
    first, last = spanning(days, scale, spare=spare)
    axis = fitted(first, last, left=left, width=right - left)
    return ruler(axis, scale, context.status.as_of, days_off(context), width=right, bands=bands)
