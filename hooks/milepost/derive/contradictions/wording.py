"""The words of contradictions: dates, counts, lists and quotations as a reader expects them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from milepost.dates.wording import short_day

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
_LONGEST_QUOTE = 60


def span(start: date | None, end: date | None, as_of: date) -> str:
    """Return `16–27 Dec`, `30 Dec–10 Jan`, `from 20 Jan` or `to 3 Jan`."""
    if start is None:
        return "" if end is None else f"to {short_day(end, as_of)}"
    if end is None:
        return f"from {short_day(start, as_of)}"
    if start == end:
        return short_day(start, as_of)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{short_day(end, as_of)}"
    return f"{short_day(start, as_of)}–{short_day(end, as_of)}"


def days_after(value: date, as_of: date) -> str:
    """Return `2 days after this status`."""
    return f"{count((value - as_of).days, 'day')} after this status"


def count(number: int, noun: str) -> str:
    """Return `1 day`, `2 days`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def number_first(number: int) -> str:
    """Return a number as the first word of a sentence: a word below ten, digits from there on."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def listing(items: Sequence[str]) -> str:
    """Return `a`, `a and b` or `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def quote(text: str) -> str:
    """Return the text in typographic quotation marks, cut at a word where it is long."""
    if len(text) > _LONGEST_QUOTE:
        text = text[:_LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:-–") + "…"
    return f"“{text}”"


def phases_named(numbers: Iterable[int]) -> str:
    """Return `Phase 1`, `Phases 1 and 2` or `Phases 1–3 and 5`."""
    ordered = sorted(set(numbers))
    parts = [part for first, last in _runs(ordered) for part in _run_in_words(first, last)]
    return f"{'Phase' if len(ordered) == 1 else 'Phases'} {listing(parts)}"


def capital(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Return the text with a small first letter, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() or text[1:2].isdigit() else text[:1].lower() + text[1:]


def plain(number: Decimal) -> str:
    """Return a number without needless zeros and without an exponent."""
    return f"{number.normalize():f}"


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _run_in_words(first: int, last: int) -> list[str]:
    if last - first < 2:
        return [str(number) for number in range(first, last + 1)]
    return [f"{first}–{last}"]
