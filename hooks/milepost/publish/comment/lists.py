"""Lists of a comment: ten entries in sight, the rest folded, the last ones counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.exports.comparison.escaping import escaped
from milepost.views.wording import count

IN_SIGHT = 10
"""Entries of a list that a reader sees without opening anything."""

_LONGEST = 200


def said(text: str) -> str:
    """Return a text of the plan as Markdown that prints it, shortened where it is very long."""
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return escaped(line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…")


def listed(entries: Sequence[str], most: int, head: Sequence[str] = ()) -> Iterator[str]:
    """Yield the lines of a list or a table; no more than `most` entries are written.

    `entries` are finished lines, `head` those that open a table and open it again where it goes
    on folded.
    """
    seen = min(IN_SIGHT, most, len(entries))
    if seen:
        yield from (*head, *entries[:seen])
    folded = entries[seen:most]
    if folded:
        yield ""
        yield f"<details><summary>{len(folded)} more</summary>"
        yield ""
        yield from (*head, *folded)
        yield ""
        yield "</details>"
    left = len(entries) - seen - len(folded)
    if left:
        yield ""
        yield f"{count(left, 'entry', 'entries')} {'are' if left > 1 else 'is'} left out here."
