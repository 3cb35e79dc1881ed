"""Texts of a plan for Markdown: they stay what they are, in every host that shows them."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$@:.\u200b-])")
_GAP = "\u200b"
"""A blank without width. Hosts look for mentions and references in the finished page, where no
escape is left to be seen; this sign keeps the two halves of one apart."""

_SIGNS = re.compile(r"(?<=[@#!$~%&:^])(?=[\w\"+/\[-])", re.ASCII)
"""After these a name or number follows: @name #1 !1 $1 ~label %1 &1 :smile: https:// a@b.c"""

_KEY = re.compile(r"\b(?:[A-Z][A-Z0-9_]*|gh|gl)-(?=[0-9])", re.ASCII)
"""GH-1, and keys of other trackers such as ABC-1."""

_WWW = re.compile(r"\bwww(?=\.)", re.IGNORECASE)
_COMMIT = re.compile(r"\b[0-9a-f]{7,}\b", re.IGNORECASE)
_PIECE = 6  # digits; hosts take seven for a commit


def escaped(text: str) -> str:
    """Return a text on one line that Markdown prints as it is: no markup, link or mention."""
    return _SPECIAL.sub(_escape, _apart(" ".join(text.split())))


def _apart(text: str) -> str:
    """Return the text with a gap in all that a host would make a link of by itself."""
    text = _COMMIT.sub(_in_pieces, text)
    for begins in (_WWW, _KEY):
        text = begins.sub(lambda found: f"{found.group()}{_GAP}", text)
    return _SIGNS.sub(_GAP, text)


def _in_pieces(found: re.Match[str]) -> str:
    digits = found.group()
    return _GAP.join(digits[at : at + _PIECE] for at in range(0, len(digits), _PIECE))


def _escape(found: re.Match[str]) -> str:
    sign = found.group()
    if sign == _GAP:
        return "&#8203;"
    if sign == ":" and found.string[found.end() : found.end() + 1] in ("", " "):
        return sign
    # GitHub turns addresses into links even where a backslash stands.
    if sign in "@:&<>":
        return f"&#{ord(sign)};"
    if sign in ".-+" and not _is_first(found):
        return sign
    return f"\\{sign}"


def _is_first(found: re.Match[str]) -> bool:
    """Whether it stands where it could open a list or a rule."""
    return not found.string[: found.start()].strip(f"0123456789 {_GAP}")
