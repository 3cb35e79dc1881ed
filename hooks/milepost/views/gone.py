"""The page that stands where one is missing: sealed reviews lead to it, the plan has none now."""

from __future__ import annotations

from milepost.model.plan import Plan
from milepost.value import Value
from milepost.views.gone_path import Gone
from milepost.views.links import SiteLinks
from milepost.views.page_view import PageView
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import full_day


class GoneView(Value):
    """What is said of a page that the plan no longer has; `reviews` are paths of versions."""

    title: str
    lead: str
    successor: Sentence
    reviews: tuple[Span, ...]


def gone_page(plan: Plan, gone: Gone) -> PageView:
    """Return the page that answers where the plan has none any more."""
    title = gone.title or "A page of the past"
    return PageView(
        path=gone.path,
        title=f"{title} is gone" if gone.title else "This page is gone",
        description="A page that earlier reviews show or lead to.",
        tab="",
        template="gone.html.j2",
        values=GoneView(
            title=title,
            lead=_lead(gone),
            successor=_successor(plan, gone.path),
            reviews=tuple(
                Span(full_day(day), f"{day}/{gone.path}") for day in reversed(gone.reviews)
            ),
        ),
    )


def _lead(gone: Gone) -> str:
    if not gone.reviews:
        return "An earlier review leads here, but the site has this page no longer."
    if len(gone.reviews) == 1:
        return f"The plan has this no longer. The review of {full_day(gone.reviews[0])} shows it."
    first, last = full_day(gone.reviews[0]), full_day(gone.reviews[-1])
    return f"The plan has this no longer. The reviews from {first} to {last} show it."


def _successor(plan: Plan, path: str) -> Sentence:
    """Return where to find what was on the page, when something says that it was renamed."""
    name = path.rpartition("/")[2].removesuffix(".html")
    links = SiteLinks(plan)
    for _, record in plan.objects():
        if getattr(record, "renamed_from", None) == name:
            return say("It has another name now: ", Span(record.called, links.to(record.id)), ".")
    return ()
