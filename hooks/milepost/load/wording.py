"""The words of the problems: days, quoted values, lists and the nearest known word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONGEST_QUOTE = 60
_NEAR_ENOUGH = 62.0  # per cent of likeness from which a word is proposed


def spoken(day: date) -> str:
    """Return `14 Dec 2025`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def quoted(value: object) -> str:
    """Return a value in quotation marks, on one line and not longer than a line."""
    text = " ".join(str(value).split())
    if len(text) > _LONGEST_QUOTE:
        text = f"{text[: _LONGEST_QUOTE - 1]}…"
    return f'"{text}"'


def listed(words: Iterable[str], last: str = "or") -> str:
    """Return `a, b or c`."""
    found = list(words)
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} {last} {found[-1]}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like this one, or nothing when none is like it."""
    from rapidfuzz import fuzz, process  # for a mistake only

    choices = sorted(known)
    found = process.extractOne(
        word.lower(), choices, scorer=fuzz.ratio, processor=str.lower, score_cutoff=_NEAR_ENOUGH
    )
    return found[0] if found else None


def with_article(noun: str) -> str:
    """Return the noun with a or an in front."""
    return f"an {noun}" if noun[0] in "aeio" else f"a {noun}"


def proposal(word: str, known: Sequence[str], otherwise: str) -> str:
    """Return a cure that names the nearest known word, or else says what is possible."""
    near = nearest(word, known)
    return f'Did you mean "{near}"?' if near else otherwise
