"""The list of reviews: newest first, each with its figures and what changed."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.history.headline import Headline
from milepost.history.snapshot import Seal
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.page_view import PageView
from milepost.views.reviews.figures import Movement, health_mark, movements
from milepost.views.reviews.sentences import sentences_of
from milepost.views.sentence import Sentence, say
from milepost.views.wording import capital, full_day, in_words, plural


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One sealed review."""

    day: str
    href: str
    version: str
    mark: Mark
    verdict: str
    figures: tuple[Movement, ...]
    changed: tuple[Sentence, ...]
    digest: str
    against_live: str | None


@dataclass(frozen=True, slots=True)
class ReviewsView:
    """The list of reviews."""

    lead: str
    next: str | None
    rows: tuple[ReviewRow, ...]


COMPARED_WITH_LIVE = 13
"""How many of the last reviews have a page that compares them with live; older ones are compared
by the reader's script, so that `live` does not grow with each review."""

_SENTENCES = 3


def reviews_view(context: Context) -> ReviewsView:
    """Return the sealed reviews, newest first."""
    seals = context.archive.seals
    pairs = list(zip(seals, (None, *seals), strict=False))
    last = seals[-COMPARED_WITH_LIVE:]
    rows = [_row(context, seal, before, compared=seal in last) for seal, before in reversed(pairs)]
    following = context.plan.project.review.next
    return ReviewsView(
        lead=_lead(len(seals)),
        next=full_day(following) if following else None,
        rows=tuple(rows),
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


def _row(context: Context, seal: Seal, before: Seal | None, *, compared: bool) -> ReviewRow:
    shown = Headline.of(seal.snapshot.headline)
    former = Headline.of(before.snapshot.headline) if before else None
    changed = (
        sentences_of(context.comparisons[seal.day], _SENTENCES, context.plan)
        if before
        else (say("The first review; there was nothing to compare yet."),)
    )
    day = seal.day.isoformat()
    return ReviewRow(
        day=full_day(seal.day),
        href=f"reviews/{day}.html",
        version=f"{day}/index.html",
        mark=health_mark(shown.health),
        verdict=shown.readiness_verdict,
        figures=movements(shown, former)[1:],
        changed=changed,
        digest=seal.digest[:8],
        against_live=f"reviews/{day}-live.html" if compared else None,
    )
