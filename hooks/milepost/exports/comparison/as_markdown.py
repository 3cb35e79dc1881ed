"""A comparison as Markdown, for a pull request or a message; values of the plan stay text."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.exports.comparison.escaping import escaped
from milepost.exports.comparison.told import Told, proposal_words, reason_words
from milepost.views.reviews.change_table import ChangeGroup, ChangeRow


def as_markdown(told: Told) -> str:
    """Return the comparison as Markdown with tables as GitHub knows them."""
    return "\n".join(_lines(told)) + "\n"


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
        yield table_row(row)


def table_row(row: ChangeRow) -> str:
    """Return a change as one row of a table, with the columns that `as_markdown` heads."""
    return f"| {' | '.join(_cells(row))} |"


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
