"""What the section of a phase claims of itself, against its dates and its tasks."""

from __future__ import annotations

from milepost.dates.wording import short_day
from milepost.derive.contradictions.claims import FINISHED
from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.finding import Findings, Side, contradiction
from milepost.derive.contradictions.wording import count, days_after, quote
from milepost.model.work import Claimed, Phase, Task


def finished_with_open_tasks(context: Context) -> Findings:
    """A phase calls itself complete or live, and not all of its tasks are done."""
    for status in context.status.phases:
        phase, progress = status.phase, status.progress
        claimed = phase.claimed
        if not claimed or claimed.state not in FINISHED or progress.done == progress.total:
            continue
        verb = "is" if 1 in (progress.done, progress.total) else "are"
        yield contradiction(
            "complete-with-open-tasks",
            _own_claim(phase, claimed),
            Side(
                f"{progress.done} of its {count(progress.total, 'task')} {verb} done.",
                phase.place.at("tasks"),
            ),
            "Tick the tasks with evidence, or correct the claim.",
            subjects=[phase.id],
            records=[claimed, *phase.leaves()],
        )


def begun_before_start(context: Context) -> Findings:
    """A phase calls itself in progress or finished before the day on which it starts."""
    for phase in context.plan.work.phases:
        claimed, start = phase.claimed, phase.start
        if not claimed or claimed.state not in (*FINISHED, "in progress"):
            continue
        if start is None or start <= context.as_of:
            continue
        starts = (
            f"It starts on {short_day(start, context.as_of)}, {days_after(start, context.as_of)}."
        )
        yield contradiction(
            "claimed-before-start",
            _own_claim(phase, claimed),
            Side(starts, phase.place.at("start")),
            "Correct the start, or the claim.",
            subjects=[phase.id],
            records=[claimed, phase],
        )


def scheduled_but_begun(context: Context) -> Findings:
    """A phase calls itself scheduled while some of its tasks are done or in progress."""
    for status in context.status.phases:
        phase, claimed = status.phase, status.phase.claimed
        begun = [leaf for leaf in phase.leaves() if _is_begun(leaf)]
        all_done = 0 < status.progress.total == status.progress.done
        if not claimed or claimed.state != "scheduled" or not begun or all_done:
            continue
        yield contradiction(
            "scheduled-but-begun",
            _own_claim(phase, claimed),
            Side(_begun_tasks(begun), begun[0].place.at("state")),
            "Say that it is in progress, or correct the tasks.",
            subjects=[phase.id, *(leaf.id for leaf in begun)],
            records=[claimed, *begun],
        )


def open_but_all_done(context: Context) -> Findings:
    """A phase calls itself scheduled, in progress or blocked, and all of its tasks are done."""
    for status in context.status.phases:
        phase, claimed, total = status.phase, status.phase.claimed, status.progress.total
        if not claimed or claimed.state in FINISHED or not 0 < total == status.progress.done:
            continue
        done = "Its only task is done." if total == 1 else f"All of its {total} tasks are done."
        yield contradiction(
            "open-but-all-done",
            _own_claim(phase, claimed),
            Side(done, phase.place.at("tasks")),
            "Say that it is complete, or add what is left.",
            subjects=[phase.id],
            records=[claimed, *phase.leaves()],
        )


def _own_claim(phase: Phase, claimed: Claimed) -> Side:
    return Side(f"Phase {phase.number} {quote(claimed.state)}", claimed.place.at("state"))


def _is_begun(task: Task) -> bool:
    return task.state in ("in progress", "done")


def _begun_tasks(tasks: list[Task]) -> str:
    states = [task.state for task in tasks]
    parts = [
        f"{count(states.count(state), 'task')} {state}"
        for state in ("done", "in progress")
        if state in states
    ]
    return f"It has {' and '.join(parts)}."
