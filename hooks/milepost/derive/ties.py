"""What each piece of work waits for: the work it depends on and the decisions that block it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from milepost.derive.outline import Entry
from milepost.derive.status import Blocker
from milepost.model.base import Link
from milepost.model.decision import Decision
from milepost.model.work import Milestone, Phase
from milepost.value import Value


class Tie(Value):
    """A finish-to-start tie to the entry at this position."""

    position: int
    inferred: bool


def positions_by_id(entries: tuple[Entry, ...]) -> dict[str, int]:
    """Return where each piece of work stands in the outline."""
    return {entry.record.id: position for position, entry in enumerate(entries)}


def work_ties(entries: tuple[Entry, ...], positions: dict[str, int]) -> list[tuple[Tie, ...]]:
    """Return for each entry its own ties to other work; a tie to a phase is to all of it."""
    return [_ties(entry.record.depends_on, positions) for entry in entries]


def open_decisions(decisions: Iterable[Decision]) -> dict[str, list[Blocker]]:
    """Return by id of what they block the decisions that are not taken."""
    blocking: dict[str, list[Blocker]] = {}
    for decision in decisions:
        if decision.outcome is None:
            for link in decision.blocks:
                blocker = Blocker("decision", decision.id, link.inferred)
                blocking.setdefault(link.to, []).append(blocker)
    return blocking


def finished(entries: tuple[Entry, ...]) -> list[bool]:
    """Tell for each piece of work whether nothing of it is left that others could wait for.

    Formula: a leaf task is finished when done or dropped, a milestone when reached. A group or a
    phase is when all of its one-off leaf tasks are.
    Units: none; it holds or it does not.
    Edge cases: recurring work stands beside. A phase with recurring work only is finished when
    each of it was done once. An empty one never is, since nothing shows that it is.
    Source: finish-to-start dependencies of the critical path method.
    """
    parts = [_Parts() for _ in entries]
    result = [False] * len(entries)
    for position in range(len(entries) - 1, -1, -1):
        entry = entries[position]
        done = result[position] = _is_finished(entry, parts[position])
        if entry.parent >= 0:
            above = parts[entry.parent]
            if entry.is_leaf:
                above.count(done, recurring=entry.is_recurring)
            else:
                above.add(parts[position])
    return result


@dataclass(slots=True)
class _Parts:
    """How many leaf tasks a group or a phase holds, and how many of them are finished."""

    one_off: int = 0
    one_off_finished: int = 0
    recurring: int = 0
    recurring_finished: int = 0

    def count(self, finished: bool, recurring: bool) -> None:
        if recurring:
            self.recurring += 1
            self.recurring_finished += finished
        else:
            self.one_off += 1
            self.one_off_finished += finished

    def add(self, other: _Parts) -> None:
        self.one_off += other.one_off
        self.one_off_finished += other.one_off_finished
        self.recurring += other.recurring
        self.recurring_finished += other.recurring_finished

    def is_finished(self) -> bool:
        if self.one_off:
            return self.one_off_finished == self.one_off
        return 0 < self.recurring == self.recurring_finished


def _ties(links: tuple[Link, ...], positions: dict[str, int]) -> tuple[Tie, ...]:
    if not links:
        return ()
    inferred: dict[int, bool] = {}
    for link in links:
        if link.to in positions:
            position = positions[link.to]
            inferred[position] = inferred.get(position, True) and link.inferred
    return tuple(Tie(position, flag) for position, flag in inferred.items())


def _is_finished(entry: Entry, parts: _Parts) -> bool:
    record = entry.record
    if isinstance(record, Milestone):
        return record.done
    if not entry.is_leaf or isinstance(record, Phase):
        return parts.is_finished()
    if record.recurring and record.state != "dropped":
        return record.recurring.last_done is not None
    return record.state in ("done", "dropped")
