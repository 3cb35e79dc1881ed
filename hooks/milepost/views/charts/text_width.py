"""How wide a text will be, so that a chart can be laid out before any browser sees it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Advance widths in thousandths of the font size, of Arial, Helvetica and Liberation Sans, which
# agree. The charts' style sheet asks for these faces.
_REGULAR = (
    (191, "'"),
    (222, "ijl‘’"),
    (260, "|¦"),
    (278, " !,./:;I[\\]ft\xa0·ı"),
    (333, "()-`r¡“”"),
    (334, "{}"),
    (355, '"'),
    (389, "*"),
    (400, "°"),
    (469, "^"),
    (500, "Jcksvxyz"),
    (556, "#$0123456789?L_abdeghnopqu¢£¥§«»đħ–€≠≈"),
    (584, "+<=>~¬×−±"),
    (611, "FTZ¿ßøŁ"),
    (667, "&ABEKPSVXYÞ"),
    (722, "CDHNRUwÐĐ"),
    (778, "GOQØ"),
    (833, "Mm"),
    (889, "%æ"),
    (944, "Wœ"),
    (1000, "ÆŒ—…→"),
    (1015, "@"),
)
_BOLD = (
    (238, "'"),
    (278, " ,./I\\ijl\xa0·ı‘’"),
    (280, "|¦"),
    (333, "!()-:;[]`ft¡"),
    (389, "*r{}"),
    (400, "°"),
    (474, '"'),
    (500, "z“”"),
    (556, "#$0123456789J_aceksvxy¢£¥§«»–€≠≈"),
    (584, "+<=>^~¬×−±"),
    (611, "?FLTZbdghnopqu¿ßøđħŁ"),
    (667, "EPSVXYÞ"),
    (722, "&ABCDHKNRUÐĐ"),
    (778, "GOQwØ"),
    (833, "M"),
    (889, "%mæ"),
    (944, "Wœ"),
    (1000, "@ÆŒ—…→"),
)
_UNKNOWN = 1250
"""For a sign of another script; wider than any that a fallback font draws."""

_SAFETY = 1.04
"""Other faces are up to this much wider than the tables."""

ELLIPSIS = "…"


def _table(groups: tuple[tuple[int, str], ...]) -> dict[str, int]:
    return {sign: width for width, signs in groups for sign in signs}


_WIDTHS = {False: _table(_REGULAR), True: _table(_BOLD)}


@lru_cache(maxsize=4096)
def _sign_width(sign: str, bold: bool) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return 0
    known = _WIDTHS[bold].get(sign)
    if known is not None:
        return known
    base = unicodedata.normalize("NFD", sign)[0]
    return _WIDTHS[bold].get(base, _UNKNOWN)


@lru_cache(maxsize=16384)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line of text in pixels, for a font size in pixels; never too little."""
    return sum(_sign_width(sign, bold) for sign in text) * size * _SAFETY / 1000


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return the text, cut with an ellipsis where it is wider than the room; it may be empty."""
    if width_of(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[:middle].rstrip() + ELLIPSIS, size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS if low else ""


def broken(text: str, room: float, size: float, *, lines: int, bold: bool = False) -> list[str]:
    """Return the text as lines of at most `room`; what the last can't hold ends in an ellipsis."""
    found: list[str] = []
    rest = text.split()
    while rest and len(found) < lines - 1:
        taken = _words_that_fit(rest, room, size, bold)
        found.append(" ".join(rest[:taken]) if taken else shortened(rest[0], room, size, bold=bold))
        rest = rest[max(taken, 1) :]
    if rest:
        found.append(shortened(" ".join(rest), room, size, bold=bold))
    return found


def _words_that_fit(words: list[str], room: float, size: float, bold: bool) -> int:
    taken = 0
    while taken < len(words) and width_of(" ".join(words[: taken + 1]), size, bold=bold) <= room:
        taken += 1
    return taken
