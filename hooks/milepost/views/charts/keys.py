"""The legend of a Gantt: only what is drawn, each sign with its word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from milepost.derive.status import DecisionState, WorkState
from milepost.views import marks
from milepost.views.charts.bar import Bar
from milepost.views.charts.gantt import Drawing, Key
from milepost.views.charts.ruler import Ruler
from milepost.views.charts.shown_days import walk
from milepost.views.charts.timeline_frame import Frame
from milepost.views.charts.timeline_rows import PhaseLine, Track
from milepost.views.context import Context


def keys_of(context: Context, forms: Sequence[Drawing]) -> tuple[Key, ...]:
    """Return the keys of a chart of phases, decisions and milestones."""
    bars = [row.bar for form in forms for row in form.rows if row.bar]
    return (
        *_states({phase.state for phase in context.status.phases}),
        *_events(context),
        *_bars(bars),
        *_shade(form.ruler for form in forms),
    )


def timeline_keys(
    context: Context, rows: Sequence[PhaseLine], frames: Sequence[Frame]
) -> tuple[Key, ...]:
    """Return the keys of the timeline, tasks included."""
    tracks = [track for row in rows for track in row.tracks]
    tasks = list(walk(task for phase in context.status.phases for task in phase.tasks))
    states = {phase.state for phase in context.status.phases}
    return (
        Key("bar", "planned"),
        *_bars([track.bar for track in tracks if track.bar]),
        *(
            [Key("dotted", "task without own dates")]
            if any(not t.span.stated for t in tasks)
            else []
        ),
        *_ties(tracks),
        *_states(states | {task.state for task in tasks}),
        *_events(context),
        *_shade(frame.ruler for frame in frames),
    )


def _ties(tracks: Sequence[Track]) -> Iterator[Key]:
    if any(track.ghost for track in tracks):
        yield Key("ghost", "baseline")
    kinds = {wire.kind for track in tracks for wire in track.wires}
    for kind, word in (
        ("must", "must be finished first"),
        ("inferred", "must be finished first (inferred)"),
        ("part", "only a task waits for it"),
    ):
        if kind in kinds:
            yield Key(kind, word)


def _states(found: set[WorkState]) -> Iterator[Key]:
    for state in WorkState:
        if state in found:
            mark = marks.of_work(state)
            yield Key(mark.shape, mark.word.lower(), mark.tone)


def _events(context: Context) -> Iterator[Key]:
    found = {entry.state for entry in context.status.decisions}
    if found & {DecisionState.DUE, DecisionState.OPEN}:
        yield Key("diamond", "decision due", "warn")
    if DecisionState.OVERDUE in found:
        yield Key("diamond", "decision overdue", "bad")
    if DecisionState.TAKEN in found:
        yield Key("tick", "decision taken", "plain")
    if context.status.milestones:
        yield Key("flag", "milestone", "plain")


def _bars(bars: Sequence[Bar]) -> Iterator[Key]:
    if any(0 < bar.done < bar.width for bar in bars):
        yield Key("done", "share done")
    if any(bar.complete for bar in bars):
        yield Key("complete", "all done")
    if any(bar.kind == "open" for bar in bars):
        yield Key("fade", "fading bar: no end stated")
    if any(bar.tail for bar in bars):
        yield Key("tail", "overdue")
    if any(bar.critical for bar in bars):
        yield Key("critical", "critical: no slack")


def _shade(rulers: Iterable[Ruler]) -> Iterator[Key]:
    if any(ruler.shades for ruler in rulers):
        yield Key("shade", "day off")
