"""Parts of sentences about changes: distances, reasons, several things in one."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.history.change import Explained
from milepost.views.reviews.named import Named
from milepost.views.sentence import Span
from milepost.views.wording import capital, count, in_words

NAMED = 2
"""More things than this are counted, not named."""

_REASON_WORDS = 9


def working_days(distance: int, *, later: bool) -> str:
    """Return `5 working days later`, `1 working day earlier`."""
    way = "later" if later else "earlier"
    if distance == 0:
        return f"{way}, though by no working day"
    return f"{count(abs(distance), 'working day')} {way}"


def because(reasons: Sequence[Explained]) -> str:
    """Return `: no load figures before testing` where one short reason holds for all."""
    said = {each.reason for each in reasons}
    reason = said.pop() if len(said) == 1 else None
    if not reason:
        return ""
    line = " ".join(reason.split()).rstrip(".")
    if len(line.split()) > _REASON_WORDS or ". " in line:
        return ""
    return f": {_small(line)}"


def subjects(named: Named, identifiers: Sequence[str], noun: str) -> tuple[Span, ...]:
    """Return one or two things by name, more as a count: `“A” and “B”`, `Three tasks`."""
    if len(identifiers) > NAMED:
        return (Span(f"{capital(in_words(len(identifiers)))} {noun}s"),)
    spans = [named.said(each) for each in identifiers]
    return (spans[0], Span(" and "), spans[1]) if len(spans) == NAMED else tuple(spans)


def _small(text: str) -> str:
    """Return a text as it goes on after a colon: a plain first word loses its capital letter."""
    first = text.split(" ", 1)[0]
    is_plain = first[1:].islower() or (len(first) == 1 and first == "A")
    return text[:1].lower() + text[1:] if is_plain else text
