"""What is claimed of phases from outside, against the phases themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from milepost.dates.wording import short_day
from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.finding import Findings, Side, contradiction
from milepost.derive.contradictions.statement import quoted
from milepost.derive.contradictions.wording import (
    count,
    days_after,
    listing,
    phases_named,
    quote,
)
from milepost.derive.status import PhaseStatus
from milepost.model.project import Claim
from milepost.model.work import ClaimedState

FINISHED: tuple[ClaimedState, ...] = ("complete", "live")
"""Claimed states that leave nothing open."""


def unknown_phases(context: Context) -> Findings:
    """A claim names a phase that the plan does not have."""
    for claim in context.plan.project.claims:
        missing = [number for number in claim.phases if number not in context.phases]
        if not missing:
            continue
        known = [number for number in claim.phases if number in context.phases]
        rewrite = f"write “{phases_named(known)}”" if known else "drop the claim"
        yield contradiction(
            "claim-names-unknown-phase",
            quoted(claim),
            Side(f"The plan has no {phases_named(missing)}.", context.plan.work.place.at("phases")),
            f"Add {phases_named(missing)}, or {rewrite}.",
            subjects=[claim.id],
            records=[claim],
            group="dates" if _is_of_dates(claim) else None,
        )


def complete_with_open_tasks(context: Context) -> Findings:
    """A claim calls phases complete or live, and not all of their tasks are done."""
    for claim, phases in _claims_of_state(context, *FINISHED):
        open_phases = [item for item in phases if item.progress.done < item.progress.total]
        if not open_phases or (claim.state == "live" and not claim.phases):
            continue
        done = sum(item.progress.done for item in phases)
        total = sum(item.progress.total for item in phases)
        named = phases_named(item.phase.number for item in phases)
        verb = "is" if 1 in (done, total) else "are"
        yield contradiction(
            "complete-with-open-tasks",
            quoted(claim),
            Side(
                f"{named}: {done} of {count(total, 'task')} {verb} done.",
                open_phases[0].phase.place.at("tasks"),
            ),
            "Tick the tasks with evidence, or correct the claim.",
            subjects=[claim.id, *(item.phase.id for item in open_phases)],
            records=[claim, *(leaf for item in open_phases for leaf in item.phase.leaves())],
        )


def other_than_sections(context: Context) -> Findings:
    """A claim gives phases another state than their own sections do."""
    for claim, phases in _claims_of_state(context):
        if not claim.phases or claim.state is None:
            continue
        differing = _differing(claim.state, phases)
        if not differing:
            continue
        own = "Its own section says" if len(differing) == 1 else "Their own sections say"
        yield contradiction(
            "claim-against-section",
            quoted(claim),
            Side(f"{own} {_own_states(differing)}.", differing[0].phase.place.at("claimed")),
            f"Correct the claim, or the {'section' if len(differing) == 1 else 'sections'}.",
            subjects=[claim.id, *(item.phase.id for item in differing)],
            records=[claim, *(item.phase.claimed for item in differing if item.phase.claimed)],
        )


def finished_before_start(context: Context) -> Findings:
    """A claim calls phases complete, live or in progress before they start."""
    for claim, phases in _claims_of_state(context, *FINISHED, "in progress"):
        later = _starting_later(context, phases)
        some_may_start_later = claim.state == "in progress" and len(later) < len(phases)
        if not claim.phases or not later or some_may_start_later:
            continue
        yield contradiction(
            "claimed-before-start",
            quoted(claim),
            Side(_starts_later(context.as_of, later), later[0][1].phase.place.at("start")),
            "Correct the start, or the claim.",
            subjects=[claim.id, *(item.phase.id for _, item in later)],
            records=[claim, *(item.phase for _, item in later)],
        )


def _is_of_dates(claim: Claim) -> bool:
    return claim.state is None and bool(claim.start or claim.end or claim.open_end)


def _claims_of_state(
    context: Context, *states: ClaimedState
) -> Iterator[tuple[Claim, tuple[PhaseStatus, ...]]]:
    for claim in context.plan.project.claims:
        if claim.state is not None and (not states or claim.state in states):
            yield claim, context.spoken_of(claim)


def _differing(state: ClaimedState, phases: Sequence[PhaseStatus]) -> list[PhaseStatus]:
    """Return the phases whose own claim can't hold beside the state claimed of all of them.

    Several phases together are in progress or blocked as soon as one of them is begun, so those
    two words differ only where all of the phases say the same other thing.
    """
    words = {item.phase.number: item.phase.claimed.state for item in phases if item.phase.claimed}
    if state in FINISHED:
        return [item for item in phases if words.get(item.phase.number, state) not in FINISHED]
    differing = [item for item in phases if words.get(item.phase.number, state) != state]
    if state == "scheduled":
        return differing
    alike = len(set(words.values())) == 1 and len(differing) == len(phases)
    return differing if alike else []


def _own_states(phases: Sequence[PhaseStatus]) -> str:
    states = dict.fromkeys(item.phase.claimed.state for item in phases if item.phase.claimed)
    if len(states) == 1:
        return quote(*states)
    parts = []
    for state in states:
        own = [p.phase.number for p in phases if p.phase.claimed and p.phase.claimed.state == state]
        parts.append(f"{quote(state)} ({listing([str(number) for number in own])})")
    return listing(parts)


def _starting_later(
    context: Context, phases: Sequence[PhaseStatus]
) -> list[tuple[date, PhaseStatus]]:
    later = [
        (item.phase.start, item)
        for item in phases
        if item.phase.start is not None and item.phase.start > context.as_of
    ]
    return sorted(later, key=lambda pair: (pair[0], pair[1].phase.number))


def _starts_later(as_of: date, later: Sequence[tuple[date, PhaseStatus]]) -> str:
    first, named = later[0][0], phases_named(item.phase.number for _, item in later)
    if len(later) == 1:
        return f"{named} starts on {short_day(first, as_of)}, {days_after(first, as_of)}."
    return f"{named} start on {short_day(first, as_of)} or later, after this status."
