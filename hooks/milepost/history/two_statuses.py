"""Two plans with what follows from each, object beside object."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from milepost.derive.status import PhaseStatus, Status, TaskStatus
from milepost.model.plan import Plan
from milepost.value import Value

T = TypeVar("T")


class Side(Value):
    """A plan and what follows from it."""

    plan: Plan
    status: Status


class TwoStatuses(Value):
    """Both sides; `same` leads from earlier ids to the later ones of what stands in both."""

    before: Side
    after: Side
    same: Mapping[str, str]

    def pairs(
        self, of: Callable[[Status], Iterable[T]], name: Callable[[T], str]
    ) -> Iterator[tuple[T, T]]:
        """Yield what stands on both sides, in the order of the later plan."""
        back = {new: old for old, new in self.same.items()}
        earlier = {name(each): each for each in of(self.before.status)}
        for later in of(self.after.status):
            old = earlier.get(back.get(name(later), ""))
            if old is not None:
                yield old, later


def tasks_of(status: Status) -> Iterator[TaskStatus]:
    """Yield all tasks in the order of the plan, groups before what they hold."""
    for phase in status.phases:
        yield from _below(phase.tasks)


def _below(tasks: Iterable[TaskStatus]) -> Iterator[TaskStatus]:
    for task in tasks:
        yield task
        yield from _below(task.tasks)


def phase_name(phase: PhaseStatus) -> str:
    """Return the id of a phase."""
    return phase.phase.id


def task_name(task: TaskStatus) -> str:
    """Return the id of a task."""
    return task.task.id
