"""The page on which a reader picks any two reviews; a script puts them side by side."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.views.context import Context
from milepost.views.page_view import PageView
from milepost.views.wording import full_day


@dataclass(frozen=True, slots=True)
class CompareView:
    """The page for comparing any two reviews: their days as ISO dates and in words."""

    lead: str
    days: tuple[tuple[str, str], ...]


def compare_page(context: Context) -> PageView:
    """Return the page for comparing any two reviews."""
    seals = context.archive.seals
    view = CompareView(
        lead="Pick two reviews; every field of the plan that differs is listed.",
        days=tuple((seal.day.isoformat(), full_day(seal.day)) for seal in reversed(seals)),
    )
    return PageView(
        path="reviews/compare.html",
        title="Compare two reviews",
        description=view.lead,
        tab="Reviews",
        template="compare.html.j2",
        values=view,
    )
