"""The working days that a snapshot counts in."""

from __future__ import annotations

from datetime import date
from typing import Any

from milepost.dates import WorkCalendar
from milepost.derive.calendar import work_calendar
from milepost.history.change import Change, ChangeKind
from milepost.history.snapshot import Snapshot
from milepost.model.project import Calendar

_DATED = (ChangeKind.START, ChangeKind.END, ChangeKind.DEADLINE)


def calendar_of(snapshot: Snapshot) -> WorkCalendar:
    """Return the calendar of a snapshot's plan."""
    return work_calendar(Calendar.model_validate(snapshot.plan["project"]["calendar"]))


def working_days_moved(change: Change, calendar: WorkCalendar) -> int | None:
    """Return by how many working days a date moved, later is positive; None without two dates."""
    before, after = day_in(change.before), day_in(change.after)
    if change.kind not in _DATED or before is None or after is None:
        return None
    if change.kind is ChangeKind.START:
        return calendar.difference(before, after)
    return calendar.working_days_after(before, after)


def day_in(value: Any) -> date | None:
    """Return the day that a plain value is, if it is one."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
