"""What to write instead of a value that is almost a date, a number, an hour or a flag."""

from __future__ import annotations

import re
from datetime import date

_LEADING_NUMBER = re.compile(r"[<>=≤≥~ ]*(-?\d+(?:[.,]\d+)?)\s*(.*)", re.DOTALL)
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})\s*([ap]m)?", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?\Z")
_YES = frozenset({"yes", "y", "on", "1", "true"})
_NO = frozenset({"no", "n", "off", "0", "false"})


def day_cure(value: str) -> str:
    """Return the date that is meant, where the value is one in another order of signs."""
    found = _DAY.match(value)
    if found is None:
        return "Write year, month and day, as 2025-12-14."
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return "Look at a calendar for that month."
    return f'Write "{day.isoformat()}".'


def time_cure(value: str) -> str:
    """Return the hour that is meant, where the value is one of the twelve-hour clock."""
    found = _TIME.search(value)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return "Write the hour and the minute with two digits each, as 09:00."
    hour, half = int(found[1]), (found[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f'Write "{hour:02}:{found[2]}".'


def number_cure(value: str, has_unit: bool) -> str | None:
    """Return the number that a value starts with, and where its unit belongs."""
    found = _LEADING_NUMBER.match(value)
    if found is None:
        return None
    number, unit = found[1].replace(",", "."), found[2].strip()
    if unit and has_unit:
        return f'Write "{number}", and "{unit}" under "unit".'
    return f'Write "{number}" alone.'


def flag_cure(value: str) -> str:
    """Return true or false where a word such as yes means it."""
    word = value.lower()
    if word in _YES:
        return 'Write "true".'
    return 'Write "false".' if word in _NO else 'Write "true" or "false".'
