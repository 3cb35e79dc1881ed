"""Where a site shows what differs between two plans, so that a preview can mark it in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from milepost.history.change import ChangeKind, DerivedKind, Explained
from milepost.history.comparison import Comparison
from milepost.model.plan import Plan
from milepost.value import Value
from milepost.views.links import SiteLinks
from milepost.views.reviews.rows import renamed_in
from milepost.views.reviews.sorting import group_of

PATH = "changes.html"
"""The page that tells all differences of a preview."""

_BOOKKEEPING = "rest"
_WHOLE = ("project", "claim", "completed", "link", "owner", "audience", "runbook")
"""Kinds without a row on a page of the plan that could carry a mark."""


class Differing(Value):
    """What a mark says, and where the change is told."""

    word: str
    href: str


def differing_places(comparison: Comparison, plan: Plan) -> Mapping[str, Differing]:
    """Return the marks of a site of the later plan, by path and fragment."""
    links = SiteLinks(plan)
    renamed = renamed_in(comparison)
    found: dict[str, Differing] = {}
    for each in _told(comparison, plan):
        place = links.to(each.change.object)
        is_new = each.change.kind is ChangeKind.ADDED and not each.change.field
        if is_new or place not in found:
            way = f"{PATH}#{group_of(each.change, renamed)}"
            found[place] = Differing("added" if is_new else "changed", way)
    return found


def most_changed(comparison: Comparison, plan: Plan) -> str | None:
    """Return the path of the page with most differences; None where no page of the plan has any.

    The front page is never it, since it speaks of everything.
    """
    links = SiteLinks(plan)
    pages = Counter(
        links.to(each.change.object).partition("#")[0] for each in _told(comparison, plan)
    )
    return max(pages, key=pages.__getitem__, default=None)  # the first of equals


def _told(comparison: Comparison, plan: Plan) -> list[Explained]:
    """Return the changes of what stands in the later plan and has a row or a page of its own."""
    renamed = renamed_in(comparison)
    return [
        each
        for each in comparison.changes
        if each.change.object in plan.by_id
        and each.change.object_kind not in _WHOLE
        and group_of(each.change, renamed) != _BOOKKEEPING
    ]


def path_now_critical(comparison: Comparison) -> tuple[str, ...]:
    """Return the ids of what entered the critical path."""
    return tuple(
        each.object
        for each in comparison.derived
        if each.kind is DerivedKind.CRITICAL_PATH and each.worse
    )
