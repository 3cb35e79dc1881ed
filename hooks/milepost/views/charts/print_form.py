"""The Gantt on paper: A4 wide, bars of 10 pixels in rows of 19, all decisions in one line."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.derive.status import PhaseStatus
from milepost.views import marks
from milepost.views.charts.bar import bar_of
from milepost.views.charts.bar_words import name_of, print_words
from milepost.views.charts.calendar import ruler_over
from milepost.views.charts.columns import column, lines_of, number_label, title_left
from milepost.views.charts.events import decision_events, milestone_events
from milepost.views.charts.gantt import Drawing, Row
from milepost.views.charts.label import Label, Run, Runs, line
from milepost.views.charts.lane import Event, Lane, Sign
from milepost.views.charts.placing import Field, Target, beside
from milepost.views.charts.ruler import LOW, Ruler
from milepost.views.charts.shown_days import days_of_plan
from milepost.views.charts.text_width import width_of
from milepost.views.context import Context

WIDTH = 692.0
_LEAST_TRACK = 150.0
_MOST_TRACK = 230.0
_NUMBER = 16.0
_ROW = 19.0
_LANE = 21.0
_LINE = 14.0
_BAR = 10.0
_SIZE = 12.0
_SPARE_DAYS = 7


def print_drawing(
    context: Context, *, identifier: str = "overview-print", critical: bool = False
) -> Drawing:
    """Return the chart for paper; `critical` underlines what has no slack."""
    title_at = title_left(context.status, _NUMBER, _SIZE)
    titles = [width_of(phase.phase.title, _SIZE) for phase in context.status.phases]
    track = min(max(title_at + max(titles, default=0) + 8, _LEAST_TRACK), _MOST_TRACK)
    days = days_of_plan(context.status)
    ruler = ruler_over(
        context, days, left=round(track, 1), right=WIDTH, spare=_SPARE_DAYS, bands=LOW
    )
    lanes, words, top = _lanes(context, ruler)
    rows = tuple(
        _row(context, phase, ruler, top + _ROW * index, title_at, critical)
        for index, phase in enumerate(context.status.phases)
    )
    return Drawing(
        id=identifier,
        form="print",
        width=WIDTH,
        height=round(top + _ROW * len(rows) + 2, 1),
        ruler=ruler,
        lanes=tuple(lanes),
        rows=rows,
        words=tuple(words),
    )


def _lanes(context: Context, ruler: Ruler) -> tuple[list[Lane], list[Label], float]:
    lanes: list[Lane] = []
    words: list[Label] = []
    top = LOW.height
    for name, events in (
        ("Decisions due", [event for event in decision_events(context) if _is_open(event)]),
        ("Milestones", list(milestone_events(context))),
    ):
        if not events:
            continue
        middle = round(top + _LANE / 2 + 2, 1)
        words.append(line(name, 0, middle + 4, size=_SIZE, tone="ink", bold=True))
        lanes.append(_one_list(events, ruler, middle))
        top += lanes[-1].height
    return lanes, words, top + 1


def _is_open(event: Event) -> bool:
    return event.mark.shape == "diamond"


def _one_list(events: Sequence[Event], ruler: Ruler, middle: float) -> Lane:
    """Return all signs on one line, and what they are in one list beside them.

    A list that is too long for the line goes on below it.
    """
    ordered = sorted(events, key=lambda event: event.day)
    places = [ruler.axis.middle(event.day) for event in ordered]
    target = Target(places[0] - 6, places[-1] + 6)
    field = Field(ruler.axis.left, WIDTH, ruler.as_of)
    names = [f"{event.day.day} {event.forms[-1][1].text.strip()}" for event in ordered]
    kept, label = _first_line(names, target, field, middle)
    labels = [label]
    if label is not None and kept < len(names):
        labels.append(_below(names[kept:], target, field, middle))
    labels += [None] * len(places)
    signs = [
        Sign(x, middle, event.mark, event.name, event.href, 0, found)
        for x, event, found in zip(places, ordered, labels, strict=False)
    ]
    return Lane(tuple(signs), _LANE + (_LINE if labels[1] else 0))


def _first_line(
    names: list[str], target: Target, field: Field, middle: float
) -> tuple[int, Label | None]:
    """Return how many names fit beside the signs, and the label that says them."""
    for kept in range(len(names), 0, -1):
        end = "" if kept == len(names) else ","
        forms = _listed([names[:kept]], end)
        label = beside(forms, target, field, middle + 4, size=_SIZE, gap=4)
        if label is not None:
            return kept, label
    said = [(Run(f"{len(names)} in all", "ink"),)]
    return len(names), beside(said, target, field, middle + 4, size=_SIZE, gap=4)


def _below(rest: list[str], target: Target, field: Field, middle: float) -> Label | None:
    """Return the rest of a list on the next line, counting what does not fit there."""
    forms = [
        rest,
        *([*rest[:kept], f"{len(rest) - kept} more"] for kept in range(len(rest) - 1, -1, -1)),
    ]
    return beside(_listed(forms), target, field, middle + 4 + _LINE, size=_SIZE, gap=4)


def _listed(forms: Sequence[Sequence[str]], end: str = "") -> list[Runs]:
    return [(Run(", ".join(names) + end, "ink"),) for names in forms]


def _row(
    context: Context, phase: PhaseStatus, ruler: Ruler, top: float, title_at: float, critical: bool
) -> Row:
    as_of = context.status.as_of
    middle = round(top + _ROW / 2, 1)
    title = lines_of(phase.phase.title, ruler.axis.left - 6 - title_at, _SIZE, most=1)
    bar = bar_of(phase, ruler.axis, as_of, critical=critical)
    target = Target(bar.x, bar.reach) if bar else Target(ruler.axis.left, ruler.axis.left)
    field = Field(ruler.axis.left, WIDTH, ruler.as_of)
    found = beside(print_words(phase, as_of), target, field, middle + 4, size=_SIZE, gap=6)
    return Row(
        top=round(top, 1),
        height=_ROW,
        middle=middle,
        thickness=_BAR,
        sign=marks.of_work(phase.state),
        sign_at=(6, middle),
        labels=(
            number_label(phase, _NUMBER, middle - 0.5, size=_SIZE),
            *column(title, title_at, middle - 0.5, size=_SIZE, full=phase.phase.title),
            *([found] if found else []),
        ),
        bar=bar,
        name=name_of(phase, as_of),
        href=context.links.to(phase.phase.id),
    )
