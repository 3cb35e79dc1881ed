"""One page for each owner and each audience: what is asked of them, what they are told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.derive.status import DecisionState, TaskStatus, WorkState
from milepost.model.base import Record
from milepost.model.communication import Audience
from milepost.model.project import Owner
from milepost.value import Value
from milepost.views import marks
from milepost.views.communication import EventRow, event_row
from milepost.views.context import Context
from milepost.views.decisions import DecisionRow, decisions_view
from milepost.views.marks import Mark
from milepost.views.page_view import PageView
from milepost.views.places import SourceLink
from milepost.views.sentence import Span
from milepost.views.wording import capital, count, in_words, named_day, plural, quoted, short_day

_ENDED = (WorkState.COMPLETE, WorkState.DROPPED)


class Duty(Value):
    """Something that is with a team: a task, a phase, an item, a risk, a KPI or a runbook."""

    link: Span
    mark: Mark
    when: str
    part_of: Span | None


class PersonView(Value):
    """The page of one owner or audience."""

    title: str
    kind: str
    lead: str
    contact: Span | None
    decisions: tuple[DecisionRow, ...]
    phases: tuple[Duty, ...]
    tasks: tuple[Duty, ...]
    silent: tuple[Duty, ...]
    runbooks: tuple[Duty, ...]
    told: tuple[EventRow, ...]
    teams: tuple[Span, ...]
    needs: str | None
    source: SourceLink


class PersonRow(Value):
    """One line of the index of people."""

    link: Span
    decisions: int
    tasks: int
    silent: int
    next: str


class PeopleView(Value):
    """The index of people."""

    lead: str
    owners: tuple[PersonRow, ...]
    audiences: tuple[Span, ...]
    source: SourceLink


def people_pages(context: Context) -> Iterator[PageView]:
    """Yield the index of people, then the page of each owner and each audience."""
    project = context.plan.project
    audiences = context.plan.communication.audiences
    index = people_view(context)
    yield _page("people.html", "People", index.lead, "people.html.j2", index, project)
    for owner in project.owners:
        view = owner_view(context, owner)
        yield _page(_path(owner.id), owner.title, view.lead, "person.html.j2", view, owner)
    for audience in audiences:
        view = audience_view(context, audience)
        yield _page(_path(audience.id), audience.title, view.lead, "person.html.j2", view, audience)


def _path(identifier: str) -> str:
    return f"people/{identifier}.html"


def _page(
    path: str, title: str, lead: str, template: str, view: object, record: Record
) -> PageView:
    return PageView(path, title, lead, "People", template, view, record.place)


def people_view(context: Context) -> PeopleView:
    """Return who is asked for what, those with most to do first."""
    rows = [_row(context, owner) for owner in context.plan.project.owners]
    audiences = context.plan.communication.audiences
    asked = sum(bool(row.decisions) for row in rows)
    return PeopleView(
        lead=_people_lead(len(rows), asked),
        owners=tuple(sorted(rows, key=lambda row: (-row.decisions, -row.tasks, row.link.text))),
        audiences=tuple(context.span(audience.id) for audience in audiences),
        source=context.repository.file("plan/project.yml"),
    )


def _people_lead(teams: int, asked: int) -> str:
    if not teams:
        return "The plan names no team yet."
    held = f"{capital(in_words(teams))} {plural(teams, 'team holds', 'teams hold')} the plan"
    if not asked:
        return f"{held}; none has a decision to take."
    return f"{held}; {in_words(asked)} {plural(asked, 'has', 'have')} a decision to take."


def _row(context: Context, owner: Owner) -> PersonRow:
    tasks = _open_tasks(context, owner.id)
    decisions = _decisions(context, owner.id)
    return PersonRow(
        link=context.span(owner.id),
        decisions=len(decisions),
        tasks=len(tasks),
        silent=len(_silent(context, owner.id)),
        next=_next_day(context, tasks, decisions),
    )


def _next_day(context: Context, tasks: list[TaskStatus], decisions: tuple[DecisionRow, ...]) -> str:
    day = _first_day(context, tasks, decisions)
    return named_day(day, context.status.as_of) if day else "no date stated"


def _first_day(
    context: Context, tasks: list[TaskStatus], decisions: tuple[DecisionRow, ...]
) -> date | None:
    named = {row.id for row in decisions}
    days = [e.decision.decide_by for e in context.status.decisions if e.decision.id in named]
    days += [task.span.end for task in tasks]
    return min((day for day in days if day is not None), default=None)


def owner_view(context: Context, owner: Owner) -> PersonView:
    """Return what is asked of one team."""
    tasks = _open_tasks(context, owner.id)
    decisions = _decisions(context, owner.id)
    return PersonView(
        title=owner.title,
        kind="Team",
        lead=_owner_lead(
            len(decisions),
            len(tasks),
            _first_day(context, tasks, decisions),
            context.status.as_of,
        ),
        contact=Span(owner.contact, owner.contact) if owner.contact else None,
        decisions=decisions,
        phases=_phases(context, owner.id),
        tasks=tuple(_duty(context, entry) for entry in tasks),
        silent=_silent(context, owner.id),
        runbooks=_runbooks(context, owner.id),
        told=_told(context, _audiences_of(context, owner.id)),
        teams=tuple(context.span(name) for name in _audiences_of(context, owner.id)),
        needs=owner.note,
        source=context.repository.link(owner.place),
    )


def _owner_lead(decisions: int, tasks: int, first: date | None, as_of: date) -> str:
    parts = []
    if decisions:
        parts.append(f"{count(decisions, 'decision')} to take")
    if tasks:
        parts.append(f"{count(tasks, 'task')} to do")
    if not parts:
        return "Nothing in the plan is asked of this team now."
    if first is None:
        return f"{' and '.join(parts)}; no day is stated."
    verb = "is" if first >= as_of else "was"
    which = "It" if decisions + tasks == 1 else "The first"
    return f"{' and '.join(parts)}. {which} {verb} due on {named_day(first, as_of)}."


def audience_view(context: Context, audience: Audience) -> PersonView:
    """Return what one audience is told, and which teams belong to it."""
    told = _told(context, [audience.id])
    return PersonView(
        title=audience.title,
        kind="Audience",
        lead=_audience_lead(told),
        contact=None,
        decisions=(),
        phases=(),
        tasks=(),
        silent=(),
        runbooks=(),
        told=told,
        teams=tuple(context.span(link.to) for link in audience.owners),
        needs=audience.needs,
        source=context.repository.link(audience.place),
    )


def _audience_lead(told: tuple[EventRow, ...]) -> str:
    if not told:
        return "No meeting or report of the plan names them."
    if len(told) == 1:
        then = f"next on {told[0].next}" if told[0].upcoming else "no date is left"
        return f"They are told by {quoted(told[0].title)}; {then}."
    return f"They are told by {in_words(len(told))} meetings and reports."


def _decisions(context: Context, owner: str) -> tuple[DecisionRow, ...]:
    asked = {
        entry.decision.id
        for entry in context.status.decisions
        if owner in entry.decision.owner and entry.state is not DecisionState.TAKEN
    }
    return tuple(row for row in decisions_view(context).open if row.id in asked)


def _open_tasks(context: Context, owner: str) -> list[TaskStatus]:
    last = context.status.as_of.max
    found = [
        entry
        for entry in context.tasks.values()
        if owner in entry.owner and not entry.task.is_group and entry.state not in _ENDED
    ]
    return sorted(found, key=lambda entry: (entry.span.end or last, _outline(entry.number)))


def _outline(number: str) -> list[int]:
    return [int(part) for part in number.split(".")]


def _duty(context: Context, entry: TaskStatus) -> Duty:
    as_of = context.status.as_of
    when = "no end stated"
    if entry.round is not None:
        following = entry.round.next
        when = f"next {short_day(following, as_of)}" if following else "no date stated"
    elif entry.span.end is not None:
        shared = "" if entry.span.stated else " with its phase"
        when = f"due {named_day(entry.span.end, as_of)}{shared}"
    return Duty(
        link=context.span(entry.task.id, f"{entry.number} {entry.task.title}"),
        mark=marks.of_work(entry.state),
        when=when,
        part_of=context.span(entry.phase.id),
    )


def _phases(context: Context, owner: str) -> tuple[Duty, ...]:
    as_of = context.status.as_of
    duties = []
    for entry in context.status.phases:
        if owner not in entry.phase.owner:
            continue
        start, end = entry.span.start, entry.span.end
        days = [named_day(day, as_of) if day else "not stated" for day in (start, end)]
        link = context.span(entry.phase.id, f"{entry.phase.number} {entry.phase.title}")
        duties.append(Duty(link, marks.of_work(entry.state), " – ".join(days), None))
    return tuple(duties)


def _silent(context: Context, owner: str) -> tuple[Duty, ...]:
    """Return what nobody has said anything of: KPIs without a value, done without evidence."""
    gaps = context.status.gaps
    duties = []
    for kpi in context.plan.kpis.kpis:
        if owner in kpi.owner and kpi.id in gaps.not_measured:
            duties.append(Duty(context.span(kpi.id), marks.unknown("Not measured"), "", None))
    for entry in context.tasks.values():
        if owner in entry.owner and entry.task.id in gaps.without_evidence:
            mark = marks.unknown("No evidence")
            duties.append(Duty(context.span(entry.task.id), mark, "", None))
    for item in context.plan.readiness.items:
        if owner in item.owner and item.id in gaps.without_evidence:
            duties.append(Duty(context.span(item.id), marks.unknown("No evidence"), "", None))
    return tuple(duties)


def _runbooks(context: Context, owner: str) -> tuple[Duty, ...]:
    return tuple(
        Duty(
            context.span(runbook.id),
            marks.DONE if runbook.last_tested else marks.unknown("Never tested"),
            "",
            None,
        )
        for runbook in context.plan.runbooks
        if owner in runbook.owner
    )


def _audiences_of(context: Context, owner: str) -> list[str]:
    return [
        audience.id
        for audience in context.plan.communication.audiences
        if any(link.to == owner for link in audience.owners)
    ]


def _told(context: Context, audiences: list[str]) -> tuple[EventRow, ...]:
    return tuple(
        event_row(context, entry)
        for entry in context.status.events
        if any(link.to in audiences for link in entry.event.audiences)
    )
