"""What "Needs attention" says of phases, tasks and milestones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.derive.status import MilestoneStatus, PhaseStatus, TaskStatus, WorkState
from milepost.views import marks
from milepost.views.context import Context
from milepost.views.naming import names_of_work
from milepost.views.overview.notice import Notice, Urgency
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import (
    capital,
    count,
    in_words,
    listed,
    named_day,
    overdue,
    plural,
    quoted,
    ranges,
    short_day,
)


def overdue_work(context: Context) -> Iterator[Notice]:
    """Yield one sentence for the phases, and one for the rest, whose end has passed undone."""
    yield from _overdue_phases(context)
    yield from _overdue_parts(context)


def _overdue_phases(context: Context) -> Iterator[Notice]:
    late = [phase for phase in context.status.phases if phase.state is WorkState.OVERDUE]
    if not late:
        return
    mark = marks.of_work(WorkState.OVERDUE)
    worst = max(phase.overdue_days for phase in late)
    if len(late) == 1:
        yield Notice(Urgency.OVERDUE, mark, _one_overdue_phase(context, late[0]))
        return
    numbers = ranges(sorted(phase.phase.number for phase in late))
    sentence = say(
        Span(f"Phases {numbers}", "phases.html"),
        f" are overdue, the longest by {count(worst, 'working day')}."
        if worst
        else " are not done.",
    )
    yield Notice(Urgency.OVERDUE, mark, sentence)


def _one_overdue_phase(context: Context, late: PhaseStatus) -> Sentence:
    end = late.span.end or context.status.as_of
    when = short_day(end, context.status.as_of)
    return say(
        context.span(late.phase.id), f" was due on {when} and is {overdue(late.overdue_days)}."
    )


def waiting_work(context: Context) -> Iterator[Notice]:
    """Yield a sentence for each phase that waits for other work."""
    for phase in context.status.phases:
        work = [blocker.id for blocker in phase.blockers if blocker.kind != "decision"]
        if phase.state is not WorkState.BLOCKED or not work or phase.span.start is None:
            continue
        when = named_day(phase.span.start, context.status.as_of)
        sentence = say(
            context.span(phase.phase.id),
            f" starts on {when} and still waits for {names_of_work(context, work)}.",
        )
        yield Notice(Urgency.DUE, marks.of_work(WorkState.BLOCKED), sentence)


def _overdue_parts(context: Context) -> Iterator[Notice]:
    """Yield one sentence for late milestones, and late tasks of phases that are not late."""
    late: list[TaskStatus | MilestoneStatus] = [*_late_milestones(context), *_late_tasks(context)]
    if not late:
        return
    mark = marks.of_work(WorkState.OVERDUE)
    if len(late) == 1:
        yield Notice(Urgency.OVERDUE, mark, _one_overdue_part(context, late[0]))
        return
    worst = max(part.overdue_days for part in late)
    longest = f" overdue, the longest by {count(worst, 'working day')}." if worst else " not done."
    words = capital(_tasks_and_milestones(late))
    yield Notice(Urgency.OVERDUE, mark, say(Span(words, "timeline.html"), f" are{longest}"))


def _tasks_and_milestones(late: Sequence[TaskStatus | MilestoneStatus]) -> str:
    tasks = sum(isinstance(part, TaskStatus) for part in late)
    counts = ((tasks, "task"), (len(late) - tasks, "milestone"))
    return listed([f"{in_words(n)} {plural(n, noun)}" for n, noun in counts if n])


def _late_milestones(context: Context) -> Iterator[MilestoneStatus]:
    return (one for one in context.status.milestones if one.state is WorkState.OVERDUE)


def _late_tasks(context: Context) -> Iterator[TaskStatus]:
    for task in context.tasks.values():
        own = task.state is WorkState.OVERDUE and not task.tasks and task.round is None
        if own and context.phases[task.phase.id].state is not WorkState.OVERDUE:
            yield task


def _one_overdue_part(context: Context, late: TaskStatus | MilestoneStatus) -> Sentence:
    if isinstance(late, TaskStatus):
        identifier, end = late.task.id, late.span.end
    else:
        identifier, end = late.milestone.id, late.milestone.date
    when = short_day(end or context.status.as_of, context.status.as_of)
    name = context.span(identifier, quoted(context.title(identifier)))
    return say(name, f" was due on {when} and is {overdue(late.overdue_days)}.")
