"""The rows of the timeline: phases, their tasks, and what each shows in every frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from milepost.derive.calendar import work_calendar
from milepost.derive.status import PhaseStatus, TaskStatus
from milepost.model.base import Link
from milepost.model.work import Phase
from milepost.value import Value
from milepost.views import marks, wording
from milepost.views.charts.bar import Bar, bar_of, plain_bar
from milepost.views.charts.bar_words import dates_of, done_of_all
from milepost.views.charts.label import Label, Run, Runs
from milepost.views.charts.late import late_by
from milepost.views.charts.placing import Field, Target, beside
from milepost.views.charts.timeline_frame import Frame
from milepost.views.charts.wires import RowShape, RowWires, Tie, Wire, WireKind, wires_between
from milepost.views.context import Context
from milepost.views.marks import Mark

PHASE_SHAPE = RowShape(40, 16, 14)
PHONE_SHAPE = RowShape(24, 9, 12)
TASK_SHAPE = RowShape(26, 13, 10)

Former = Mapping[str, tuple[date | None, date | None]]
"""Start and end of phases in a baseline, by id."""


class Track(Value):
    """What one row shows in one frame, in pixels from the row's own top left.

    `ghost` is the bar of the baseline, `wires` the dependencies beside the bar, `below` those that
    run through what opens under the row, `heads` the tips of their arrows.
    """

    bar: Bar | None
    label: Label | None
    ghost: Bar | None
    wires: tuple[Wire, ...]
    below: tuple[Wire, ...]
    heads: tuple[tuple[float, float], ...]


class TaskLine(Value):
    """A task below its phase; `depth` counts the groups that it lies in.

    `dated` tells whether its dates are its own.
    """

    number: str
    title: str
    href: str
    mark: Mark
    depth: int
    dates: str
    dated: bool
    owners: tuple[str, ...]
    state: str
    tracks: tuple[Track, ...]


class PhaseLine(Value):
    """A phase: its words, and a track for each frame. `count` is how many tasks it holds.

    `slip` is empty without a baseline; `slipped` tells that it is not nought.
    """

    id: str
    number: int
    title: str
    href: str
    mark: Mark
    done: str
    dates: str
    slack: str
    critical: bool
    slip: str
    slipped: bool
    end: str
    owners: tuple[str, ...]
    state: str
    count: int
    tracks: tuple[Track, ...]
    tasks: tuple[TaskLine, ...]


def phase_lines(
    context: Context, frames: Sequence[Frame], former: Former | None, *, with_tasks: bool
) -> tuple[PhaseLine, ...]:
    """Return the phases in the order of the plan; tasks only where they are to be drawn here."""
    phases = context.status.phases
    ties = _ties(phases)
    tracks = [_phase_tracks(context, frame, ties, former or {}) for frame in frames]
    return tuple(
        _phase_line(
            context,
            phase,
            former,
            tuple(of_frame[index] for of_frame in tracks),
            _task_lines(context, phase, frames) if with_tasks else (),
        )
        for index, phase in enumerate(phases)
    )


def _ties(phases: Sequence[PhaseStatus]) -> list[Tie]:
    """Return the dependencies between phases; those between their tasks hold for a part."""
    owner_of = {phase.phase.id: index for index, phase in enumerate(phases)}
    whole = frozenset(owner_of)
    for index, phase in enumerate(phases):
        owner_of.update({task.id: index for task in phase.phase.walk()})
    found: dict[tuple[int, int], WireKind] = {}
    for then, phase in enumerate(phases):
        for link in links_of(phase.phase):
            first = owner_of.get(link.to, then)
            if first != then:
                of_phase = link.to in whole and link in phase.phase.depends_on
                kind: WireKind = "inferred" if link.inferred else "must"
                found.setdefault((first, then), kind if of_phase else "part")
    return [Tie(first, then, kind) for (first, then), kind in found.items()]


def links_of(phase: Phase) -> Iterator[Link]:
    """Yield what a phase and its tasks depend on."""
    yield from phase.depends_on
    for task in phase.walk():
        yield from task.depends_on


def _phase_tracks(
    context: Context, frame: Frame, ties: Sequence[Tie], former: Former
) -> list[Track]:
    as_of, phases = context.status.as_of, context.status.phases
    wide = frame.device == "wide"
    bars = [bar_of(phase, frame.axis, as_of, critical=True) for phase in phases]
    shape = PHASE_SHAPE if wide else PHONE_SHAPE
    wires = wires_between(bars, ties if wide else (), shape)
    return [
        _track(bar, row, _words(context, phase, former, wide=wide), frame, shape, ghost)
        for phase, bar, row, ghost in zip(
            phases, bars, wires, [_ghost(p, frame, former) for p in phases], strict=True
        )
    ]


def _track(
    bar: Bar | None,
    row: RowWires,
    forms: tuple[Runs, ...],
    frame: Frame,
    shape: RowShape,
    ghost: Bar | None,
) -> Track:
    target = Target(bar.x, bar.reach) if bar else Target(0, 0)
    field = Field(0, frame.width, frame.ruler.as_of)
    label = beside(forms, target, field, shape.middle + 4.5)
    return Track(bar, label, ghost, tuple(row.wires), tuple(row.below), tuple(row.heads))


def _words(context: Context, phase: PhaseStatus, former: Former, *, wide: bool) -> tuple[Runs, ...]:
    """Return what stands beside a bar: what the columns beside the chart don't say."""
    if phase.overdue_days:
        return ((Run(late_by(phase.overdue_days), "bad", bold=True),),)
    if not wide:
        slip, slipped = _slip(context, phase, former)
        return ((Run(slip, "ink", bold=True),),) if slipped else ()
    if phase.span.start is None and phase.span.end is None:
        return ((Run("no dates"),),)
    return ((Run("no end stated"),),) if phase.span.end is None else ()


def _ghost(phase: PhaseStatus, frame: Frame, former: Former) -> Bar | None:
    start, end = former.get(phase.phase.id, (None, None))
    if start is None or end is None or (start, end) == (phase.span.start, phase.span.end):
        return None
    return plain_bar(frame.axis, start, end)


def _slip(context: Context, phase: PhaseStatus, former: Former) -> tuple[str, bool]:
    """Return the slip in words, and whether it is other than nought."""
    before, now = former.get(phase.phase.id, (None, None))[1], phase.span.end
    if before is None:
        return "–", False
    if now is None:
        return "withdrawn", True
    days = work_calendar(context.plan.project.calendar).working_days_after(before, now)
    return (f"{days:+d} d".replace("-", "−"), True) if days else ("0 d", False)


def _phase_line(
    context: Context,
    phase: PhaseStatus,
    former: Former | None,
    tracks: tuple[Track, ...],
    tasks: tuple[TaskLine, ...],
) -> PhaseLine:
    as_of = context.status.as_of
    slack = phase.float.slack if phase.float else None
    slip, slipped = _slip(context, phase, former) if former is not None else ("", False)
    return PhaseLine(
        id=phase.phase.id,
        number=phase.phase.number,
        title=phase.phase.title,
        href=context.links.to(phase.phase.id),
        mark=marks.of_work(phase.state),
        done=done_of_all(phase),
        dates=dates_of(phase, as_of),
        slack="not known" if slack is None else f"{slack} d".replace("-", "−"),
        critical=bool(phase.float and phase.float.critical),
        slip=slip,
        slipped=slipped,
        end=_end_day(phase.span.end, as_of),
        owners=phase.phase.owner,
        state=phase.state.value,
        count=len(list(phase.phase.walk())),
        tracks=tracks,
        tasks=tasks,
    )


def _end_day(day: date | None, as_of: date) -> str:
    """Return `Sat 27 Dec`, or `27 Dec 2027` where the weekday says less than the year."""
    if day is None:
        return "not stated"
    short = wording.short_day(day, as_of)
    return short if short == wording.full_day(day) else wording.named_day(day, as_of)


def _task_lines(
    context: Context, phase: PhaseStatus, frames: Sequence[Frame]
) -> tuple[TaskLine, ...]:
    tasks = list(nested(phase.tasks))
    tracks = [_task_tracks(context, tasks, frame) for frame in frames]
    return tuple(
        TaskLine(
            number=task.number,
            title=task.task.title,
            href=context.links.to(task.task.id),
            mark=marks.of_work(task.state),
            depth=depth,
            dates=task_dates(task, context.status.as_of),
            dated=task.span.stated,
            owners=task.owner,
            state=task.state.value,
            tracks=tuple(of_frame[index] for of_frame in tracks),
        )
        for index, (task, depth) in enumerate(tasks)
    )


def _task_tracks(
    context: Context, tasks: Sequence[tuple[TaskStatus, int]], frame: Frame
) -> list[Track]:
    as_of = context.status.as_of
    bars = [bar_of(task, frame.axis, as_of, critical=True) for task, _ in tasks]
    index_of = {task.task.id: index for index, (task, _) in enumerate(tasks)}
    ties = [
        Tie(index_of[link.to], index, "inferred" if link.inferred else "must")
        for index, (task, _) in enumerate(tasks)
        for link in task.task.depends_on
        if link.to in index_of and task.span.stated and tasks[index_of[link.to]][0].span.stated
    ]
    wires = wires_between(bars, ties if frame.device == "wide" else (), TASK_SHAPE)
    return [
        _track(bar, row, (), frame, TASK_SHAPE, None) for bar, row in zip(bars, wires, strict=True)
    ]


def task_dates(task: TaskStatus, as_of: date) -> str:
    """Return a task's own dates, or that it has those of its phase."""
    span = task.span
    if not span.stated:
        return "dates of the phase"
    start = wording.short_day(span.start, as_of) if span.start else "not stated"
    end = wording.short_day(span.end, as_of) if span.end else "no end stated"
    return f"{start} – {end}"


def nested(tasks: Sequence[TaskStatus], depth: int = 0) -> Iterator[tuple[TaskStatus, int]]:
    """Yield the tasks with the number of groups above each, parents first."""
    for task in tasks:
        yield task, depth
        yield from nested(task.tasks, depth + 1)
