"""The tasks of a large plan as plain data, from which a script draws the rows that are opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from milepost.derive.status import TaskStatus, WorkState
from milepost.views import marks
from milepost.views.charts.axis import fade_end
from milepost.views.charts.timeline_frame import Frame
from milepost.views.charts.timeline_rows import nested
from milepost.views.context import Context


def task_data(context: Context, frames: Sequence[Frame]) -> dict[str, Any]:
    """Return frames, states, owners and tasks by phase, each as short as JSON allows.

    Days count from as-of. A state is its name and its word in the legend. A task is
    `[number, title, id, depth, state, owners, start, end, dated]`, where state and owners are
    indexes, `start` and `end` may be null, and `dated` is 0 for the dates of the phase, 1 for its
    own, 2 for its own with an open end.
    """
    owners = [owner.id for owner in context.plan.project.owners]
    index_of = {owner: index for index, owner in enumerate(owners)}
    return {
        "frames": [_frame(context, frame) for frame in frames],
        "fade": "Chart-timeline-fill",
        "states": [_state(state) for state in WorkState],
        "owners": owners,
        "tasks": {
            phase.phase.id: [
                _task(context, task, depth, index_of) for task, depth in nested(phase.tasks)
            ]
            for phase in context.status.phases
        },
    }


def _frame(context: Context, frame: Frame) -> dict[str, Any]:
    axis = frame.axis
    return {
        "device": frame.device,
        "scale": frame.scale.value,
        "width": frame.width,
        "first": (axis.first - context.status.as_of).days,
        "day": round(axis.day, 4),
    }


def _state(state: WorkState) -> list[str]:
    return [state.value, marks.of_work(state).word.lower()]


def _task(context: Context, task: TaskStatus, depth: int, index_of: dict[str, int]) -> list[Any]:
    as_of, span = context.status.as_of, task.span
    start = span.start or span.end
    end = span.end or (fade_end(start, as_of) if start else None)
    return [
        task.number,
        task.task.title,
        task.task.id,
        depth,
        list(WorkState).index(task.state),
        [index_of[owner] for owner in task.owner],
        (start - as_of).days if start else None,
        (end - as_of).days if end else None,
        (1 if span.end else 2) if span.stated else 0,
    ]
