"""What the label of a bar says, from the longest form to the shortest."""

from __future__ import annotations

from datetime import date

from milepost.derive.status import PhaseStatus, WorkState
from milepost.views import marks, wording
from milepost.views.charts.label import Run, Runs
from milepost.views.charts.late import late_by


def done_of_all(phase: PhaseStatus) -> str:
    """Return `0 of 5`, or that the phase has no tasks."""
    progress = phase.progress
    return f"{progress.done} of {progress.total}" if progress.total else "no tasks"


def bar_words(phase: PhaseStatus, as_of: date) -> tuple[Runs, ...]:
    """Return `0 of 5 · ends 27 Dec` and its shorter forms."""
    done = Run(done_of_all(phase))
    if phase.state is WorkState.OVERDUE:
        return _late_words(phase, done.text)
    if phase.span.start is None and phase.span.end is None:
        return ((Run(f"{done.text} · no dates"),), (done,))
    if phase.span.end is None:
        return ((Run(f"{done.text} · no end stated"),), (Run("no end stated"),), (done,))
    end = wording.short_day(phase.span.end, as_of)
    return ((Run(f"{done.text} · {_ends(phase, phase.span.end, as_of)} {end}"),), (done,))


def brief_words(phase: PhaseStatus) -> tuple[Runs, ...]:
    """Return `0 of 5` for a phone, where the dates stand above the bar."""
    if phase.state is WorkState.OVERDUE:
        return _late_words(phase, done_of_all(phase))
    return ((Run(done_of_all(phase)),),)


def print_words(phase: PhaseStatus, as_of: date) -> tuple[Runs, ...]:
    """Return `0/5 · 27 Dec` for paper."""
    progress = phase.progress
    done = f"{progress.done}/{progress.total}" if progress.total else "no tasks"
    if phase.state is WorkState.OVERDUE:
        return _late_words(phase, done)
    if phase.span.start is None and phase.span.end is None:
        return ((Run(f"{done} · no dates"),),)
    end = wording.short_day(phase.span.end, as_of) if phase.span.end else "no end"
    return ((Run(f"{done} · {end}"),), (Run(end),))


def dates_of(phase: PhaseStatus, as_of: date) -> str:
    """Return `16 Dec – 27 Dec`, `from 20 Jan, no end` or that no date is stated."""
    span = phase.span
    if span.start is None and span.end is None:
        return "no dates"
    if span.end is None:
        return f"from {wording.short_day(span.start or as_of, as_of)}, no end"
    end = wording.short_day(span.end, as_of)
    return f"{wording.short_day(span.start, as_of)} – {end}" if span.start else f"until {end}"


def name_of(phase: PhaseStatus, as_of: date) -> str:
    """Return what a screen reader says for a phase."""
    state = marks.of_work(phase.state).word.lower()
    title = f"Phase {phase.phase.number} {phase.phase.title}"
    tasks = f"{done_of_all(phase)} tasks done" if phase.progress.total else "no tasks"
    return f"{title}, {state}, {dates_of(phase, as_of)}, {tasks}"


def _late_words(phase: PhaseStatus, done: str) -> tuple[Runs, ...]:
    late = Run(late_by(phase.overdue_days), "bad", bold=True)
    return ((Run(f"{done} · "), late), (late,))


def _ends(phase: PhaseStatus, end: date, as_of: date) -> str:
    if phase.state is not WorkState.COMPLETE:
        return "ends"
    return "ended" if end <= as_of else "done before"
