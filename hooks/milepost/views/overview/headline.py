"""Overall health in one sentence, and the sentence that says how it was reached."""

from __future__ import annotations

from milepost.derive.status import AreaHealth, DecisionState, Health, PhaseStatus, WorkState
from milepost.views.context import Context
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import AREA_NAMES, in_words, listed, named_day, overdue, phases_called

_STATED = (Health.OFF_TRACK, Health.AT_RISK, Health.UNKNOWN, Health.ON_TRACK)


def reason(context: Context) -> Sentence:
    """Return why the overall health is what it is: the nearest thing that must happen."""
    override = context.status.health.override
    if override:
        return say(
            f"{override.by} says so until {named_day(override.until, context.status.as_of)}."
        )
    late = [phase for phase in context.status.phases if phase.state is WorkState.OVERDUE]
    if late:
        return _late(context, late)
    blocked = _next_blocked(context)
    if blocked:
        return _blocked(context, blocked)
    worst = _worst_area(context)
    if context.status.health.health is Health.ON_TRACK:
        return say("All areas are on track, and each was measured.")
    return say(worst.sentence)


def _late(context: Context, late: list[PhaseStatus]) -> Sentence:
    names = phases_called(sorted(phase.phase.number for phase in late))
    days = max(phase.overdue_days for phase in late)
    if days == 0 or len(late) == 1:
        ends = [phase.span.end for phase in late if phase.span.end]
        when = f" due on {named_day(min(ends), context.status.as_of)}" if ends else " due"
        verb = "is" if len(late) == 1 else "are"
        was = "was" if len(late) == 1 else "were"
        return say(f"{names} {was}{when} and {verb} {overdue(days)}.")
    return say(f"{names} are up to {overdue(days)}.")


def _next_blocked(context: Context) -> PhaseStatus | None:
    """Return the first phase that waits itself; one of which only the tasks wait has begun."""
    waiting = [
        phase
        for phase in context.status.phases
        if phase.state is WorkState.BLOCKED and phase.blockers and phase.span.start is not None
    ]
    return min(waiting, key=lambda phase: phase.span.start or context.status.as_of, default=None)


def _blocked(context: Context, phase: PhaseStatus) -> Sentence:
    as_of = context.status.as_of
    start = phase.span.start or as_of
    begins = _begins(context, phase)
    verb = "starts" if start >= as_of else "was to start"
    waits = [blocker.id for blocker in phase.blockers]
    open_states = {
        entry.decision.id: entry
        for entry in context.status.decisions
        if entry.state is not DecisionState.TAKEN
    }
    named = next((open_states[name] for name in waits if name in open_states), None)
    opening = f"{begins} {verb} on {named_day(start, as_of)}"
    subject = f", and Phase {phase.phase.number}" if begins == "Work" else ", and it"
    if named is None:
        return say(f"{opening}{subject} still waits for ", context.span(waits[0]), ".")
    due = named.decision.decide_by
    when = f" due on {named_day(due, as_of)}" if due else " without a date"
    return say(
        f"{opening}{subject} still waits for a decision{when}: ",
        context.span(named.decision.id),
        ".",
    )


def _begins(context: Context, phase: PhaseStatus) -> str:
    starts = [entry.span.start for entry in context.status.phases if entry.span.start]
    if starts and min(starts) == phase.span.start and context.status.progress.done == 0:
        return "Work"
    return f"Phase {phase.phase.number}"


def _worst_area(context: Context) -> AreaHealth:
    areas = context.status.health.areas
    return min(areas, key=lambda area: _STATED.index(area.health))


def derivation(context: Context) -> Sentence:
    """Return how overall health follows: the areas by health, worst first."""
    areas = context.status.health.areas
    parts = []
    for health in _STATED:
        names = [AREA_NAMES[area.area] for area in areas if area.health is health]
        if names:
            parts.append(f"{listed(names)} {health.value}")
        elif health is Health.OFF_TRACK:
            parts.append("none off track")
    parts = [*parts[1:], parts[0]] if parts[0] == "none off track" else parts
    words = in_words(len(areas))
    opening = f"Overall health is the worst of {words} areas: "
    return say(opening, Span("; ".join(parts), "plan-health.html#Health"), ".")
