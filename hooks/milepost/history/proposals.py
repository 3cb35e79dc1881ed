"""Renamings that nobody stated: proposed where titles agree, never applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from milepost.history.change import Change, ChangeKind
from milepost.value import Value


class Proposal(Value):
    """An object that may have another id now: one was removed, one added, with one title."""

    kind: str
    earlier: str
    later: str
    title: str


def proposed_renamings(changes: Iterable[Change]) -> tuple[Proposal, ...]:
    """Return the removed and added objects of one kind that have one title, alone of all."""
    given = tuple(changes)
    gone = _by_title(given, ChangeKind.REMOVED)
    come = _by_title(given, ChangeKind.ADDED)
    return tuple(
        Proposal(kind, gone[kind, key][0][0], come[kind, key][0][0], come[kind, key][0][1])
        for kind, key in gone
        if len(gone[kind, key]) == 1 and len(come.get((kind, key), ())) == 1
    )


def _by_title(
    changes: Iterable[Change], kind: ChangeKind
) -> Mapping[tuple[str, str], list[tuple[str, str]]]:
    """Return id and title of the objects by kind and title, capital letters and blanks aside."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for change in changes:
        if change.kind is kind and not change.field:
            record = change.before if kind is ChangeKind.REMOVED else change.after
            title = record.get("title")
            if isinstance(title, str):
                key = " ".join(title.casefold().split())
                found.setdefault((change.object_kind, key), []).append((change.object, title))
    return found
