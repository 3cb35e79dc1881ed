"""What is to be said first of a phase, in one or two sentences."""

from __future__ import annotations

from milepost.derive.status import PhaseStatus, WorkState
from milepost.views.context import Context
from milepost.views.naming import names_of_work
from milepost.views.wording import listed, named_day, overdue, quoted

_STARTED = ("in progress", "complete", "live")


def lead(context: Context, entry: PhaseStatus) -> str:
    """Return where the phase stands, and what holds it up."""
    return f"{_standing(context, entry)}{_claim(entry)}"


def _standing(context: Context, entry: PhaseStatus) -> str:
    progress = entry.progress
    if entry.state is WorkState.COMPLETE:
        return f"All {progress.total} tasks are done, {progress.evidenced} with evidence."
    if entry.state is WorkState.OVERDUE:
        return f"Was due on {_end(context, entry)} and is {overdue(entry.overdue_days)}."
    if entry.state is WorkState.BLOCKED and not entry.blockers:
        return f"{_done(entry)}; each task that is left waits for something."
    if entry.state is WorkState.BLOCKED:
        return f"{_starts(context, entry)}, but {_waits(context, entry)}."
    if entry.state is WorkState.IN_PROGRESS:
        done = _done(entry)
        return f"{done}; it ends on {_end(context, entry)}." if entry.span.end else f"{done}."
    end = f" and ends on {_end(context, entry)}" if entry.span.end else "; no end is stated"
    return f"{_starts(context, entry)}{end}."


def _done(entry: PhaseStatus) -> str:
    return f"{entry.progress.done} of {entry.progress.total} tasks are done"


def _starts(context: Context, entry: PhaseStatus) -> str:
    start = entry.span.start
    if start is None:
        return "No start is stated"
    verb = "Starts" if start >= context.status.as_of else "Was to start"
    return f"{verb} on {named_day(start, context.status.as_of)}"


def _end(context: Context, entry: PhaseStatus) -> str:
    return named_day(entry.span.end, context.status.as_of) if entry.span.end else "no stated day"


def _waits(context: Context, entry: PhaseStatus) -> str:
    decisions = [tie.id for tie in entry.blockers if tie.kind == "decision"]
    work = [tie.id for tie in entry.blockers if tie.kind != "decision"]
    parts = []
    if decisions:
        verb = "is" if len(decisions) == 1 else "are"
        titles = listed([quoted(context.title(name)) for name in decisions])
        parts.append(f"{titles} {verb} not decided")
    if work:
        parts.append(f"{names_of_work(context, work)} must be finished first")
    return listed(parts)


def _claim(entry: PhaseStatus) -> str:
    claimed = entry.phase.claimed
    waiting = entry.state in (WorkState.BLOCKED, WorkState.SCHEDULED)
    if claimed is None or not waiting or claimed.state not in _STARTED:
        return ""
    return f" The plan already calls it {quoted((claimed.text or claimed.state).lower())}."
