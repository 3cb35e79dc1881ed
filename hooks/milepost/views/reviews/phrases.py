"""Parts of sentences about changes: distances, reasons, several things in one."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.history.change import Explained
from milepost.views.reviews.named import Named
from milepost.views.sentence import Sentence, Span, say, text_of
from milepost.views.wording import capital, count, in_words

NAMED = 2
"""More things than this are counted, not named."""

MOST_WORDS = 25
"""No sentence is longer."""

_WORDS_OF_ONE, _WORDS_OF_TWO = 8, 5


def working_days(distance: int, *, later: bool) -> str:
    """Return `5 working days later`, `1 working day earlier`."""
    way = "later" if later else "earlier"
    if distance == 0:
        return f"{way}, though by no working day"
    return f"{count(abs(distance), 'working day')} {way}"


def with_reason(
    parts: Sequence[str | Span], reasons: Sequence[Explained], otherwise: str = ""
) -> Sentence:
    """Return a sentence that ends in `: no load figures before testing`.

    It ends in `otherwise` where no one reason holds for all, or where it would be too long.
    """
    told = say(*parts, f"{_because(reasons) or otherwise}.")
    return told if len(text_of(told).split()) <= MOST_WORDS else say(*parts, f"{otherwise}.")


def _because(reasons: Sequence[Explained]) -> str:
    said = {each.reason for each in reasons}
    reason = said.pop() if len(said) == 1 else None
    line = " ".join((reason or "").split()).rstrip(".")
    return f": {_small(line)}" if line and ". " not in line else ""


def subjects(named: Named, identifiers: Sequence[str], noun: str) -> tuple[Span, ...]:
    """Return one or two things by name, more as a count: `“A” and “B”`, `Three tasks`."""
    if len(identifiers) > NAMED:
        return (Span(f"{capital(in_words(len(identifiers)))} {noun}s"),)
    words = _WORDS_OF_TWO if len(identifiers) == NAMED else _WORDS_OF_ONE
    spans = [named.said(each, words) for each in identifiers]
    return (spans[0], Span(" and "), spans[1]) if len(spans) == NAMED else tuple(spans)


def _small(text: str) -> str:
    """Return a text as it goes on after a colon: a plain first word loses its capital letter."""
    first = text.split(" ", 1)[0]
    is_plain = first[1:].islower() or (len(first) == 1 and first == "A")
    return text[:1].lower() + text[1:] if is_plain else text
