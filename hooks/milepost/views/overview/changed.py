"""What changed since the last review, as the overview says it."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.history.capture import capture
from milepost.history.comparison import Comparison, compare
from milepost.history.snapshot import Seal
from milepost.history.two_statuses import Side
from milepost.views.context import Context
from milepost.views.reviews.sentences import sentences_of
from milepost.views.sentence import Sentence, say
from milepost.views.wording import full_day, short_day

_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Changed:
    """The heading, the sentences, and the page that holds all changes with their reasons."""

    title: str
    sentences: tuple[Sentence, ...]
    more: str | None


def changed_since(context: Context) -> Changed:
    """Return what changed since the newest review of an earlier day than the one shown."""
    before = context.archive.before(context.status.as_of)
    if before is None:
        return Changed("Changed since the last review", (_first(context),), None)
    sentences = sentences_of(_comparison(context, before), _SENTENCES, context.plan)
    title = f"Changed since {short_day(before.day, context.status.as_of)}"
    return Changed(title, sentences, _address(context, before))


def _comparison(context: Context, before: Seal) -> Comparison:
    found = context.past.comparison(context.review) if context.review else None
    if found is not None:
        return found
    live = capture(context.plan, context.status, ())
    now = Side(context.plan, context.status)
    return compare(before.snapshot, live, (), context.past.side(before), now)


def _address(context: Context, before: Seal) -> str:
    if context.review:
        return f"reviews/{context.review.day.isoformat()}.html"
    last = context.archive.last
    if last is not None and last.day == context.status.as_of:
        return f"reviews/{last.day.isoformat()}.html"
    return f"reviews/{before.day.isoformat()}-live.html"


def _first(context: Context) -> Sentence:
    review = context.plan.project.review
    after = f"After the review of {full_day(review.next)}" if review.next else "After the next one"
    return say(
        "This is the first review, so there is nothing to compare yet. "
        f"{after} this place says what moved, by how much and why."
    )
