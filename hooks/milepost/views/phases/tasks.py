"""The tasks of a phase as rows of its checklist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.derive.status import Round, TaskStatus, WorkState
from milepost.value import Value
from milepost.views import marks
from milepost.views.context import Context
from milepost.views.evidence import evidence_links
from milepost.views.marks import Mark
from milepost.views.places import SourceLink
from milepost.views.reviews.strips import StateStrip
from milepost.views.sentence import Span
from milepost.views.ties import Tie, ties, ties_of
from milepost.views.wording import count, full_day, named_day, short_day


class TaskRow(Value):
    """One task of a checklist; `depth` is 0 for tasks of the phase itself."""

    id: str
    number: str
    title: str
    depth: int
    mark: Mark
    history: StateStrip | None
    when: str
    owner: tuple[Span, ...]
    waits_for: tuple[Tie, ...]
    evidence: tuple[Span, ...]
    unevidenced: bool
    note: str | None
    source: SourceLink


def task_rows(context: Context, tasks: tuple[TaskStatus, ...], depth: int = 0) -> Iterator[TaskRow]:
    """Yield a row for each task, groups before what they hold."""
    for entry in tasks:
        yield _row(context, entry, depth)
        yield from task_rows(context, entry.tasks, depth + 1)


def _row(context: Context, entry: TaskStatus, depth: int) -> TaskRow:
    task = entry.task
    own = entry.task.owner
    return TaskRow(
        id=task.id,
        number=entry.number,
        title=task.title,
        depth=depth,
        mark=marks.of_task(entry),
        history=context.strips.get(task.id),
        when=_when(context, entry),
        owner=tuple(context.span(name, context.owner_name(name)) for name in own),
        waits_for=(*ties(context, task.depends_on), *_decisions(context, entry)),
        evidence=evidence_links(context, task.evidence),
        unevidenced=entry.state is WorkState.COMPLETE and not task.is_group and not task.evidence,
        note=task.note,
        source=context.repository.link(task.place, short=True),
    )


def _decisions(context: Context, entry: TaskStatus) -> tuple[Tie, ...]:
    return ties_of(context, (tie for tie in entry.blockers if tie.kind == "decision"))


def _when(context: Context, entry: TaskStatus) -> str:
    if entry.round is not None:
        return _next_round(context, entry.round, entry)
    if entry.task.is_group:
        return f"{entry.progress.done} of {entry.progress.total} done"
    if entry.task.done_on:
        return f"done {full_day(entry.task.done_on)}"
    if not entry.span.stated:
        return _inherited(context, entry)
    return _dates(context, entry)


def _next_round(context: Context, following: Round, entry: TaskStatus) -> str:
    every = f"every {entry.task.recurring.every}" if entry.task.recurring else "recurring"
    if following.next is None:
        return f"{every}, no date stated"
    inferred = " (inferred)" if following.inferred else ""
    return f"{every}, next {named_day(following.next, context.status.as_of)}{inferred}"


def _inherited(context: Context, entry: TaskStatus) -> str:
    due = _decided_by(context, entry.task.id)
    if due is not None:
        return f"decision due {short_day(due, context.status.as_of)}"
    return "dates of the phase"


def _decided_by(context: Context, task: str) -> date | None:
    """Return the deadline of the decision that is settled in this task."""
    settled = (
        known.decision.decide_by
        for known in context.status.decisions
        if any(link.to == task for link in known.decision.settled_by)
    )
    return next(settled, None)


def _dates(context: Context, entry: TaskStatus) -> str:
    as_of = context.status.as_of
    start = short_day(entry.span.start, as_of) if entry.span.start else "start not stated"
    end = short_day(entry.span.end, as_of) if entry.span.end else "no end stated"
    late = count(entry.overdue_days, "working day")
    overdue = f", {late} overdue" if entry.overdue_days > 0 else ""
    return f"{start} – {end}{overdue}"
