"""The list of reviews: newest first, each with its figures and what changed."""

from __future__ import annotations

from milepost.history.snapshot import Erratum, Seal
from milepost.value import Value, replace
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.page_view import PageView
from milepost.views.places import SourceLink
from milepost.views.reviews.facts import ReviewFacts, changed
from milepost.views.reviews.figures import Movement, health_mark, movements
from milepost.views.sentence import Sentence, Span
from milepost.views.wording import capital, full_day, in_words, plural


class ReviewRow(Value):
    """One sealed review."""

    day: str
    href: str
    version: str
    mark: Mark
    verdict: str
    figures: tuple[Movement, ...]
    changed: tuple[Sentence, ...]
    errata: tuple[str, ...]
    digest: str
    commit: SourceLink | None
    against_live: str | None


class ReviewsView(Value):
    """The list of reviews."""

    lead: str
    next: str | None
    rows: tuple[ReviewRow, ...]


COMPARED_WITH_LIVE = 13
"""How many of the last reviews have a page that compares them with live; older ones are compared
by the reader's script, so that `live` does not grow with each review."""


def errata_words(erratum: Erratum) -> str:
    """Return an erratum as the list and the page of its review say it."""
    return f"Erratum {erratum.number} by {erratum.by.name}: {erratum.reason}"


def reviews_view(context: Context) -> ReviewsView:
    """Return the sealed reviews, newest first."""
    seals, facts = context.archive.seals, context.past.facts
    last = seals[-COMPARED_WITH_LIVE:]
    rows = [
        _row(context, seal, own, before, compared=seal in last)
        for seal, own, before in zip(seals, facts, (None, *facts), strict=False)
    ]
    following = context.plan.project.review.next
    return ReviewsView(
        lead=_lead(len(seals)),
        next=full_day(following) if following else None,
        rows=tuple(reversed(rows)),
    )


def reviews_page(context: Context) -> PageView:
    """Return the list of reviews as a page."""
    view = reviews_view(context)
    return PageView(
        path="reviews.html",
        title="Reviews",
        description=view.lead,
        tab="Reviews",
        template="reviews.html.j2",
        values=view,
    )


def _lead(sealed: int) -> str:
    if not sealed:
        return "No review is sealed yet. Hold the first one with: milepost seal."
    words = f"{capital(in_words(sealed))} {plural(sealed, 'review')}"
    verb = plural(sealed, "is", "are")
    return f"{words} {verb} sealed; each can be opened as it was, and compared with any other."


def _row(
    context: Context, seal: Seal, facts: ReviewFacts, before: ReviewFacts | None, *, compared: bool
) -> ReviewRow:
    day = seal.day.isoformat()
    return ReviewRow(
        day=full_day(seal.day),
        href=f"reviews/{day}.html",
        version=f"{day}/index.html",
        mark=health_mark(facts.headline.health),
        verdict=facts.headline.readiness_verdict,
        figures=movements(facts.headline, before.headline if before else None)[1:],
        changed=_changed(context, seal, facts),
        errata=tuple(map(errata_words, context.archive.errata_of(seal.day))),
        digest=seal.digest[:8],
        commit=context.commit_of(seal.day),
        against_live=f"reviews/{day}-live.html" if compared else None,
    )


def _changed(context: Context, seal: Seal, facts: ReviewFacts) -> tuple[Sentence, ...]:
    """Return what changed; links lead to the pages of that day where those stand beside."""
    if not context.beside:
        return changed(context.past.comparison(seal), context.plan)
    return tuple(tuple(_then(span, seal) for span in sentence) for sentence in facts.changed)


def _then(span: Span, seal: Seal) -> Span:
    return replace(span, href=f"{seal.day}/{span.href}") if span.href else span
