"""The communication page: who is told what, and when next."""

from __future__ import annotations

from milepost.derive.status import EventDates
from milepost.value import Value
from milepost.views.context import Context
from milepost.views.page_view import PageView
from milepost.views.places import SourceLink
from milepost.views.sentence import Span
from milepost.views.ties import Tie, ties
from milepost.views.wording import capital, in_words, named_day, plural


class EventRow(Value):
    """A meeting or a report with its next days."""

    id: str
    title: str
    kind: str
    rhythm: str
    next: str
    upcoming: tuple[str, ...]
    audiences: tuple[Tie, ...]
    owner: tuple[Span, ...]
    channel: str | None
    note: str | None
    source: SourceLink


class AudienceRow(Value):
    """A group of people that is kept informed."""

    id: str
    title: Span
    teams: tuple[Tie, ...]
    told: tuple[Span, ...]
    needs: str | None
    source: SourceLink


class CommunicationView(Value):
    """The communication page."""

    lead: str
    timezone: str
    events: tuple[EventRow, ...]
    audiences: tuple[AudienceRow, ...]
    support: tuple[Span, ...]
    escalation: tuple[Span, ...]
    source: SourceLink


def communication_view(context: Context) -> CommunicationView:
    """Return who is told what, next occasion first."""
    project = context.plan.project
    audiences = context.plan.communication.audiences
    support = project.support
    return CommunicationView(
        lead=_lead(context),
        timezone=_timezone(context),
        events=tuple(event_row(context, entry) for entry in _by_date(context)),
        audiences=tuple(_audience(context, audience.id) for audience in audiences),
        support=tuple(context.span(name) for name in (support.contact if support else ())),
        escalation=tuple(context.span(name) for name in (support.escalation if support else ())),
        source=context.repository.file("plan/communication.yml"),
    )


def communication_page(context: Context) -> PageView:
    """Return the communication page."""
    view = communication_view(context)
    return PageView(
        path="communication.html",
        title="Communication",
        description=view.lead,
        tab="Communication",
        template="communication.html.j2",
        values=view,
        source=context.plan.communication.place,
    )


def _by_date(context: Context) -> list[EventDates]:
    last = context.status.as_of.max
    return sorted(context.status.events, key=lambda entry: (entry.next or last, entry.event.id))


def _lead(context: Context) -> str:
    events = _by_date(context)
    groups = len(context.plan.communication.audiences)
    if not events or events[0].next is None:
        return "No meeting or report is planned, so nobody is told anything by this plan."
    words = f"{capital(in_words(groups))} {plural(groups, 'audience')}"
    verb = plural(groups, "is", "are")
    when = named_day(events[0].next, context.status.as_of)
    return f"{words} {verb} kept informed. Next is {events[0].event.title} on {when}."


def _timezone(context: Context) -> str:
    calendar = context.plan.project.calendar
    stamp = context.plan.project.stamp
    written = f" (written as {stamp.zone_text})" if stamp and stamp.zone_text else ""
    inferred = ", inferred" if calendar.inferred else ""
    return f"Times are in {calendar.timezone}{written}{inferred}."


def event_row(context: Context, entry: EventDates) -> EventRow:
    """Return one meeting or report with its next days."""
    event = entry.event
    as_of = context.status.as_of
    return EventRow(
        id=event.id,
        title=event.title,
        kind=capital(event.kind),
        rhythm=_rhythm(entry),
        next=named_day(entry.next, as_of) if entry.next else "no date left",
        upcoming=tuple(named_day(day, as_of) for day in entry.upcoming),
        audiences=ties(context, event.audiences),
        owner=tuple(context.span(owner, context.owner_name(owner)) for owner in event.owner),
        channel=event.channel,
        note=event.note,
        source=context.repository.link(event.place, short=True),
    )


def _rhythm(entry: EventDates) -> str:
    event = entry.event
    hour = event.time_text or event.time
    at = f", {hour}" if hour else ""
    if event.every is None:
        return f"once{at}"
    day = f"on {capital(event.weekday)}" if event.weekday else ""
    return f"every {event.every} {day}".strip() + at


def _audience(context: Context, identifier: str) -> AudienceRow:
    audience = next(a for a in context.plan.communication.audiences if a.id == identifier)
    told = [
        context.span(entry.event.id)
        for entry in _by_date(context)
        if any(link.to == identifier for link in entry.event.audiences)
    ]
    return AudienceRow(
        id=identifier,
        title=context.span(identifier),
        teams=ties(context, audience.owners),
        told=tuple(told),
        needs=audience.needs,
        source=context.repository.link(audience.place, short=True),
    )
