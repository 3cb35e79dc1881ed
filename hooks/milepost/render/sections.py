"""The sections of a finished page, as entries of the search."""

from __future__ import annotations

import re
from html import unescape

from milepost.render.page import SearchEntry

_LONGEST = 2400  # characters of a section that the search keeps
_HEADING = re.compile(r"<(h[123])\b([^>]*)>(.*?)</\1>", re.DOTALL)
_ID = re.compile(r'\bid="([^"]*)"')
_UNSAID = re.compile(r"<(svg|script|style)\b.*?</\1>", re.DOTALL)
_WITHIN_WORDS = re.compile(r"</?(?:a|b|em|strong|code|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def sections_of(html: str, path: str, title: str, kind: str) -> tuple[SearchEntry, ...]:
    """Return the page itself and each of its headings with an id, in order.

    Words below a heading without an id count for the page. The HTML is what our templates and
    Markdown write, with every `>` of a value escaped, so tags can be told apart without a
    parser, which takes seconds for the pages of 5,000 tasks.
    """
    before, *pieces = _HEADING.split(_UNSAID.sub(" ", html))
    whole = [_words(before)]
    entries: list[SearchEntry] = []
    for _, attributes, heading, below in zip(*[iter(pieces)] * 4, strict=True):
        name = _words(heading)
        found = _ID.search(attributes)
        if found is None or not name or name == title:
            whole.append(_words(below))
        else:
            fragment = unescape(found.group(1))
            entries.append(SearchEntry(name, f"{path}#{fragment}", _words(below), kind, title))
    text = " ".join(part for part in whole if part)[:_LONGEST]
    return (SearchEntry(title, path, text, kind), *entries)


def _words(html: str) -> str:
    """Return the words of a piece of HTML, in one line."""
    return " ".join(unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", html))).split())[:_LONGEST]
