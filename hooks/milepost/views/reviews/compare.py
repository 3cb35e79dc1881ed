"""The page on which a reader picks any two reviews; a script puts them side by side."""

from __future__ import annotations

from milepost.value import Value
from milepost.views.context import Context
from milepost.views.page_view import PageView
from milepost.views.reviews.flat import DATA
from milepost.views.wording import full_day


class CompareView(Value):
    """The page for comparing any two reviews: their days as ISO dates and in words.

    `scripts` is where the script of a review stands, from the page; `{day}` stands for its day.
    """

    lead: str
    days: tuple[tuple[str, str], ...]
    scripts: str


def compare_page(context: Context) -> PageView:
    """Return the page for comparing any two reviews."""
    seals = context.archive.seals
    view = CompareView(
        lead="Pick two reviews; every field of the plan that differs is listed.",
        days=tuple((seal.day.isoformat(), full_day(seal.day)) for seal in reversed(seals)),
        scripts=f"../../{{day}}/{DATA}" if context.beside else "data/{day}.js",
    )
    return PageView(
        path="reviews/compare.html",
        title="Compare two reviews",
        description=view.lead,
        tab="Reviews",
        template="compare.html.j2",
        values=view,
    )
