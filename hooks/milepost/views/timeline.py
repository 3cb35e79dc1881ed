"""The timeline page: the Gantt, the chain in words, and the equal table."""

from __future__ import annotations

from milepost.derive.status import PhaseStatus
from milepost.value import Value
from milepost.views import marks
from milepost.views.baseline import Agreed, agreed, slip, slip_in_words
from milepost.views.charts import Timeline, timeline_gantt
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.naming import names_of_work
from milepost.views.page_view import PageView
from milepost.views.phases.index import MilestoneRow, phases_view, slack_in_words
from milepost.views.places import SourceLink
from milepost.views.sentence import Span
from milepost.views.ties import Tie, ties, ties_of
from milepost.views.wording import full_day, listed, named_day, phases_called, short_day


class TimelineRow(Value):
    """One phase of the equal table."""

    number: int
    link: Span
    mark: Mark
    owner: tuple[Span, ...]
    done: str
    start: str
    end: str
    slack: str
    agreed: str
    slip: str
    critical: bool
    waits_for: tuple[Tie, ...]


class TimelineView(Value):
    """The timeline page."""

    lead: str
    chain: str
    calendar: str
    gantt: Timeline
    baseline: str | None
    rows: tuple[TimelineRow, ...]
    milestones: tuple[MilestoneRow, ...]
    source: SourceLink


def timeline_view(context: Context) -> TimelineView:
    """Return the timeline of a plan."""
    found = agreed(context)
    return TimelineView(
        lead=f"{_lead(context)}{_slipped(context, found)}",
        chain=_chain(context),
        calendar=_calendar(context),
        gantt=timeline_gantt(context.plan, context.status, found.phases if found else None),
        baseline=full_day(found.day) if found else None,
        rows=tuple(_row(context, entry, found) for entry in context.status.phases),
        milestones=phases_view(context).milestones,
        source=context.repository.file("plan/phases.yml"),
    )


def timeline_page(context: Context) -> PageView:
    """Return the timeline page."""
    view = timeline_view(context)
    return PageView(
        path="timeline.html",
        title="Timeline",
        description=view.lead,
        tab="Timeline",
        template="timeline.html.j2",
        values=view,
        source=context.plan.work.place,
    )


def _lead(context: Context) -> str:
    end = context.status.network.end
    critical = [e.phase.number for e in context.status.phases if e.float and e.float.critical]
    if not context.status.phases:
        return "The plan has no phases yet, so there is nothing to draw."
    if end is None:
        return "No phase has a stated end, so slack can't be known."
    when = short_day(end, context.status.as_of)
    if not critical:
        return f"The last stated end is {when}; no phase is without slack."
    verb = "has" if len(critical) == 1 else "have"
    names = phases_called(sorted(critical))
    return f"{names} {verb} no slack: a day lost there moves {when}, the last stated end."


def _slipped(context: Context, found: Agreed | None) -> str:
    if found is None:
        return ""
    late = [
        entry.phase.number
        for entry in context.status.phases
        if (slip(context, found.phases.get(entry.phase.id, (None, None))[1], entry.span.end) or 0)
        > 0
    ]
    if not late:
        return f" No phase ends later than on {full_day(found.day)}."
    verb = "ends" if len(late) == 1 else "end"
    return f" {phases_called(sorted(late))} {verb} later than on {full_day(found.day)}."


def _agreed_end(context: Context, entry: PhaseStatus, found: Agreed | None) -> str:
    if found is None or entry.phase.id not in found.phases:
        return ""
    end = found.phases[entry.phase.id][1]
    return named_day(end, context.status.as_of) if end else "not stated"


def _slip(context: Context, entry: PhaseStatus, found: Agreed | None) -> str:
    if found is None:
        return ""
    if entry.phase.id not in found.phases:
        return "new"
    return slip_in_words(context, found.phases[entry.phase.id][1], entry.span.end)


def _chain(context: Context) -> str:
    network = context.status.network
    if not network.critical:
        return ""
    names = [names_of_work(context, [name]) for name in network.critical]
    inferred = " Ties in it are inferred." if network.inferred else ""
    if len(names) == 1:
        return f"What ends last is {names[0]}; it waits for nothing that is critical.{inferred}"
    return f"The chain that ends last is {listed(names, 'then')}.{inferred}"


def _calendar(context: Context) -> str:
    calendar = context.plan.project.calendar
    days = f"{calendar.working_days[0].capitalize()} to {calendar.working_days[-1].capitalize()}"
    inferred = " (inferred)" if calendar.inferred else ""
    holidays = [full_day(holiday.date) for holiday in calendar.holidays]
    off = f"Holidays: {', '.join(holidays)}." if holidays else "No holidays are stated."
    return f"Slack is in working days, {days}{inferred}. {off}"


def _row(context: Context, entry: PhaseStatus, found: Agreed | None) -> TimelineRow:
    as_of = context.status.as_of
    decisions = (tie for tie in entry.blockers if tie.kind == "decision")
    return TimelineRow(
        number=entry.phase.number,
        link=context.span(entry.phase.id, entry.phase.title),
        mark=marks.of_work(entry.state),
        owner=tuple(context.span(name, context.owner_name(name)) for name in entry.phase.owner),
        done=f"{entry.progress.done} of {entry.progress.total}",
        start=named_day(entry.span.start, as_of) if entry.span.start else "not stated",
        end=named_day(entry.span.end, as_of) if entry.span.end else "not stated",
        slack=slack_in_words(entry),
        agreed=_agreed_end(context, entry, found),
        slip=_slip(context, entry, found),
        critical=bool(entry.float and entry.float.critical),
        waits_for=(*ties_of(context, decisions), *ties(context, entry.phase.depends_on)),
    )
