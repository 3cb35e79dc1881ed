"""What changed as tables: groups in the order of what a reader fears first."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.views.sentence import Span


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change: what changed, in which field, before and after, how far, and why.

    `moved` is empty where there is no distance. `needed` tells that a reason is required.
    """

    item: Span
    field: str
    before: str
    after: str
    moved: str
    reason: str | None
    needed: bool


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes of one area, under its heading."""

    id: str
    title: str
    rows: tuple[ChangeRow, ...]
