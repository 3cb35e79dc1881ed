"""The state of each piece of work, and what it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.dates import WorkCalendar
from milepost.derive.outline import TOP, Entry
from milepost.derive.rounds import next_round
from milepost.derive.status import Blocker, Round, WorkState
from milepost.derive.ties import Tie
from milepost.model.work import Milestone, Task
from milepost.value import Value


class Standing(Value):
    """Where a piece of work stands on as-of."""

    state: WorkState
    blockers: tuple[Blocker, ...]
    overdue_days: int
    round: Round | None


class Day(Value):
    """As-of, the calendar, and how near a start must be for an open tie to block it."""

    as_of: date
    calendar: WorkCalendar
    blocked_within_days: int

    def is_near(self, start: date | None) -> bool:
        """Tell whether a start has passed or lies within the days that matter."""
        return start is not None and (start - self.as_of).days <= self.blocked_within_days


@dataclass(slots=True)
class _Parts:
    """Counts of the leaf tasks of a group or a phase, by what matters to its state."""

    leaves: int = 0
    dropped: int = 0
    one_off: int = 0
    begun: int = 0
    left: int = 0
    blocked: int = 0
    overdue_rounds: int = 0

    def count(self, leaf: Entry, standing: Standing) -> None:
        self.leaves += 1
        if standing.state is WorkState.DROPPED:
            self.dropped += 1
        elif standing.round:
            self.overdue_rounds += standing.state is WorkState.OVERDUE
        else:
            self.one_off += 1
            self.begun += leaf.is_begun
            self.left += standing.state is not WorkState.COMPLETE
            self.blocked += standing.state is WorkState.BLOCKED

    def add(self, other: _Parts) -> None:
        self.leaves += other.leaves
        self.dropped += other.dropped
        self.one_off += other.one_off
        self.begun += other.begun
        self.left += other.left
        self.blocked += other.blocked
        self.overdue_rounds += other.overdue_rounds


def standings(
    entries: tuple[Entry, ...],
    ties: list[tuple[Tie, ...]],
    finished: list[bool],
    decisions: dict[str, list[Blocker]],
    day: Day,
) -> list[Standing]:
    """Return where each piece of work stands.

    Formula: the first that holds is its state. Dropped. Complete. Overdue: its end lies before
    as-of. Blocked: an open decision or an unfinished dependency holds it, and its start has passed
    or lies within `blocked_within_days`. In progress: its start has come, or a task was begun.
    Else scheduled.
    Units: `blocked_within_days` are calendar days, default 14; overdue is counted in working days.
    Edge cases: a group or a phase is complete when its one-off leaf tasks are, and never when it
    has none. It is also blocked when all that is left of it is. What blocks a phase does not mark
    each of its tasks; those show their own ties. Work that ends on as-of is not overdue.
    Source: the rules of this plan format; the state that a person claims is never used for it.
    """
    result: list[Standing | None] = [None] * len(entries)
    parts = [_Parts() for _ in entries]
    for position in range(len(entries) - 1, -1, -1):
        entry = entries[position]
        blockers = _blockers(entry, ties[position], entries, finished, decisions)
        standing = _standing(entry, parts[position], blockers, finished[position], day)
        result[position] = standing
        if entry.parent != TOP:
            if entry.is_leaf:
                parts[entry.parent].count(entry, standing)
            else:
                parts[entry.parent].add(parts[position])
    return [standing for standing in result if standing]


def _blockers(
    entry: Entry,
    ties: tuple[Tie, ...],
    entries: tuple[Entry, ...],
    finished: list[bool],
    decisions: dict[str, list[Blocker]],
) -> tuple[Blocker, ...]:
    waiting = list(decisions.get(entry.record.id, ()))
    for tie in ties:
        if not finished[tie.position]:
            target = entries[tie.position]
            waiting.append(Blocker(target.kind, target.record.id, tie.inferred))
    return tuple(waiting)


def _standing(
    entry: Entry, parts: _Parts, blockers: tuple[Blocker, ...], finished: bool, day: Day
) -> Standing:
    record = entry.record
    if isinstance(record, Task) and entry.is_leaf and record.recurring:
        return _recurring(entry, record, blockers, day)
    state = _state(entry, parts, blockers, finished, day)
    late = 0
    if state is WorkState.OVERDUE and entry.span.end:
        late = day.calendar.working_days_after(entry.span.end, day.as_of)
    return Standing(state, blockers, late, None)


def _recurring(entry: Entry, task: Task, blockers: tuple[Blocker, ...], day: Day) -> Standing:
    """Return where recurring work stands: never complete, overdue when a round has passed."""
    if task.recurring is None:
        raise ValueError(f"{task.id} does not come round")
    round_ = next_round(task.recurring, entry.span.start, day.as_of)
    if task.state == "dropped":
        return Standing(WorkState.DROPPED, blockers, 0, None)
    if round_.overdue and round_.next:
        late = day.calendar.working_days_after(round_.next, day.as_of)
        return Standing(WorkState.OVERDUE, blockers, late, round_)
    if blockers and day.is_near(entry.span.start):
        return Standing(WorkState.BLOCKED, blockers, 0, round_)
    begun = task.state == "in progress"
    return Standing(WorkState.IN_PROGRESS if begun else WorkState.SCHEDULED, blockers, 0, round_)


def _state(
    entry: Entry, parts: _Parts, blockers: tuple[Blocker, ...], finished: bool, day: Day
) -> WorkState:
    start, end = entry.span.start, entry.span.end
    if _is_dropped(entry, parts):
        return WorkState.DROPPED
    if _is_complete(entry, parts, finished):
        return WorkState.COMPLETE
    passed = end is not None and end < day.as_of
    if passed and parts.leaves and not parts.one_off:
        return WorkState.OVERDUE if parts.overdue_rounds else WorkState.COMPLETE
    if passed:
        return WorkState.OVERDUE
    if (blockers and day.is_near(start)) or (parts.left and parts.left == parts.blocked):
        return WorkState.BLOCKED
    if _is_begun(entry, parts, day.as_of):
        return WorkState.IN_PROGRESS
    return WorkState.SCHEDULED


def _is_dropped(entry: Entry, parts: _Parts) -> bool:
    return entry.is_dropped or (parts.leaves > 0 and parts.dropped == parts.leaves)


def _is_complete(entry: Entry, parts: _Parts, finished: bool) -> bool:
    """Tell whether one-off work was finished; recurring work alone never completes anything."""
    return finished and (entry.is_leaf or entry.kind == "milestone" or parts.one_off > 0)


def _is_begun(entry: Entry, parts: _Parts, as_of: date) -> bool:
    if isinstance(entry.record, Milestone):
        return False
    start = entry.span.start
    return entry.is_begun or parts.begun > 0 or (start is not None and start <= as_of)
