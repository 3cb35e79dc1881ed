"""The sections and the named rows of a finished page, as entries of the search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from milepost.render.page import SearchEntry

_LONGEST = 2400  # characters of a section that the search keeps
_HEADING = re.compile(r"<(h[123])\b([^>]*)>(.*?)</\1>", re.DOTALL)
_ROW = re.compile(r'<tr id="([^"]*)"[^>]*>(.*?)</tr>', re.DOTALL)
_NAME = re.compile(r'<th scope="row"[^>]*>(.*?)(?:<span class="then|</th>)', re.DOTALL)
_ID = re.compile(r'\bid="([^"]*)"')
_UNSAID = re.compile(r"<(svg|script|style)\b.*?</\1>", re.DOTALL)
_WITHIN_WORDS = re.compile(r"</?(?:a|b|em|strong|code|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def sections_of(html: str, path: str, title: str, kind: str) -> tuple[SearchEntry, ...]:
    """Return the page itself, each of its headings with an id, in order, then its named rows.

    Words below a heading without an id count for the page. The HTML is what our templates and
    Markdown write, with every `>` of a value escaped, so tags can be told apart without a
    parser, which takes seconds for the pages of 5,000 tasks.
    """
    said = _UNSAID.sub(" ", html)
    rows = tuple(_rows(said, path, title, kind))
    before, *pieces = _HEADING.split(_without_rows(said))
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
    return (SearchEntry(title, path, text, kind), *entries, *rows)


def _rows(html: str, path: str, title: str, kind: str) -> Iterator[SearchEntry]:
    """Yield a decision, a risk, a task: what has a row with an id and a heading of its own."""
    for fragment, cells in _ROW.findall(html):
        name = _NAME.search(cells)
        if name:
            address = f"{path}#{unescape(fragment)}"
            yield SearchEntry(_words(name[1]), address, _words(cells), kind, title, is_row=True)


def _without_rows(html: str) -> str:
    return _ROW.sub(lambda row: "" if _NAME.search(row[2]) else row[0], html)


def _words(html: str) -> str:
    """Return the words of a piece of HTML, in one line."""
    return " ".join(unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", html))).split())[:_LONGEST]
