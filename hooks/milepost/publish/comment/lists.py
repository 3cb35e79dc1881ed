"""Lists of a comment: ten entries in sight, the rest folded, the last ones counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from milepost.exports.comparison.escaping import escaped
from milepost.views.wording import count

T = TypeVar("T")

IN_SIGHT = 10
"""Entries of a list that a reader sees without opening anything."""

_LONGEST = 200
_PLAIN_PATH = re.compile(rf"[A-Za-z0-9_./: -]{{1,{_LONGEST}}}")


def said(text: str) -> str:
    """Return a text of the plan as Markdown that prints it, shortened where it is very long."""
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return escaped(line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…")


def item(text: str) -> str:
    """Return a text of the plan as an entry of a list."""
    return f"- {said(text)}"


def path_item(path: str) -> str:
    """Return a path as an entry of a list."""
    return f"- {path_said(path)}"


def path_said(path: str) -> str:
    """Return a path as code, in which hosts look for nothing; one with other signs as text."""
    return f"`{path}`" if _PLAIN_PATH.fullmatch(path) else said(path)


def listed(
    entries: Sequence[T], line: Callable[[T], str], most: int, head: Sequence[str] = ()
) -> Iterator[str]:
    """Yield the lines of a list or a table; no more than `most` entries are written.

    `line` writes an entry; `head` opens a table, and opens it again where it goes on folded.
    """
    seen = min(IN_SIGHT, most, len(entries))
    if seen:
        yield from (*head, *map(line, entries[:seen]))
    folded = entries[seen:most]
    if folded:
        yield ""
        yield f"<details><summary>{len(folded)} more</summary>"
        yield ""
        yield from (*head, *map(line, folded))
        yield ""
        yield "</details>"
    left = len(entries) - seen - len(folded)
    if left:
        yield ""
        yield f"{count(left, 'entry', 'entries')} {'are' if left > 1 else 'is'} left out here."
