"""The dates that a claim gives, against those of the phases that it speaks of.

A claim with dates says them of each phase that it names. Where the work reaches beyond the dates,
that is one contradiction; where it stays inside, each phase with another start or end is one. A
claim that names no phase speaks of the whole plan, which must lie within its dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from milepost.dates.wording import short_day
from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.finding import Findings, Side, contradiction
from milepost.derive.contradictions.statement import quoted
from milepost.derive.contradictions.wording import capital, span
from milepost.model.project import Claim
from milepost.model.work import Phase
from milepost.problems.place import Place


def work_beyond_dates(context: Context) -> Findings:
    """A claim gives dates to several phases, and their work begins before or ends after them."""
    for claim, phases in _dated_claims(context):
        if len(claim.phases) == 1 or not _reaches_beyond(claim, phases):
            continue
        yield contradiction(
            "work-beyond-claim",
            quoted(claim),
            Side(f"The work under it {_reach(claim, phases, context.as_of)}.", _far(phases)),
            "Correct the dates, or name only the work that they cover.",
            subjects=[claim.id, *(phase.id for phase in phases if _reaches_beyond(claim, [phase]))],
            records=[claim, *(phase for phase in phases if _reaches_beyond(claim, [phase]))],
        )


def other_dates_than_section(context: Context) -> Findings:
    """A claim gives a phase another start or end than the phase's own section does."""
    for claim, phases in _dated_claims(context):
        several = len(claim.phases) > 1
        if not claim.phases or (several and _reaches_beyond(claim, phases)):
            continue
        for phase in phases:
            starts, ends = _other_start(claim, phase), _other_end(claim, phase)
            if not starts and not ends:
                continue
            yield contradiction(
                "claim-dates-differ",
                Side(
                    f"{capital(claim.said_in)}: Phase {phase.number} "
                    f"{_dates(claim.start, claim.end, (starts, ends), context.as_of)}",
                    claim.place.at("start" if starts else "end"),
                ),
                Side(
                    "Its own section: "
                    f"{_dates(phase.start, phase.end, (starts, ends), context.as_of)}.",
                    phase.place.at("start" if starts else "end"),
                ),
                "Keep one of the two.",
                subjects=[claim.id, phase.id],
                records=[claim, phase],
            )


def _dated_claims(context: Context) -> Iterator[tuple[Claim, list[Phase]]]:
    for claim in context.plan.project.claims:
        phases = [item.phase for item in context.spoken_of(claim)]
        if phases and (claim.start or claim.end or claim.open_end):
            yield claim, phases


def _reaches_beyond(claim: Claim, phases: Sequence[Phase]) -> bool:
    begins_before = claim.start is not None and any(
        phase.start is not None and phase.start < claim.start for phase in phases
    )
    return begins_before or (
        claim.end is not None and any(_ends_after(phase, claim.end) for phase in phases)
    )


def _ends_after(phase: Phase, end: date) -> bool:
    """Tell whether a phase lies beyond a day; an open end does, since no day bounds it."""
    if phase.end is None:
        return phase.start is not None
    return phase.end > end


def _reach(claim: Claim, phases: Sequence[Phase], as_of: date) -> str:
    days = [day for phase in phases for day in (phase.start, phase.end) if day is not None]
    first, last = min(days), max(days)
    beyond = " and beyond" if any(phase.end is None for phase in phases) else ""
    if claim.start is not None and first < claim.start:
        if claim.end is None or (last <= claim.end and not beyond):
            return f"starts on {short_day(first, as_of)}"
        return f"runs from {short_day(first, as_of)} to {short_day(last, as_of)}{beyond}"
    return f"runs to {short_day(last, as_of)}{beyond}"


def _far(phases: Sequence[Phase]) -> Place:
    """Return the place of the last day that the phases give."""
    days = [
        (day, phase.place.at(key))
        for phase in phases
        for key, day in (("start", phase.start), ("end", phase.end))
        if day is not None
    ]
    return max(days, key=lambda pair: pair[0])[1]


def _other_start(claim: Claim, phase: Phase) -> bool:
    return None not in (claim.start, phase.start) and claim.start != phase.start


def _other_end(claim: Claim, phase: Phase) -> bool:
    if phase.start is None and phase.end is None:
        return False
    if claim.end is not None:
        return claim.end != phase.end
    return claim.open_end and phase.end is not None


def _dates(start: date | None, end: date | None, differs: tuple[bool, bool], as_of: date) -> str:
    """Say those of the two dates that differ; an end that is not there is open."""
    starts, ends = differs
    if not ends:
        return f"from {short_day(start, as_of)}" if start else ""
    if not starts:
        return f"to {short_day(end, as_of)}" if end else "with an open end"
    return span(start, end, as_of) if end else f"{span(start, None, as_of)} with an open end"
