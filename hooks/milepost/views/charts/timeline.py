"""The timeline's Gantt: rows that open, three scales, and what the filters offer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from milepost.derive.status import Status
from milepost.model.plan import Plan
from milepost.value import Value
from milepost.views import marks
from milepost.views.charts.axis import Scale
from milepost.views.charts.events import decision_events, milestone_events
from milepost.views.charts.figure import gantt_figure
from milepost.views.charts.gantt import Drawing, Gantt, Key
from milepost.views.charts.keys import timeline_keys
from milepost.views.charts.lane import Lane, lane
from milepost.views.charts.overview import EMPTY, caption_of
from milepost.views.charts.print_form import print_drawing
from milepost.views.charts.task_data import task_data
from milepost.views.charts.timeline_frame import Frame, frames_of
from milepost.views.charts.timeline_rows import Former, PhaseLine, phase_lines
from milepost.views.context import Context

MOST_TASKS = 200
"""Above this many tasks their rows are drawn only when a reader opens their phase."""

_TITLE = "Timeline of the phases"
_TRACK = 762.0
_TRACK_BESIDE_SLIP = 682.0


class LaneLine(Value):
    """Decisions or milestones, with a lane for each frame."""

    name: str
    lanes: tuple[Lane, ...]


class Choice(Value):
    """One entry of a filter."""

    value: str
    word: str


class Timeline(Value):
    """The timeline's chart: every row has one track for each of the frames, in their order.

    `scale` is the one shown first. `has_slip` tells that there is a baseline. `data` are the tasks
    as a script draws them, where they are too many to stand in the page; then the rows hold none.
    `figure` is the same for exploring, `paper` the form for print.
    """

    id: str
    title: str
    caption: str
    frames: tuple[Frame, ...]
    scale: Scale
    lanes: tuple[LaneLine, ...]
    rows: tuple[PhaseLine, ...]
    keys: tuple[Key, ...]
    owners: tuple[Choice, ...]
    states: tuple[Choice, ...]
    has_slip: bool
    data: dict[str, Any] | None
    figure: dict[str, Any] | None
    paper: Gantt | None
    empty: str | None = None


def timeline_gantt(
    plan: Plan, status: Status, former: Former | None = None, *, most_tasks: int = MOST_TASKS
) -> Timeline:
    """Return the chart of the timeline; `former` gives the dates of a baseline.

    Plans of more than `most_tasks` tasks carry them as data.
    """
    context = Context(plan, status)
    if not status.phases and not decision_events(context) and not milestone_events(context):
        return _nothing()
    frames = frames_of(context, _TRACK if former is None else _TRACK_BESIDE_SLIP)
    count = sum(1 for phase in plan.work.phases for _ in phase.walk())
    rows = phase_lines(context, frames, former, with_tasks=count <= most_tasks)
    paper = print_drawing(context, identifier="timeline-print", critical=True)
    return Timeline(
        id="timeline",
        title=_TITLE,
        caption=caption_of(context),
        frames=frames,
        scale=_first_scale(frames),
        lanes=_lanes(context, frames),
        rows=rows,
        keys=timeline_keys(context, rows, frames),
        owners=_owners(context, rows),
        states=_states(status),
        has_slip=former is not None,
        data=task_data(context, frames) if count > most_tasks else None,
        figure=gantt_figure(plan, status),
        paper=_paper(context, paper),
    )


def _first_scale(frames: Sequence[Frame]) -> Scale:
    """Return the finest scale on which the plan is not much wider than a page."""
    wide = [frame for frame in frames if frame.device == "wide"]
    return next((frame.scale for frame in wide if frame.width <= 2 * _TRACK), wide[-1].scale)


def _nothing() -> Timeline:
    return Timeline(
        id="timeline",
        title=_TITLE,
        caption=EMPTY,
        frames=(),
        scale=Scale.WEEK,
        lanes=(),
        rows=(),
        keys=(),
        owners=(),
        states=(),
        has_slip=False,
        data=None,
        figure=None,
        paper=None,
        empty=EMPTY,
    )


def _paper(context: Context, drawing: Drawing) -> Gantt:
    return Gantt("timeline-print", _TITLE, caption_of(context), (drawing,), ())


def _lanes(context: Context, frames: Sequence[Frame]) -> tuple[LaneLine, ...]:
    found = []
    for name in ("Decisions", "Milestones"):
        lanes = tuple(_lane(context, name, frame) for frame in frames)
        if any(one.signs for one in lanes):
            found.append(LaneLine(name, lanes))
    return tuple(found)


def _lane(context: Context, name: str, frame: Frame) -> Lane:
    brief = frame.device == "phone"
    events = (
        decision_events(context, brief=brief) if name == "Decisions" else milestone_events(context)
    )
    return lane(events, frame.axis, context.status.as_of, top=0, right=frame.width)


def _owners(context: Context, rows: Iterable[PhaseLine]) -> tuple[Choice, ...]:
    """Return the owners of phases and tasks, by name."""
    found = {owner for row in rows for owner in row.owners}
    for phase in context.plan.work.phases:
        found.update(owner for task in phase.walk() for owner in task.owner)
    named = sorted((context.owner_name(owner), owner) for owner in found)
    return tuple(Choice(owner, name) for name, owner in named)


def _states(status: Status) -> tuple[Choice, ...]:
    """Return the states of phases and tasks, worst first."""
    found = {phase.state for phase in status.phases}
    waiting = [task for phase in status.phases for task in phase.tasks]
    while waiting:
        task = waiting.pop()
        found.add(task.state)
        waiting.extend(task.tasks)
    order = sorted(found, key=list(type(next(iter(found)))).index) if found else []
    return tuple(Choice(state.value, marks.of_work(state).word) for state in order)
