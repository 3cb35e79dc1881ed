"""One page for each review: what changed, why, who was silent, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.history.capture import capture
from milepost.history.comparison import Comparison, compare
from milepost.history.headline import Headline
from milepost.history.names import FOLDER, Name
from milepost.history.snapshot import Seal
from milepost.history.two_statuses import Side
from milepost.value import Value
from milepost.views.context import Context
from milepost.views.page_view import PageView
from milepost.views.places import SourceLink
from milepost.views.reviews.figures import Movement, movements
from milepost.views.reviews.index import COMPARED_WITH_LIVE, errata_words
from milepost.views.reviews.sentences import ChangeGroup, groups_of, sentences_of
from milepost.views.reviews.silence import SilentOwner, silent_owners
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import full_day

SEALED_PAGE = "reviews.html"
"""The page of its review in a sealed version: in live, the list of all has this path."""

_SENTENCES = 4


class Provenance(Value):
    """Where a review comes from, and how to check it.

    A page that is never written again can't hold what comes later: `commit_command` tells the
    commit that brought the seal, and `later_errata` leads to what was said of the review since.
    """

    sealed_by: str
    digest: str
    before: Span | None
    before_digest: str | None
    commit: SourceLink | None
    commit_command: str
    generator: str
    schema: int
    notes: str | None
    warnings: tuple[str, ...]
    errata: tuple[str, ...]
    later_errata: Span | None


class ReviewView(Value):
    """The page of one review, or of a comparison of two.

    `version` is the path of the review's own version, from the root of all; None on its own page.
    """

    title: str
    all_reviews: Span
    compared_with: str | None
    lead: tuple[Sentence, ...]
    before: str | None
    now: str
    figures: tuple[Movement, ...]
    groups: tuple[ChangeGroup, ...]
    silent: tuple[SilentOwner, ...]
    silent_note: str
    provenance: Provenance | None
    version: str | None
    compare: Span | None


def review_pages(context: Context) -> Iterator[PageView]:
    """Yield the pages of reviews that live holds, and those that compare the last ones with live.

    Where each review has a version beside live, its page is there, where it never changes. Then
    live holds only those of reviews of which an erratum was said.
    """
    archive = context.archive
    for seal in archive.seals:
        if is_in_live(context, seal):
            yield _page(review_view(context, seal), f"reviews/{seal.day.isoformat()}.html")
    if not archive.seals:
        return
    live = capture(context.plan, context.status, ())
    now = Side(context.plan, context.status)
    for seal in archive.seals[-COMPARED_WITH_LIVE:]:
        found = compare(seal.snapshot, live, (), context.past.side(seal), now)
        yield _page(comparison_view(context, found), f"reviews/{seal.day.isoformat()}-live.html")


def sealed_review_page(context: Context, seal: Seal) -> PageView:
    """Return the page of a review for its own version, where the list of all stands in live."""
    return _page(review_view(context, seal), SEALED_PAGE)


def is_in_live(context: Context, seal: Seal) -> bool:
    """Tell whether live holds the page of a review."""
    return not context.beside or bool(context.archive.errata_of(seal.day))


def _page(view: ReviewView, path: str) -> PageView:
    return PageView(path, view.title, _said(view), "Reviews", "review.html.j2", view)


def _said(view: ReviewView) -> str:
    return "".join(span.text for span in view.lead[0]) if view.lead else view.title


def review_view(context: Context, seal: Seal) -> ReviewView:
    """Return what changed at one review since the one before it."""
    before = context.archive.before(seal.day)
    found = context.past.comparison(seal)
    shown = Headline.of(seal.snapshot.headline)
    former = Headline.of(before.snapshot.headline) if before else None
    return ReviewView(
        title=f"Review of {full_day(seal.day)}",
        all_reviews=_all_reviews(context),
        compared_with=full_day(before.day) if before else None,
        lead=_lead(context, found),
        before=full_day(before.day) if before else None,
        now=full_day(seal.day),
        figures=movements(shown, former),
        groups=groups_of(found, context.plan) if found else (),
        silent=_silent(found),
        silent_note=_silent_note(before),
        provenance=_provenance(context, seal, before),
        version=None if context.review else f"{seal.day.isoformat()}/index.html",
        compare=_ways_to_compare(context, seal),
    )


def _all_reviews(context: Context) -> Span:
    """Return the way to the list of all reviews, which stands in live."""
    if context.review:
        return Span("All reviews", "live/reviews.html")
    return Span("Reviews", "reviews.html")


def _ways_to_compare(context: Context, seal: Seal) -> Span | None:
    """Return a link to a comparison that is there for ever, or with live while that is there."""
    day = seal.day.isoformat()
    if context.review:
        return Span("Compare with any other review", f"reviews/compare.html#{day}")
    recent = seal in context.archive.seals[-COMPARED_WITH_LIVE:]
    return Span("Compare with live", f"reviews/{day}-live.html") if recent else None


def comparison_view(context: Context, found: Comparison) -> ReviewView:
    """Return what changed in the live plan since a review."""
    before, live = found.before, found.after
    return ReviewView(
        title=f"Live, compared with {full_day(before.date)}",
        all_reviews=_all_reviews(context),
        compared_with=full_day(before.date),
        lead=_lead(context, found),
        before=full_day(before.date),
        now="Live",
        figures=movements(Headline.of(live.headline), Headline.of(before.headline)),
        groups=groups_of(found, context.plan),
        silent=_silent(found),
        silent_note=f"Neither changed nor confirmed since {full_day(before.date)}.",
        provenance=None,
        version=None,
        compare=None,
    )


def _lead(context: Context, found: Comparison | None) -> tuple[Sentence, ...]:
    if found is None:
        return (say("This is the first review, so there is nothing to compare yet."),)
    return sentences_of(found, _SENTENCES, context.plan)


def _silent(found: Comparison | None) -> tuple[SilentOwner, ...]:
    return silent_owners(found.second.plan, found.silent) if found else ()


def _silent_note(before: Seal | None) -> str:
    if before is None:
        return "Silence is counted from the second review on."
    return f"Neither changed nor confirmed since {full_day(before.day)}."


def _provenance(context: Context, seal: Seal, before: Seal | None) -> Provenance:
    earlier = None
    if before is not None:
        earlier = Span(full_day(before.day), f"reviews/{before.day.isoformat()}.html")
    return Provenance(
        sealed_by=f"{seal.sealed_by.name}, {full_day(seal.day)}",
        digest=seal.digest,
        before=earlier,
        before_digest=seal.previous,
        commit=context.commit_of(seal.day),
        commit_command=f"git log -1 --format=%h -- {FOLDER}/{Name(seal.day)}",
        generator=seal.generator,
        schema=seal.schema,
        notes=seal.notes,
        warnings=seal.snapshot.warnings,
        errata=tuple(map(errata_words, context.archive.errata_of(seal.day))),
        later_errata=_all_reviews(context) if context.review else None,
    )
