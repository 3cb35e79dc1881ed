"""How far the plan reaches, in one sentence above its timeline."""

from __future__ import annotations

from milepost.derive.status import PhaseStatus
from milepost.views.context import Context
from milepost.views.wording import capital, in_words, phases_called, plural, short_day


def extent(context: Context) -> str:
    """Return from when to when the phases run, and which of them have no end."""
    phases = context.status.phases
    if not phases:
        return "The plan has no phases yet. Add them to plan/phases.yml."
    return f"{_opening(context, phases)}{_ending(context, phases)}."


def _opening(context: Context, phases: tuple[PhaseStatus, ...]) -> str:
    words = f"{capital(in_words(len(phases)))} {plural(len(phases), 'phase')}"
    start = context.status.network.start
    return f"{words} from {short_day(start, context.status.as_of)}" if start else words


def _ending(context: Context, phases: tuple[PhaseStatus, ...]) -> str:
    open_ended = [phase.phase.number for phase in phases if phase.span.end is None]
    end = context.status.network.end
    parts = []
    if end:
        parts.append(f"the last stated end is {short_day(end, context.status.as_of)}")
    if open_ended:
        verb = "has" if len(open_ended) == 1 else "have"
        parts.append(f"{phases_called(sorted(open_ended))} {verb} no end")
    return f"; {', and '.join(parts)}" if parts else ""
