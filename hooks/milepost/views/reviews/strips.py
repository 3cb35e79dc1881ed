"""The states of each item from review to review: its history as a strip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from milepost.derive.status import PhaseStatus, Status
from milepost.history.identity import same_objects
from milepost.history.objects import objects_of
from milepost.history.snapshot import Snapshot
from milepost.history.two_statuses import Side, tasks_of
from milepost.views import marks
from milepost.views.marks import Mark
from milepost.views.wording import short_day

State = tuple[Mark, str]
"""A state as its mark, and what else is said of it; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A plan on the day of a review, with what followed from it."""

    day: date
    snapshot: Snapshot
    side: Side


@dataclass(frozen=True, slots=True)
class Run:
    """Reviews in a row at which an item stood the same: the day of the first, and the state."""

    day: str
    mark: Mark
    detail: str

    @property
    def word(self) -> str:
        """The state as it stands within a row of words; capitals such as those of GO stay."""
        word = self.mark.word
        return word if word.isupper() else f"{word[:1].lower()}{word[1:]}"

    @property
    def words(self) -> str:
        """The state with its detail: `scheduled, ends 27 Dec`."""
        return f"{self.word}, {self.detail}" if self.detail else self.word


@dataclass(frozen=True, slots=True)
class StateStrip:
    """The history of one item, oldest first: where its mark changed, and where anything did."""

    marks: tuple[Run, ...]
    runs: tuple[Run, ...]


def strips(reviews: Sequence[Reviewed]) -> Mapping[str, StateStrip]:
    """Return the history of each item that stood at two reviews or more, by its latest id.

    `reviews` come oldest first, the one that is shown last; an item keeps its history where it
    was renamed.
    """
    found: dict[str, list[tuple[date, State]]] = {}
    as_of = reviews[-1].day if reviews else date.min
    for review, names in zip(reviews, _latest_ids(reviews), strict=True):
        for name, state in states_of(review.side.status, as_of):
            if name in names:
                found.setdefault(names[name], []).append((review.day, state))
    return {name: _strip(points, as_of) for name, points in found.items() if len(points) > 1}


def _latest_ids(reviews: Sequence[Reviewed]) -> list[Mapping[str, str]]:
    """Return for each review how its ids are called at the last one; what has gone is left out."""
    trees = [objects_of(review.snapshot.plan) for review in reviews]
    names = {name: name for name in trees[-1].by_id} if trees else {}
    found: list[Mapping[str, str]] = [names]
    for later, earlier in pairwise(reversed(trees)):
        step = same_objects(later, earlier)
        names = {step[here]: latest for here, latest in names.items() if here in step}
        found.append(names)
    return found[: len(trees)][::-1]


def states_of(status: Status, as_of: date) -> Iterator[tuple[str, State]]:
    """Yield the state of everything that has one, by id; days are told as seen from `as_of`."""
    for phase in status.phases:
        yield phase.phase.id, (marks.of_work(phase.state), _ends(phase, as_of))
    yield from ((task.task.id, (marks.of_task(task), "")) for task in tasks_of(status))
    yield from ((one.milestone.id, (marks.of_work(one.state), "")) for one in status.milestones)
    yield from ((one.item.id, (marks.of_item(one), "")) for one in status.readiness.items)
    for kpi in status.kpis:
        sourced = kpi.latest is None or kpi.latest.source is not None
        yield kpi.kpi.id, (marks.of_kpi(kpi.state, sourced=sourced), "")
    yield from ((one.risk.id, (marks.of_risk(one), "")) for one in status.risks)
    yield from ((one.decision.id, (marks.of_decision(one.state), "")) for one in status.decisions)


def _ends(phase: PhaseStatus, as_of: date) -> str:
    end = phase.span.end
    return f"ends {short_day(end, as_of)}" if end else "no end stated"


def _strip(points: Iterable[tuple[date, State]], as_of: date) -> StateStrip:
    points = tuple(points)
    whole = [next(run) for _, run in groupby(points, lambda point: point[1])]
    looks = [next(run) for _, run in groupby(points, lambda point: point[1][0])]
    return StateStrip(
        marks=tuple(Run(short_day(day, as_of), mark, "") for day, (mark, _) in looks),
        runs=tuple(Run(short_day(day, as_of), mark, detail) for day, (mark, detail) in whole),
    )
