"""The overview as one value."""

from __future__ import annotations

from milepost.derive.status import Contradiction
from milepost.value import Value
from milepost.views import marks
from milepost.views.charts import Gantt, overview_gantt
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.overview.attention import SHOWN, notices
from milepost.views.overview.changed import Changed, changed_since
from milepost.views.overview.figures import Figure, figures
from milepost.views.overview.headline import derivation, reason
from milepost.views.overview.notice import Notice
from milepost.views.overview.outlook import OutlookRow, outlook, recurring
from milepost.views.overview.reported import Reported, reported
from milepost.views.overview.span import extent
from milepost.views.page_view import PageView
from milepost.views.sentence import Sentence
from milepost.views.wording import count, full_day, named_day

_CLAIMS_SHOWN = 3
_SIDES_SHOWN = 2


class ClaimRow(Value):
    """What the plan says, beside what follows from it."""

    claim: str
    follows: str
    href: str


class Overview(Value):
    """Everything on the overview, in reading order."""

    title: str
    as_of: str
    review: str
    mark: Mark
    override: str | None
    reason: Sentence
    derivation: Sentence
    notices: tuple[Notice, ...]
    more_notices: int
    contradictions_link: str
    outlook: tuple[OutlookRow, ...]
    more_outlook: int
    outlook_days: int
    recurring: str
    figures: tuple[Figure, ...]
    claims: tuple[ClaimRow, ...]
    more_claims: int
    changed: Changed
    gantt: Gantt
    timeline: str
    reported: tuple[Reported, ...] = ()


def overview(context: Context) -> Overview:
    """Return the overview of a plan."""
    status = context.status
    found = notices(context)
    claims = _claims(context)
    coming = outlook(context)
    return Overview(
        title=context.plan.project.name.title,
        as_of=f"{named_day(status.as_of, status.as_of)} {status.as_of.year}",
        review=_review(context),
        mark=marks.of_health(status.health.health),
        override=_override(context),
        reason=reason(context),
        derivation=derivation(context),
        notices=found[:SHOWN],
        more_notices=max(0, len(found) - SHOWN),
        contradictions_link=_contradictions(context),
        outlook=coming,
        more_outlook=len(status.outlook) - len(coming),
        outlook_days=context.plan.project.thresholds.outlook_days,
        recurring=recurring(context),
        figures=figures(context),
        claims=claims[:_CLAIMS_SHOWN],
        more_claims=max(0, len(claims) - _CLAIMS_SHOWN),
        changed=changed_since(context),
        gantt=overview_gantt(context.plan, status),
        timeline=extent(context),
        reported=reported(context),
    )


def overview_page(context: Context) -> PageView:
    """Return the overview as a page."""
    return PageView(
        path="index.html",
        title=context.plan.project.name.title,
        description=f"Status as of {full_day(context.status.as_of)}.",
        tab="Overview",
        template="overview.html.j2",
        values=overview(context),
        source=context.plan.project.place,
    )


def _review(context: Context) -> str:
    review = context.plan.project.review
    following = f" · next review {full_day(review.next)}" if review.next else ""
    return f"Review {review.number}{following}"


def _override(context: Context) -> str | None:
    health = context.status.health
    if health.override is None:
        return None
    until = full_day(health.override.until)
    return (
        f"{health.override.by} overrides the derived health, {health.derived.value}, "
        f"until {until}: {health.override.reason}"
    )


def _claims(context: Context) -> tuple[ClaimRow, ...]:
    rows: dict[str, list[tuple[int, Contradiction]]] = {}
    for position, contradiction in enumerate(context.status.contradictions, 1):
        if contradiction.group == "claims" and not contradiction.inferred:
            rows.setdefault(contradiction.stated, []).append((position, contradiction))
    return tuple(
        ClaimRow(
            claim=stated,
            follows=" ".join(entry.against for _, entry in entries[:_SIDES_SHOWN]),
            href=f"plan-health.html#Contradiction-{entries[0][0]}",
        )
        for stated, entries in rows.items()
    )


def _contradictions(context: Context) -> str:
    found = len(context.status.contradictions)
    return f"{count(found, 'contradiction')} in all" if found else "Plan health"
