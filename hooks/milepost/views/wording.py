"""The words of the pages: dates, counts and lists as a reader expects them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from milepost.dates.wording import WEEKDAYS, full_day, named_day, short_day

__all__ = [
    "AREA_NAMES",
    "capital",
    "count",
    "days_from",
    "full_day",
    "in_words",
    "listed",
    "named_day",
    "number",
    "overdue",
    "percent",
    "phases_called",
    "plural",
    "quoted",
    "ranges",
    "short_day",
    "signed",
    "weekday",
]

AREA_NAMES = {
    "schedule": "schedule",
    "readiness": "readiness",
    "kpis": "KPIs",
    "risks": "risks",
    "decisions": "decisions",
}
"""The areas of health as they stand within a sentence."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def weekday(day: date) -> str:
    """Return `Mon`."""
    return WEEKDAYS[day.weekday()]


def days_from(day: date, as_of: date) -> str:
    """Return `today`, `in 1 day` or `2 days ago`, counted in calendar days from as-of."""
    distance = (day - as_of).days
    if distance == 0:
        return "the same day"
    if distance > 0:
        return f"in {count(distance, 'day')}"
    return f"{count(-distance, 'day')} ago"


def plural(number: int, one: str, many: str | None = None) -> str:
    """Return the noun that goes with the number; the plural adds an s unless given."""
    return one if number == 1 else many or f"{one}s"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return `1 task`, `3 tasks`."""
    return f"{number} {plural(number, one, many)}"


def in_words(number: int) -> str:
    """Return a number below ten as a word, larger ones as digits."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def capital(text: str) -> str:
    """Return the text with its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def overdue(days: int) -> str:
    """Return how overdue work is; none of the days since may have been a working day."""
    return f"{count(days, 'working day')} overdue" if days else "not done"


def signed(distance: int) -> str:
    """Return a distance with its sign, as `+3` or `−2`."""
    return f"{distance:+d}".replace("-", "−")


def quoted(text: str) -> str:
    """Return the text in typographic quotes."""
    return f"“{text}”"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Return `a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def ranges(numbers: Sequence[int]) -> str:
    """Return `1–3` for neighbours and `1, 2 and 4` for others; numbers ascend."""
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return listed([str(number) for number in numbers])


def number(value: Decimal) -> str:
    """Return a number as a person writes it: no exponent, no needless noughts."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: Decimal) -> str:
    """Return a share as whole percent, `37 %`."""
    return f"{int((share * 100).to_integral_value())} %"


def phases_called(numbers: Sequence[int]) -> str:
    """Return `Phase 4` or `Phases 1–3`; the numbers ascend."""
    noun = "Phase" if len(numbers) == 1 else "Phases"
    return f"{noun} {ranges(numbers)}"
