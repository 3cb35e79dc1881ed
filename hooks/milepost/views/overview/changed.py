"""What changed since the last review, as the overview says it."""

from __future__ import annotations

from milepost.history.snapshot import Seal
from milepost.value import Value
from milepost.views.context import Context
from milepost.views.reviews.sentences import sentences_of
from milepost.views.sentence import Sentence, say
from milepost.views.wording import full_day, short_day

_SENTENCES = 4


class Changed(Value):
    """The heading, the sentences, and the page that holds all changes with their reasons."""

    title: str
    sentences: tuple[Sentence, ...]
    more: str | None


def changed_since(context: Context) -> Changed:
    """Return what changed since the newest review of an earlier day than the one shown."""
    before, found = context.archive.before(context.status.as_of), context.since_last
    if before is None or found is None:
        return Changed("Changed since the last review", (first_review(context),), None)
    sentences = sentences_of(found, _SENTENCES, context.plan)
    title = f"Changed since {short_day(before.day, context.status.as_of)}"
    return Changed(title, sentences, _address(context, before))


def _address(context: Context, before: Seal) -> str:
    if context.review:
        return f"reviews/{context.review.day.isoformat()}.html"
    last = context.archive.last
    if last is not None and last.day == context.status.as_of:
        return f"reviews/{last.day.isoformat()}.html"
    return f"reviews/{before.day.isoformat()}-live.html"


def first_review(context: Context) -> Sentence:
    """Return what stands where changes will stand once there is an earlier review."""
    review = context.plan.project.review
    after = f"After the review of {full_day(review.next)}" if review.next else "After the next one"
    return say(
        "This is the first review, so there is nothing to compare yet. "
        f"{after} this place says what moved, by how much and why."
    )
