"""States, finishing days, waivers and reasons go together."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.load.checks.subject import Subject, name_of
from milepost.load.wording import quoted
from milepost.model.base import Inferable
from milepost.model.checklist import ReadinessItem
from milepost.model.work import Task
from milepost.problems.code import Problem
from milepost.problems.register import problem

_NOT_OF_A_GROUP = ("state", "done_on", "weight", "recurring")


def check_done(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each finishing day of what is not said to be done."""
    for visit in subject.visits:
        record = visit.source
        if isinstance(record, Task) and (record.is_group or record.recurring):
            continue
        if isinstance(record, Task | ReadinessItem) and record.done_on and record.state != "done":
            yield problem(
                "done-on-without-done",
                record.place.at("done_on"),
                f'{name_of(visit.kind, record)} has a day under "done_on" but is {record.state}.',
                'Write "state: done", or delete the day.',
            )


def check_groups(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each thing that a group says of itself and only its tasks can say."""
    for task in _tasks(subject):
        if not task.is_group:
            continue
        for key in _NOT_OF_A_GROUP:
            if key in task.model_fields_set and getattr(task, key) is not None:
                yield problem(
                    "group-state",
                    task.place.at(key),
                    f'Task "{task.id}" holds tasks and has {quoted(key)} of its own.',
                    "Move it to the tasks that it is about.",
                )


def _tasks(subject: Subject) -> Iterator[Task]:
    return (visit.source for visit in subject.visits if isinstance(visit.source, Task))


def check_recurring(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each recurring task that is said to be done."""
    for task in _tasks(subject):
        if task.recurring and not task.is_group and (task.state == "done" or task.done_on):
            key = "state" if task.state == "done" else "done_on"
            yield problem(
                "recurring-done",
                task.place.at(key),
                f'Task "{task.id}" comes round again, so it is never done.',
                'Delete it; the day of the last round is "last_done" under "recurring".',
            )


def check_reasons(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each inferred record without a reason."""
    for visit in subject.visits:
        for record in visit.records:
            if isinstance(record, Inferable) and record.inferred and record.reason is None:
                about = "" if record is visit.source else "Something of "
                yield problem(
                    "inferred-without-reason",
                    record.place.at("inferred"),
                    f"{about}{name_of(visit.kind, visit.source)} is inferred; nothing says why.",
                    'Add "reason": what it follows from.',
                )


def check_waivers(subject: Subject) -> Iterator[Problem]:
    """Yield a warning for each finished item that has leave to stay open."""
    for item in subject.plan.readiness.items:
        if item.waiver and item.state == "done":
            yield problem(
                "idle-waiver",
                item.place.at("waiver"),
                f'Readiness item "{item.id}" is done and has a waiver.',
                "Delete the waiver, or the state.",
            )
