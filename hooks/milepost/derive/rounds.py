"""Recurring work: when its next round is due, and whether one has passed undone."""

from __future__ import annotations

from datetime import date

from milepost.dates import add_periods
from milepost.derive.status import Round
from milepost.model.work import Recurrence


def next_round(recurrence: Recurrence, start: date | None, as_of: date) -> Round:
    """Return where recurring work stands: its next due day, and whether that has passed.

    Formula: the next round is due one interval after `last_done`; before any was done, on
    `first`; without that, one interval after the start of the work. It is overdue when that day
    lies before as-of.
    Units: the interval is one day, week, month, quarter or year of the calendar.
    Edge cases: a day made from the start of the work is marked as inferred. Without any of the
    three, no day is known. In months that are too short the last day stands in.
    Source: the rules of this plan format.
    """
    due = _due(recurrence, start)
    inferred = recurrence.inferred or (recurrence.last_done is None and recurrence.first is None)
    return Round(due, due is not None and due < as_of, inferred)


def _due(recurrence: Recurrence, start: date | None) -> date | None:
    if recurrence.last_done:
        return add_periods(recurrence.last_done, recurrence.every)
    if recurrence.first:
        return recurrence.first
    return add_periods(start, recurrence.every) if start else None
