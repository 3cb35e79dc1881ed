"""The readiness page: the verdict, what blocks it, what is done and with what evidence."""

from __future__ import annotations

from milepost.derive.status import ItemStatus
from milepost.value import Value
from milepost.views import marks
from milepost.views.charts.unit_strip import Strip, unit_strip
from milepost.views.context import Context
from milepost.views.evidence import evidence_links
from milepost.views.marks import Mark
from milepost.views.page_view import PageView
from milepost.views.places import SourceLink
from milepost.views.reviews.strips import StateStrip
from milepost.views.sentence import Span
from milepost.views.ties import Tie, ties
from milepost.views.wording import capital, full_day, in_words, plural


class ItemRow(Value):
    """One item of the checklist."""

    id: str
    title: str
    mark: Mark
    history: StateStrip | None
    closed_by: tuple[Tie, ...]
    evidence: tuple[Span, ...]
    waiver: str | None
    owner: tuple[Span, ...]
    note: str | None
    source: SourceLink


class ReadinessView(Value):
    """The readiness page."""

    title: str
    due: str | None
    mark: Mark
    as_of: str
    lead: str
    strip: Strip
    summary: str
    open: tuple[ItemRow, ...]
    waived: tuple[ItemRow, ...]
    done: tuple[ItemRow, ...]
    source: SourceLink


def readiness_view(context: Context) -> ReadinessView:
    """Return the readiness checklist as its page shows it."""
    readiness = context.status.readiness
    file = context.plan.readiness
    return ReadinessView(
        title=file.title or "Readiness",
        due=file.due,
        mark=marks.of_verdict(readiness.verdict, near=_near(context)),
        as_of=full_day(context.status.as_of),
        lead=_lead(context),
        strip=unit_strip(
            [
                ("done", readiness.done),
                ("waived", readiness.waived),
                ("open", len(readiness.blocking)),
            ]
        ),
        summary=(
            f"{readiness.done} of {readiness.total} done · {readiness.evidenced} with evidence"
            f" · {len(readiness.blocking)} open · {readiness.waived} waived"
        ),
        open=tuple(_row(context, item) for item in readiness.items if item.blocking),
        waived=tuple(_row(context, item) for item in readiness.items if item.waived),
        done=tuple(_row(context, item) for item in readiness.items if item.done),
        source=context.repository.file("plan/readiness.yml"),
    )


def readiness_page(context: Context) -> PageView:
    """Return the readiness page."""
    view = readiness_view(context)
    return PageView(
        path="readiness.html",
        title="Readiness",
        description=view.lead,
        tab="Readiness",
        template="readiness.html.j2",
        values=view,
        source=context.plan.readiness.place,
    )


def _near(context: Context) -> bool:
    go_live = context.plan.readiness.go_live
    if go_live is None:
        return False
    return (
        go_live - context.status.as_of
    ).days <= context.plan.project.thresholds.go_live_near_days


def _lead(context: Context) -> str:
    readiness = context.status.readiness
    if not readiness.total:
        return "The checklist is empty, so nobody can say what go-live needs."
    blocking = len(readiness.blocking)
    if not blocking:
        return f"All {readiness.total} go-live items are done or waived."
    waived = f"{readiness.waived} waived" if readiness.waived else "none is waived"
    verb = plural(blocking, "is", "are")
    opening = f"{blocking} of {readiness.total} go-live items {verb} open and {waived}."
    return f"{opening}{_uncovered(context)}"


def _uncovered(context: Context) -> str:
    bare = len(context.status.gaps.uncovered)
    if not bare:
        return ""
    words = f"{capital(in_words(bare))} of them {plural(bare, 'has', 'have')}"
    return f" {words} no task in the plan that would close {plural(bare, 'it', 'them')}."


def _row(context: Context, entry: ItemStatus) -> ItemRow:
    item = entry.item
    return ItemRow(
        id=item.id,
        title=item.title,
        mark=marks.of_item(entry),
        history=context.strips.get(item.id),
        closed_by=ties(context, item.closed_by),
        evidence=evidence_links(context, item.evidence),
        waiver=_waiver(entry),
        owner=tuple(context.span(owner, context.owner_name(owner)) for owner in item.owner),
        note=item.note,
        source=context.repository.link(item.place, short=True),
    )


def _waiver(entry: ItemStatus) -> str | None:
    waiver = entry.item.waiver
    if waiver is None:
        return None
    ended = "" if entry.waived or entry.done else " (expired)"
    return f"Waived by {waiver.by} until {full_day(waiver.until)}{ended}: {waiver.reason}"
