"""The overview's Gantt on a phone: 358 pixels, title and dates above each bar."""

from __future__ import annotations

from milepost.derive.status import PhaseStatus
from milepost.views import marks
from milepost.views.charts import ruler as ruler_of
from milepost.views.charts.bar import bar_of
from milepost.views.charts.bar_words import brief_words, dates_of, name_of
from milepost.views.charts.calendar import ruler_over
from milepost.views.charts.columns import LINE, column, lines_of, number_label, title_left
from milepost.views.charts.events import decision_events, milestone_events
from milepost.views.charts.gantt import Drawing, Row
from milepost.views.charts.label import Label, line
from milepost.views.charts.lane import Lane, lane
from milepost.views.charts.placing import Field, Target, beside
from milepost.views.charts.ruler import Ruler
from milepost.views.charts.shown_days import days_of_plan
from milepost.views.charts.text_width import width_of
from milepost.views.context import Context

WIDTH = 358.0
_NUMBER = 18.0
_VEIL = 24.0  # pixels of the title's band, with one line
_TRACK = 22.0  # pixels of the band of the bar below it
_BAR = 12.0

Veil = tuple[float, float]


def phone_drawing(context: Context) -> Drawing:
    """Return the chart for a phone."""
    days = days_of_plan(context.status)
    ruler = ruler_over(context, days, left=0, right=WIDTH)
    lanes, words, veils, top = _lanes(context, ruler)
    rows, row_veils = _rows(context, ruler, top)
    return Drawing(
        id="overview-phone",
        form="phone",
        width=WIDTH,
        height=round(rows[-1].top + rows[-1].height + 4 if rows else top + 4, 1),
        ruler=ruler,
        lanes=tuple(lanes),
        rows=rows,
        words=tuple(words),
        rules=tuple(row.top for row in rows),
        veils=(*veils, *row_veils),
    )


def _lanes(context: Context, ruler: Ruler) -> tuple[list[Lane], list[Label], list[Veil], float]:
    lanes: list[Lane] = []
    words: list[Label] = []
    veils: list[Veil] = []
    top = ruler_of.HEIGHT
    for name, events in (
        ("Decisions", decision_events(context, brief=True)),
        ("Milestones", milestone_events(context)),
    ):
        if not events:
            continue
        words.append(line(name, 0, top + 17, size=14, tone="ink", bold=True))
        veils.append((top + 1, 21))
        lanes.append(lane(events, ruler.axis, context.status.as_of, top=top + 18, right=WIDTH))
        top += 18 + lanes[-1].height
    return lanes, words, veils, top


def _rows(context: Context, ruler: Ruler, top: float) -> tuple[tuple[Row, ...], list[Veil]]:
    title_at = title_left(context.status, _NUMBER, 14)
    rows: list[Row] = []
    veils: list[Veil] = []
    for phase in context.status.phases:
        row, veil = _row(context, phase, ruler, top, title_at)
        rows.append(row)
        veils.append((round(top + 0.5, 1), round(veil - 0.5, 1)))
        top = row.top + row.height
    return tuple(rows), veils


def _row(
    context: Context, phase: PhaseStatus, ruler: Ruler, top: float, title_at: float
) -> tuple[Row, float]:
    as_of = context.status.as_of
    dates = dates_of(phase, as_of)
    room = WIDTH - width_of(dates, 13) - 8 - title_at
    title = lines_of(phase.phase.title, room, 14)
    veil = _VEIL + LINE * (len(title) - 1)
    first = top + 12.5
    middle = round(top + veil + _TRACK / 2, 1)
    labels = [
        number_label(phase, _NUMBER, first),
        *column(title, title_at, first + LINE * (len(title) - 1) / 2, full=phase.phase.title),
        line(dates, WIDTH, first + 4.5, anchor="end"),
    ]
    bar = bar_of(phase, ruler.axis, as_of)
    target = Target(bar.x, bar.reach) if bar else Target(0, 0)
    field = Field(0, WIDTH, ruler.as_of)
    found = beside(brief_words(phase), target, field, middle + 4.5)
    row = Row(
        top=round(top, 1),
        height=veil + _TRACK,
        middle=middle,
        thickness=_BAR,
        sign=marks.of_work(phase.state),
        sign_at=(6, round(first, 1)),
        labels=(*labels, *([found] if found else [])),
        bar=bar,
        name=name_of(phase, as_of),
        href=context.links.to(phase.phase.id),
    )
    return row, veil
