""" "Needs attention": what a good project manager would say first, in whole sentences.

Every sentence has at most 25 words and links to where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator

from milepost.derive.status import Contradiction, WorkState
from milepost.views import marks
from milepost.views.context import Context
from milepost.views.overview.attention_decisions import due_decisions, overdue_decisions
from milepost.views.overview.attention_register import (
    expired_waivers,
    missed_kpis,
    occurred_risks,
    stale_kpis,
    unmeasured_kpis,
    unmitigated_risks,
)
from milepost.views.overview.attention_work import overdue_work, waiting_work
from milepost.views.overview.notice import Notice, Urgency
from milepost.views.sentence import Span, say
from milepost.views.wording import count, named_day, quoted

SHOWN = 7
"""How many sentences the overview shows; all stand on the plan health page then."""


def notices(context: Context) -> tuple[Notice, ...]:
    """Return everything that needs attention, most urgent first."""
    found = [
        *overdue_decisions(context),
        *overdue_work(context),
        *due_decisions(context),
        *waiting_work(context),
        *_claims(context),
        *occurred_risks(context),
        *expired_waivers(context),
        *missed_kpis(context),
        *unmitigated_risks(context),
        *_late_review(context),
        *stale_kpis(context),
        *unmeasured_kpis(context),
        *_dates(context),
    ]
    return tuple(sorted(found, key=lambda notice: notice.urgency))


def _claims(context: Context) -> Iterator[Notice]:
    """Yield a sentence for each claim that can't hold: its first contradiction says enough."""
    claims = {claim.id: claim for claim in context.plan.project.claims}
    for contradiction in _certain(context, "claims"):
        claim = next((claims.pop(name) for name in contradiction.subjects if name in claims), None)
        if claim is None:
            continue
        sentence = say(
            f"The {claim.said_in} says ",
            Span(quoted(claim.text), _address(context, contradiction)),
            f"; {_lowered(contradiction.against)}",
        )
        yield Notice(Urgency.CLAIM, marks.CONTRADICTION, sentence)


def _dates(context: Context) -> Iterator[Notice]:
    for contradiction in _certain(context, "dates"):
        if contradiction.code != "dates-fit-another-year":
            continue
        sentence = say(
            Span(contradiction.stated.removesuffix("."), _address(context, contradiction)),
            f": {_lowered(contradiction.against)}",
        )
        yield Notice(Urgency.DOUBT, marks.CONTRADICTION, sentence)


def _certain(context: Context, group: str) -> list[Contradiction]:
    return [
        contradiction
        for contradiction in context.status.contradictions
        if contradiction.group == group and not contradiction.inferred
    ]


def _address(context: Context, contradiction: Contradiction) -> str:
    position = context.status.contradictions.index(contradiction) + 1
    return f"plan-health.html#Contradiction-{position}"


def _lowered(text: str) -> str:
    """Lower the first letter of a plain word, so that a sentence can follow a semicolon."""
    first, _, rest = text.partition(" ")
    plain = first in ("The", "It", "No", "All", "In", "They", "A", "Its", "None", "Nothing")
    return f"{first.lower()} {rest}" if plain else text


def _late_review(context: Context) -> Iterator[Notice]:
    staleness = context.status.staleness
    if staleness.overdue_days <= 0 or staleness.next_review is None:
        return
    when = named_day(staleness.next_review, context.status.as_of)
    late = count(staleness.overdue_days, "day")
    sentence = say(Span("The review", "about-the-data.html"), f" of {when} is {late} overdue.")
    yield Notice(Urgency.OVERDUE, marks.of_work(WorkState.OVERDUE), sentence)
