"""The overview's Gantt on a desktop: 1216 pixels, phases in rows of 28."""

from __future__ import annotations

from milepost.derive.status import PhaseStatus
from milepost.value import Value
from milepost.views import marks
from milepost.views.charts import ruler as ruler_of
from milepost.views.charts.bar import bar_of
from milepost.views.charts.bar_words import bar_words, name_of
from milepost.views.charts.calendar import ruler_over
from milepost.views.charts.columns import (
    LINE,
    column,
    decisions_counted,
    lines_of,
    milestones_counted,
    number_label,
    owners_of,
    title_left,
)
from milepost.views.charts.events import decision_events, milestone_events
from milepost.views.charts.gantt import Drawing, Row
from milepost.views.charts.label import Label, line
from milepost.views.charts.lane import Event, Lane, lane
from milepost.views.charts.placing import Field, Target, beside
from milepost.views.charts.ruler import Ruler
from milepost.views.charts.shown_days import days_of_plan
from milepost.views.charts.text_width import width_of
from milepost.views.context import Context

WIDTH = 1216.0
_TRACK = 352.0
_LEAST_TITLE = 130.0
_MOST_OWNERS = 130.0
_NUMBER = 20.0
_ROW = 28.0
_BAR = 14.0
_GAP = 6.0  # pixels between two columns of text
_SPARE_DAYS = 7


class _Columns(Value):
    """Where titles and owners begin."""

    titles: float
    owners: float


def wide_drawing(context: Context) -> Drawing:
    """Return the chart for a wide page."""
    days = days_of_plan(context.status)
    ruler = ruler_over(context, days, left=_TRACK, right=WIDTH, spare=_SPARE_DAYS)
    columns = _columns(context)
    lanes, words, rules = _lanes(context, ruler, columns)
    top = rules[-1] + 4 if rules else ruler_of.HEIGHT + 4
    rows = _rows(context, ruler, top, columns)
    height = rows[-1].top + rows[-1].height + 6 if rows else top + 6
    return Drawing(
        id="overview-wide",
        form="wide",
        width=WIDTH,
        height=round(height, 1),
        ruler=ruler,
        lanes=tuple(lanes),
        rows=rows,
        words=tuple(words),
        rules=tuple(rules if rows else rules[:-1]),
    )


def _columns(context: Context) -> _Columns:
    """Return the columns of text: titles get the room that owners leave, and the other way."""
    phases = context.status.phases
    titles = title_left(context.status, _NUMBER, 14)
    wanted = max((width_of(phase.phase.title, 14) for phase in phases), default=0)
    owners = [owners_of(context, phase) for phase in phases]
    counted = [counted for _, counted, events in _named_events(context) if events]
    needed = max(width_of(text, 13) for text in (*owners, *counted, ""))
    rightmost = _TRACK - _GAP / 2 - min(needed, _MOST_OWNERS)
    return _Columns(titles, round(min(titles + max(wanted + 1, _LEAST_TITLE) + _GAP, rightmost), 1))


def _lanes(
    context: Context, ruler: Ruler, columns: _Columns
) -> tuple[list[Lane], list[Label], list[float]]:
    """Return the lanes, their names, and the height below each."""
    lanes: list[Lane] = []
    words: list[Label] = []
    rules: list[float] = []
    top = ruler_of.HEIGHT
    for name, counted, events in _named_events(context):
        if not events:
            continue
        found = lane(events, ruler.axis, context.status.as_of, top=top, right=WIDTH)
        words.append(line(name, _NUMBER, top + 23, size=14, tone="ink", bold=True))
        words.append(line(counted, columns.owners, top + 22.5))
        top += found.height
        lanes.append(found)
        rules.append(top)
    return lanes, words, rules


def _named_events(context: Context) -> tuple[tuple[str, str, tuple[Event, ...]], ...]:
    """Return name, count and events of each lane."""
    status = context.status
    return (
        ("Decisions", decisions_counted(status), decision_events(context)),
        ("Milestones", milestones_counted(status), milestone_events(context)),
    )


def _rows(context: Context, ruler: Ruler, top: float, columns: _Columns) -> tuple[Row, ...]:
    rows: list[Row] = []
    for phase in context.status.phases:
        rows.append(_row(context, phase, ruler, top, columns))
        top = rows[-1].top + rows[-1].height
    return tuple(rows)


def _row(context: Context, phase: PhaseStatus, ruler: Ruler, top: float, columns: _Columns) -> Row:
    as_of = context.status.as_of
    title = lines_of(phase.phase.title, columns.owners - _GAP - columns.titles, 14)
    who = owners_of(context, phase)
    owners = lines_of(who, _TRACK - _GAP / 2 - columns.owners, 13)
    height = _ROW + LINE * (max(len(title), len(owners)) - 1)
    middle = round(top + height / 2, 1)
    labels = [
        number_label(phase, _NUMBER, middle),
        *column(title, columns.titles, middle, full=phase.phase.title),
        *column(owners, columns.owners, middle, size=13, tone="ink2", full=who),
    ]
    bar = bar_of(phase, ruler.axis, as_of)
    field = Field(_TRACK, WIDTH, ruler.as_of)
    target = Target(bar.x, bar.reach) if bar else Target(_TRACK, _TRACK)
    found = beside(bar_words(phase, as_of), target, field, middle + 4.5)
    return Row(
        top=top,
        height=height,
        middle=middle,
        thickness=_BAR,
        sign=marks.of_work(phase.state),
        sign_at=(6, middle),
        labels=(*labels, *([found] if found else [])),
        bar=bar,
        name=name_of(phase, as_of),
        href=context.links.to(phase.phase.id),
    )
