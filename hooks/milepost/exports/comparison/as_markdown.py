"""A comparison as Markdown, for a pull request or a message; values of the plan stay text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milepost.exports.comparison.told import Told, proposal_words, reason_words
from milepost.views.reviews.change_table import ChangeGroup, ChangeRow

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$@:.-])")


def as_markdown(told: Told) -> str:
    """Return the comparison as Markdown with tables as GitHub knows them."""
    return "\n".join(_lines(told)) + "\n"


def escaped(text: str) -> str:
    """Return a text on one line that Markdown prints as it is: no markup, link or mention."""
    return _SPECIAL.sub(_escape, " ".join(text.split()))


def _escape(found: re.Match[str]) -> str:
    sign = found.group()
    if sign == ":" and found.string[found.end() : found.end() + 1] in ("", " "):
        return sign
    # GitHub turns mentions and addresses into links even where a backslash stands.
    if sign in "@:&<>":
        return f"&#{ord(sign)};"
    if sign in ".-+" and not _is_first(found):
        return sign if sign != "." else "&#46;" if _in_address(found) else sign
    return f"\\{sign}"


def _is_first(found: re.Match[str]) -> bool:
    """Whether it stands where it could open a list or a rule."""
    return not found.string[: found.start()].strip("0123456789 ")


def _in_address(found: re.Match[str]) -> bool:
    return found.string[: found.start()].casefold().endswith("www")


def _lines(told: Told) -> Iterator[str]:
    yield f"## {escaped(told.title)}"
    yield ""
    yield from (f"- {escaped(sentence)}" for sentence in told.sentences)
    for group in told.groups:
        yield from _group(told, group)
    if told.proposals:
        yield ""
        yield from (f"- {escaped(proposal_words(each))}" for each in told.proposals)
    if told.small:
        yield ""
        yield escaped(told.small)


def _group(told: Told, group: ChangeGroup) -> Iterator[str]:
    yield ""
    yield f"### {escaped(group.title)} ({len(group.rows)})"
    yield ""
    yield f"| Item | {escaped(told.before)} | {escaped(told.after)} | Moved | Reason |"
    yield "| --- | --- | --- | ---: | --- |"
    for row in group.rows:
        yield f"| {' | '.join(_cells(row))} |"


def _cells(row: ChangeRow) -> tuple[str, ...]:
    field = f", {row.field}" if row.field else ""
    reason = reason_words(row.reason, needed=row.needed)
    gone = escaped(row.before)
    return (
        escaped(f"{row.item.text}{field}"),
        f"~~{gone}~~" if row.before not in ("–", "") else gone,
        f"**{escaped(row.after)}**" if row.after else "",
        escaped(row.moved),
        escaped(reason),
    )
