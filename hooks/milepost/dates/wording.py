"""Days in words, as readers expect them, whatever the locale of the machine."""

from __future__ import annotations

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SAME_SEASON = 300  # days within which a reader supplies the year without thinking


def full_day(day: date) -> str:
    """Return `14 Dec 2025`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date, as_of: date) -> str:
    """Return `16 Dec`, with the year where the day is far from as-of."""
    if abs((day - as_of).days) > _SAME_SEASON:
        return full_day(day)
    return f"{day.day} {MONTHS[day.month - 1]}"


def named_day(day: date, as_of: date) -> str:
    """Return `Mon 15 Dec`, with the year where the day is far from as-of."""
    return f"{WEEKDAYS[day.weekday()]} {short_day(day, as_of)}"
