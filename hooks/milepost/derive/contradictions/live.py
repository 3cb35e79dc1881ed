"""What is claimed to be live, against the readiness checklist."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.dates.wording import short_day
from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.finding import Findings, Side, contradiction
from milepost.derive.contradictions.statement import quoted
from milepost.derive.contradictions.wording import count, days_after, lowered, quote
from milepost.model.project import Claim


def live_but_not_ready(context: Context) -> Findings:
    """A claim says that all is live while readiness items are neither done nor waived."""
    readiness, stated = context.status.readiness, context.plan.readiness
    if not readiness.blocking:
        return
    due = f" due {quote(lowered(stated.due))}" if stated.due else ""
    noun = "item" if due else "readiness item"
    items = f"{len(readiness.blocking)} of {count(readiness.total, noun)}"
    for claim in _claims_of_the_whole(context):
        yield contradiction(
            "live-but-not-ready",
            quoted(claim),
            Side(
                f"{items}{due} {'is' if len(readiness.blocking) == 1 else 'are'} open.",
                stated.place.at("items"),
            ),
            "Say what is live, and for whom.",
            subjects=[claim.id, *(item.item.id for item in readiness.blocking)],
            records=[claim, *(item.item for item in readiness.blocking)],
        )


def live_before_go_live(context: Context) -> Findings:
    """A claim says that all is live before the planned day of going live."""
    go_live = context.plan.readiness.go_live
    if go_live is None or go_live <= context.as_of:
        return
    for claim in _claims_of_the_whole(context):
        yield contradiction(
            "live-before-go-live",
            quoted(claim),
            Side(
                f"Going live is planned for {short_day(go_live, context.as_of)}, "
                f"{days_after(go_live, context.as_of)}.",
                context.plan.readiness.place.at("go_live"),
            ),
            "Say what is live, or correct the day of going live.",
            subjects=[claim.id],
            records=[claim],
        )


def _claims_of_the_whole(context: Context) -> Iterator[Claim]:
    for claim in context.plan.project.claims:
        if claim.state == "live" and not claim.phases:
            yield claim
