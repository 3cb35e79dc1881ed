"""One page for each phase: what holds it up, when it is, what is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.derive.status import PhaseStatus, WorkState
from milepost.value import Value
from milepost.views import marks
from milepost.views.charts import Gantt, gantt_of_phase
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.page_view import PageView
from milepost.views.phases.lead import lead
from milepost.views.phases.related import (
    RunbookRow,
    first_link,
    kpis,
    readiness_items,
    risks,
    runbooks,
    work_of,
)
from milepost.views.phases.targets import in_words
from milepost.views.phases.tasks import TaskRow, task_rows
from milepost.views.places import SourceLink
from milepost.views.reviews.strips import StateStrip
from milepost.views.sentence import Sentence, Span
from milepost.views.ties import Tie, named, ties_of
from milepost.views.wording import capital, count, named_day


class WaitRow(Value):
    """Something that this phase waits for, or that waits for it, and when that is."""

    tie: Tie
    mark: Mark
    when: str


class PhaseView(Value):
    """The page of one phase."""

    number: int
    title: str
    mark: Mark
    lead: str
    summary: str | None
    gantt: Gantt
    tasks: tuple[TaskRow, ...]
    task_summary: str
    recurring: int
    waits_for: tuple[WaitRow, ...]
    waited_for_by: tuple[WaitRow, ...]
    owner: tuple[Span, ...]
    owner_text: str | None
    priority: str
    dates: str
    dates_note: str
    week_label: str | None
    deliverable: str | None
    success_criteria: tuple[Sentence, ...]
    targets: tuple[Sentence, ...]
    claimed: str | None
    follows: str
    slack: str
    risks: tuple[tuple[Mark, Tie], ...]
    kpis: tuple[Span, ...]
    readiness: tuple[Tie, ...]
    runbooks: tuple[RunbookRow, ...]
    note: str | None
    history: StateStrip | None
    first_review: bool
    source: SourceLink


def phase_pages(context: Context) -> Iterator[PageView]:
    """Yield the page of each phase."""
    for entry in context.status.phases:
        phase = entry.phase
        yield PageView(
            path=f"phases/{phase.id}.html",
            title=f"{phase.number} {phase.title}",
            description=lead(context, entry),
            tab="Phases",
            template="phase.html.j2",
            values=phase_view(context, entry),
            source=phase.place,
        )


def phase_view(context: Context, entry: PhaseStatus) -> PhaseView:
    """Return one phase as its page shows it."""
    phase = entry.phase
    return PhaseView(
        number=phase.number,
        title=phase.title,
        mark=marks.of_work(entry.state),
        lead=lead(context, entry),
        summary=phase.summary,
        gantt=gantt_of_phase(context, phase.id),
        tasks=tuple(task_rows(context, entry.tasks)),
        task_summary=_task_summary(entry),
        recurring=entry.progress.recurring,
        waits_for=_waits_for(context, entry),
        waited_for_by=_waited_for_by(context, entry),
        owner=tuple(context.span(owner) for owner in phase.owner),
        owner_text=phase.owner_text,
        priority=capital(phase.priority) if phase.priority else "not stated",
        dates=_dates(context, entry),
        dates_note=_dates_note(entry),
        week_label=phase.week_label,
        deliverable=phase.deliverable,
        success_criteria=tuple(in_words(context, wanted) for wanted in phase.success_criteria),
        targets=tuple(in_words(context, wanted) for wanted in phase.targets),
        claimed=_claimed(entry),
        follows=entry.state.value,
        slack=_slack(entry),
        risks=risks(context, entry),
        kpis=kpis(context, entry),
        readiness=readiness_items(context, entry),
        runbooks=runbooks(context, entry),
        note=phase.note,
        history=context.strips.get(phase.id),
        first_review=not context.strips,
        source=context.repository.link(phase.place),
    )


def _task_summary(entry: PhaseStatus) -> str:
    progress = entry.progress
    return f"{progress.done} of {progress.total} done, {progress.evidenced} with evidence"


def _waits_for(context: Context, entry: PhaseStatus) -> tuple[WaitRow, ...]:
    decisions = {known.decision.id: known for known in context.status.decisions}
    rows = []
    for blocker, tie in zip(entry.blockers, ties_of(context, entry.blockers), strict=True):
        known = decisions.get(blocker.id)
        due = known.decision.decide_by if known else _end(context, blocker.id)
        when = f"due {named_day(due, context.status.as_of)}" if due else "no date stated"
        mark = marks.of_decision(known.state) if known else _mark(context, blocker.id)
        rows.append(WaitRow(tie, mark, when))
    return tuple(rows)


def _end(context: Context, identifier: str) -> date | None:
    if identifier in context.phases:
        return context.phases[identifier].span.end
    if identifier in context.tasks:
        return context.tasks[identifier].span.end
    milestones = {known.milestone.id: known.milestone for known in context.status.milestones}
    return milestones[identifier].date if identifier in milestones else None


def _mark(context: Context, identifier: str) -> Mark:
    if identifier in context.phases:
        return marks.of_work(context.phases[identifier].state)
    if identifier in context.tasks:
        return marks.of_work(context.tasks[identifier].state)
    return marks.of_work(WorkState.SCHEDULED)


def _waited_for_by(context: Context, entry: PhaseStatus) -> tuple[WaitRow, ...]:
    work = work_of(entry)
    rows = []
    for other in context.status.phases:
        link = first_link(other.phase.depends_on, work)
        if link is None or other is entry:
            continue
        start = other.span.start
        when = f"starts {named_day(start, context.status.as_of)}" if start else "no start stated"
        tie = Tie(named(context, other.phase.id), link.inferred, link.reason)
        rows.append(WaitRow(tie, marks.of_work(other.state), when))
    return tuple(rows)


def _dates(context: Context, entry: PhaseStatus) -> str:
    as_of = context.status.as_of
    start = named_day(entry.span.start, as_of) if entry.span.start else "no start stated"
    if entry.span.end is None:
        return f"{start} – no end stated"
    return f"{start} – {named_day(entry.span.end, as_of)} {entry.span.end.year}"


def _dates_note(entry: PhaseStatus) -> str:
    if entry.span.working_days is None:
        return ""
    return count(entry.span.working_days, "working day")


def _claimed(entry: PhaseStatus) -> str | None:
    claimed = entry.phase.claimed
    return (claimed.text or claimed.state) if claimed else None


def _slack(entry: PhaseStatus) -> str:
    if entry.float is None or entry.float.slack is None:
        return "not known"
    return count(entry.float.slack, "working day").replace("-", "−")
