"""When work can lie at all: the dates it states, else those of what holds it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.model.plan import Plan
from milepost.model.work import Milestone, Phase, Task
from milepost.problems.place import Place
from milepost.value import Value


class Window(Value):
    """The days between which a piece of work lies.

    A task without dates of its own may lie anywhere between those of its group or phase; so its
    earliest possible end is their start, and its latest possible start their end.
    `start_stated` and `end_stated` tell which of the two dates the work gives itself, the places
    where the two stand.
    """

    start: date | None
    end: date | None
    start_stated: bool
    end_stated: bool
    start_place: Place
    end_place: Place

    @property
    def earliest_end(self) -> date | None:
        """The first day on which the work may be finished; None where it is not known."""
        return self.end if self.end_stated else self.start

    @property
    def earliest_end_place(self) -> Place:
        """Where the day of `earliest_end` stands."""
        return self.end_place if self.end_stated else self.start_place

    @property
    def latest_start(self) -> date | None:
        """The last day on which the work may begin; None where it is not known."""
        return self.start if self.start_stated else self.end

    @property
    def latest_start_place(self) -> Place:
        """Where the day of `latest_start` stands."""
        return self.start_place if self.start_stated else self.end_place


def windows_of(plan: Plan) -> Iterator[tuple[str, Window]]:
    """Yield the window of every phase, task and milestone with its id."""
    for phase in plan.work.phases:
        window = _own_window(phase)
        yield phase.id, window
        for task in phase.tasks:
            yield from _windows_below(task, window)
    for milestone in plan.work.milestones:
        yield milestone.id, _point(milestone)


def _own_window(phase: Phase) -> Window:
    place = phase.place
    return Window(phase.start, phase.end, True, True, place.at("start"), place.at("end"))


def _windows_below(task: Task, parent: Window) -> Iterator[tuple[str, Window]]:
    window = Window(
        start=parent.start if task.start is None else task.start,
        end=parent.end if task.end is None else task.end,
        start_stated=task.start is not None,
        end_stated=task.end is not None,
        start_place=parent.start_place if task.start is None else task.place.at("start"),
        end_place=parent.end_place if task.end is None else task.place.at("end"),
    )
    yield task.id, window
    for below in task.tasks:
        yield from _windows_below(below, window)


def _point(milestone: Milestone) -> Window:
    place = milestone.place.at("date")
    return Window(milestone.date, milestone.date, True, True, place, place)
