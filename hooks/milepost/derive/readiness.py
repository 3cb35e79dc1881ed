"""The readiness checklist: what blocks going live, what is waived, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from milepost.derive.status import ItemStatus, Readiness, Verdict
from milepost.model.checklist import ReadinessFile, ReadinessItem


def readiness(checklist: ReadinessFile, as_of: date) -> Readiness:
    """Return the readiness verdict with its items.

    Formula: GO when every item is done. CONDITIONAL when each open item is waived by a named
    person and every waiver holds on as-of. Else NO-GO.
    Units: items, counted.
    Edge cases: a waiver holds up to and on its last day. An empty checklist is NO-GO, since it
    shows nothing. An item is done when a person says so; evidence is counted beside it.
    Source: the rules of this plan format.
    """
    items = tuple(_item(item, as_of) for item in checklist.items)
    return Readiness(
        verdict=_verdict(items),
        done=sum(item.done for item in items),
        total=len(items),
        evidenced=sum(item.evidenced for item in items),
        waived=sum(item.waived for item in items),
        items=items,
    )


def _item(item: ReadinessItem, as_of: date) -> ItemStatus:
    done = item.state == "done"
    waived = not done and item.waiver is not None and item.waiver.until >= as_of
    return ItemStatus(
        item=item,
        done=done,
        waived=waived,
        blocking=not done and not waived,
        evidenced=done and bool(item.evidence),
    )


def _verdict(items: Sequence[ItemStatus]) -> Verdict:
    if not items or any(item.blocking for item in items):
        return Verdict.NO_GO
    return Verdict.CONDITIONAL if any(item.waived for item in items) else Verdict.GO
