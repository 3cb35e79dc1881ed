"""The days of the document itself, against the day that the plan speaks for."""

from __future__ import annotations

from milepost.dates.wording import short_day
from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.finding import Findings, Side, contradiction


def review_before_status(context: Context) -> Findings:
    """The next review lies before the status."""
    review = context.plan.project.review
    if review.next is None or review.next >= context.as_of:
        return
    yield contradiction(
        "review-before-status",
        Side(f"Next review {short_day(review.next, context.as_of)}", review.place.at("next")),
        _status(context),
        "Name the next review, or move as_of back.",
        subjects=[context.plan.project.id],
        records=[review],
    )


def updated_after_status(context: Context) -> Findings:
    """The document was changed after the day that its status speaks for."""
    document = context.plan.project.document
    if document is None or document.last_updated is None:
        return
    if document.last_updated <= context.as_of:
        return
    yield contradiction(
        "updated-after-status",
        Side(
            f"Last updated {short_day(document.last_updated, context.as_of)}",
            document.place.at("last_updated"),
        ),
        _status(context),
        "Move as_of on, or correct the day.",
        subjects=[context.plan.project.id],
        records=[document],
    )


def _status(context: Context) -> Side:
    as_of = short_day(context.as_of, context.as_of)
    return Side(f"This status is of {as_of}.", context.plan.project.place.at("as_of"))
