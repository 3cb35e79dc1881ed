"""How urgent each decision is, and what it blocks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from milepost.dates import WorkCalendar
from milepost.derive.outline import Entry
from milepost.derive.status import Blocker, DecisionState, DecisionStatus
from milepost.model.decision import Decision


def decision_status(
    decision: Decision,
    targets: Mapping[str, tuple[str, date | None]],
    calendar: WorkCalendar,
    as_of: date,
    soon_days: int,
) -> DecisionStatus:
    """Return how near a decision is and how much slack it leaves.

    Formula: taken when it has an outcome; overdue when its deadline lies before as-of; due when at
    most `decision_soon_days` are left; else open. Slack = working days from the deadline,
    included, to the first start of what it blocks, excluded.
    Units: days left are calendar days; slack is in working days.
    Edge cases: on as-of itself it is still due. Slack is 1 when it is due on the working day
    before, 0 on the day of the start and negative after it. Without both days it is not known.
    Source: the rules of this plan format; slack as in the critical path method.
    """
    blocks = tuple(
        Blocker(targets[link.to][0], link.to, link.inferred)
        for link in decision.blocks
        if link.to in targets
    )
    starts = [start for _, start in (targets[block.id] for block in blocks) if start]
    first_start = min(starts, default=None)
    days_left = _days_left(decision, as_of)
    slack = None
    if decision.decide_by and first_start:
        slack = calendar.difference(decision.decide_by, first_start)
    state = _state(decision, days_left, soon_days)
    return DecisionStatus(decision, state, days_left, blocks, first_start, slack)


def decision_targets(
    entries: tuple[Entry, ...], readiness_ids: tuple[str, ...]
) -> dict[str, tuple[str, date | None]]:
    """Return kind and start of everything that a decision may block, by id."""
    targets: dict[str, tuple[str, date | None]] = {
        entry.record.id: (entry.kind, entry.span.start) for entry in entries
    }
    targets.update((identifier, ("readiness", None)) for identifier in readiness_ids)
    return targets


def _days_left(decision: Decision, as_of: date) -> int | None:
    if decision.outcome or decision.decide_by is None:
        return None
    return (decision.decide_by - as_of).days


def _state(decision: Decision, days_left: int | None, soon_days: int) -> DecisionState:
    if decision.outcome:
        return DecisionState.TAKEN
    if days_left is None or days_left > soon_days:
        return DecisionState.OPEN
    return DecisionState.OVERDUE if days_left < 0 else DecisionState.DUE
