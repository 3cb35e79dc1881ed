"""What changed as tables: groups in the order of what a reader fears first."""

from __future__ import annotations

from milepost.value import Value
from milepost.views.sentence import Span


class ChangeRow(Value):
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


class ChangeGroup(Value):
    """The changes of one area, under its heading."""

    id: str
    title: str
    rows: tuple[ChangeRow, ...]
