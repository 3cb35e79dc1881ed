"""One page for each review: what changed, why, who was silent, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.history.archive import Archive
from milepost.history.capture import capture
from milepost.history.comparison import Comparison, compare
from milepost.history.derived_changes import side_of
from milepost.history.headline import Headline
from milepost.history.snapshot import Erratum, Seal
from milepost.views.context import Context
from milepost.views.page_view import PageView
from milepost.views.reviews.figures import Movement, movements
from milepost.views.reviews.index import COMPARED_WITH_LIVE
from milepost.views.reviews.sentences import ChangeGroup, groups_of, sentences_of
from milepost.views.reviews.silence import SilentOwner, silent_owners
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import full_day

_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a review comes from, and how to check it."""

    sealed_by: str
    digest: str
    before: Span | None
    before_digest: str | None
    generator: str
    schema: int
    notes: str | None
    warnings: tuple[str, ...]
    errata: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The page of one review, or of a comparison of two."""

    title: str
    compared_with: str | None
    lead: tuple[Sentence, ...]
    before: str | None
    now: str
    figures: tuple[Movement, ...]
    groups: tuple[ChangeGroup, ...]
    silent: tuple[SilentOwner, ...]
    silent_note: str
    provenance: Provenance | None
    version: Span | None
    against_live: Span | None


def review_pages(context: Context) -> Iterator[PageView]:
    """Yield a page for each sealed review, and for the last ones a comparison with live."""
    archive = context.archive
    for seal, before in zip(archive.seals, (None, *archive.seals), strict=False):
        view = review_view(context, seal, before)
        path = f"reviews/{seal.day.isoformat()}.html"
        yield PageView(path, view.title, _said(view), "Reviews", "review.html.j2", view)
    if not archive.seals:
        return
    live = capture(context.plan, context.status, ())
    now = side_of(live)
    for seal in archive.seals[-COMPARED_WITH_LIVE:]:
        view = comparison_view(context, compare(seal.snapshot, live, (), None, now))
        path = f"reviews/{seal.day.isoformat()}-live.html"
        yield PageView(path, view.title, _said(view), "Reviews", "review.html.j2", view)


def _said(view: ReviewView) -> str:
    return "".join(span.text for span in view.lead[0]) if view.lead else view.title


def review_view(context: Context, seal: Seal, before: Seal | None) -> ReviewView:
    """Return what changed at one review since the one before it."""
    found = context.comparisons.get(seal.day)
    shown = Headline.of(seal.snapshot.headline)
    former = Headline.of(before.snapshot.headline) if before else None
    day = seal.day.isoformat()
    recent = seal in context.archive.seals[-COMPARED_WITH_LIVE:]
    return ReviewView(
        title=f"Review of {full_day(seal.day)}",
        compared_with=full_day(before.day) if before else None,
        lead=_lead(context, found),
        before=full_day(before.day) if before else None,
        now=full_day(seal.day),
        figures=movements(shown, former),
        groups=groups_of(found, context.plan) if found else (),
        silent=_silent(found),
        silent_note=_silent_note(before),
        provenance=_provenance(context.archive, seal, before),
        version=Span("Open the site of that day", f"{day}/index.html"),
        against_live=Span("Compare with live", f"reviews/{day}-live.html") if recent else None,
    )


def comparison_view(context: Context, found: Comparison) -> ReviewView:
    """Return what changed in the live plan since a review."""
    before, live = found.before, found.after
    return ReviewView(
        title=f"Live, compared with {full_day(before.date)}",
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
        against_live=None,
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


def _provenance(archive: Archive, seal: Seal, before: Seal | None) -> Provenance:
    earlier = None
    if before is not None:
        earlier = Span(full_day(before.day), f"reviews/{before.day.isoformat()}.html")
    return Provenance(
        sealed_by=f"{seal.sealed_by.name}, {full_day(seal.day)}",
        digest=seal.digest,
        before=earlier,
        before_digest=seal.previous,
        generator=seal.generator,
        schema=seal.schema,
        notes=seal.notes,
        warnings=seal.snapshot.warnings,
        errata=tuple(_erratum(erratum) for erratum in archive.errata_of(seal.day)),
    )


def _erratum(erratum: Erratum) -> str:
    return f"Erratum {erratum.number} by {erratum.by.name}: {erratum.reason}"
