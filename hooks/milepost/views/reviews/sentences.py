"""What changed between two reviews in sentences, what a reader fears first.

This is also the way in for the pages: the sentences, and the tables of changes beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from milepost.history.comparison import Comparison, compare
from milepost.history.snapshot import Snapshot
from milepost.model.plan import Plan
from milepost.views.reviews.change_table import ChangeGroup, ChangeRow
from milepost.views.reviews.named import Named
from milepost.views.reviews.phrases import MOST_WORDS
from milepost.views.reviews.rows import groups_of
from milepost.views.reviews.said_of_dates import dates_earlier, dates_later, dates_withdrawn
from milepost.views.reviews.said_of_health import (
    contradictions,
    end_of_plan,
    health_better,
    health_worse,
    verdict_better,
    verdict_worse,
)
from milepost.views.reviews.said_of_register import (
    decisions_overdue,
    decisions_taken,
    kpis_met,
    kpis_worse,
    reopened,
    risks_fallen,
    risks_happened,
    risks_risen,
    waivers,
)
from milepost.views.reviews.said_of_work import finished, owners, reached, renamed, scope, silence
from milepost.views.sentence import Sentence, say, text_of
from milepost.views.wording import short_day

if TYPE_CHECKING:
    from milepost.views.context import Context

__all__ = [
    "ChangeGroup",
    "ChangeRow",
    "grouped",
    "groups_of",
    "headline_sentences",
    "sentences_of",
]

_IN_ORDER: tuple[Callable[[Named], Iterator[Sentence]], ...] = (
    health_worse,
    verdict_worse,
    end_of_plan,
    risks_happened,
    dates_withdrawn,
    dates_later,
    risks_risen,
    reopened,
    waivers,
    kpis_worse,
    decisions_overdue,
    scope,
    silence,
    contradictions,
    verdict_better,
    health_better,
    reached,
    decisions_taken,
    kpis_met,
    dates_earlier,
    risks_fallen,
    finished,
    owners,
    renamed,
)
"""Who speaks when: bad news before good news, and what concerns the whole before its parts."""


def headline_sentences(
    before: Snapshot, after: Snapshot, limit: int, site: Plan | None = None
) -> tuple[Sentence, ...]:
    """Return the most important sentences about what changed, worst first.

    `site` is the plan of the site on which they stand: only what it has becomes a link. Without
    it, that is the later plan. There is always at least one sentence.
    """
    return sentences_of(compare(before, after), limit, site)


def sentences_of(
    comparison: Comparison, limit: int, site: Plan | None = None
) -> tuple[Sentence, ...]:
    """Return the same of two snapshots that are compared already."""
    named = Named(comparison, site)
    said = [sentence for speak in _IN_ORDER for sentence in speak(named)]
    short = [each for each in said if len(text_of(each).split()) <= MOST_WORDS]
    return tuple(short[:limit]) or (_nothing(comparison),)


def grouped(context: Context, before: Snapshot, after: Snapshot) -> tuple[ChangeGroup, ...]:
    """Return all changes in groups, as tables of a page of the context's site."""
    return groups_of(compare(before, after), context.plan)


def _nothing(comparison: Comparison) -> Sentence:
    day = short_day(comparison.before.date, comparison.after.date)
    since = "" if _are_rivals(comparison) else f" since {day}"
    small = any(not _is_annotation(each.change.path) for each in comparison.changes)
    if small:
        return say(f"Only wording and details changed{since}.")
    return say(f"Nothing changed since {day}.")


def _are_rivals(comparison: Comparison) -> bool:
    """Whether both plans speak for the same day, as a plan and a change of it do."""
    return comparison.before.date == comparison.after.date


def _is_annotation(path: tuple[str, ...]) -> bool:
    """Whether it is the day of the plan, or was written for the review."""
    return path[:1] == ("review",) or path in (("project", "as_of"), ("project", "id"))
