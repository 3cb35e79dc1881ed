"""The changes of a comment as tables, group by group, with reasons given and missing."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.exports.comparison.as_markdown import table_row
from milepost.exports.comparison.told import proposal_words
from milepost.history.change import DerivedKind
from milepost.history.comparison import Comparison
from milepost.history.proposals import proposed_renamings
from milepost.publish.comment.lists import item, listed, said
from milepost.views.reviews.change_table import ChangeGroup
from milepost.views.reviews.sentences import groups_of
from milepost.views.wording import count

_SMALL = "rest"
_HEAD = ("| Item | Before | After | Moved | Reason |", "| --- | --- | --- | ---: | --- |")


def tables(comparison: Comparison, most: int) -> Iterator[str]:
    """Yield all changes in groups, what a reader fears first; bookkeeping is counted."""
    groups = groups_of(comparison)
    for group in groups:
        if group.id != _SMALL:
            yield f"#### {group.title} ({len(group.rows)})"
            yield ""
            yield from listed(group.rows, table_row, most, _HEAD)
            yield ""
    yield from _contradictions(comparison, most)
    yield from _reasons(groups, most)
    yield from (f"{said(proposal_words(each))}\n" for each in proposed_renamings(comparison.plain))
    small = sum(len(group.rows) for group in groups if group.id == _SMALL)
    if small:
        yield f"Bookkeeping beside that: {count(small, 'change')}."
        yield ""


def _contradictions(comparison: Comparison, most: int) -> Iterator[str]:
    new = [
        each.after
        for each in comparison.derived
        if each.kind is DerivedKind.CONTRADICTIONS and each.after
    ]
    if new:
        yield f"#### New contradictions ({len(new)})"
        yield ""
        yield from listed(new, item, most)
        yield ""


def _reasons(groups: tuple[ChangeGroup, ...], most: int) -> Iterator[str]:
    """Yield how many changes that need a reason have one, and which have none."""
    needed = [row for group in groups for row in group.rows if row.needed]
    missing = [row for row in needed if not row.reason]
    if not needed:
        return
    given = len(needed) - len(missing)
    yield f"Reasons: {given} given, {len(missing)} missing{':' if missing else '.'}"
    yield ""
    names = [f"{row.item.text}, {row.field}" if row.field else row.item.text for row in missing]
    yield from listed(names, item, most)
    yield ""
