"""The charts of the trends page, each with its sentence and its equal table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from milepost.history.earned import Baseline
from milepost.history.trend import Trend, TrendPoint
from milepost.value import Value, replace
from milepost.views.baseline import slip
from milepost.views.charts.lines import LineChart, Series, date_chart, line_chart
from milepost.views.context import Context
from milepost.views.wording import full_day, percent, signed

LINES = 10
"""More lines than these can't be told apart; the table holds them all."""


class TrendChart(Value):
    """One chart: its name, how to read it, the drawing, and the same as a table.

    While there is only one review `chart` is None and `promise` says what it will show.
    """

    id: str
    title: str
    how: str
    chart: LineChart | None
    promise: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def trend_charts(context: Context, found: Trend, agreed: Baseline | None) -> Iterator[TrendChart]:
    """Yield the charts in the order in which they answer: dates, work, readiness, risks, doubt."""
    yield _milestones(context, found)
    yield _burn_up(found)
    yield _planned(found, agreed)
    yield _readiness(found)
    yield _risks(found)
    yield _doubt(found)


def _chart(
    found: Trend,
    name: str,
    title: str,
    how: str,
    promise: str,
    series: Sequence[Series],
    rows: tuple[tuple[str, ...], ...],
) -> TrendChart:
    label = f"{title}, by review"
    drawn = line_chart(series, label, marks=_marks(found)) if len(found.points) > 1 else None
    heads = ("Review", *(one.name for one in series))
    return TrendChart(name, title, how, drawn, promise, heads, rows)


def _marks(found: Trend) -> list[tuple[date, str]]:
    return [(day, "new baseline") for day in found.rebaselined]


def _values(
    found: Trend, value: Callable[[TrendPoint], float | None]
) -> tuple[tuple[date, float | None], ...]:
    return tuple((point.day, value(point)) for point in found.points)


def _rows(found: Trend, *cells: Callable[[TrendPoint], str]) -> tuple[tuple[str, ...], ...]:
    return tuple((full_day(point.day), *(cell(point) for cell in cells)) for point in found.points)


def _milestones(context: Context, found: Trend) -> TrendChart:
    forecasts = found.forecasts()
    titles = {one.id: one.title for point in found.points for one in point.forecasts}
    moving = [name for name, ends in forecasts.items() if len({end for _, end in ends}) > 1]
    still = [name for name in forecasts if name not in moving]
    shown = [name for name in (*moving, *still) if any(end for _, end in forecasts[name])][:LINES]
    series = [
        Series(
            _named(context, found, name, titles[name]),
            "main" if name in moving else "second",
            tuple((day, float(end.toordinal()) if end else None) for day, end in forecasts[name]),
        )
        for name in shown
    ]
    as_of = context.status.as_of
    drawn = (
        date_chart(series, "Forecast ends, by review", as_of, marks=_marks(found))
        if len(found.points) > 1 and series
        else None
    )
    return TrendChart(
        id="milestones",
        title="Forecast ends",
        how=(
            "A level line keeps its date, a rising one slips; "
            "where a line meets the dotted diagonal, the day has come."
        ),
        chart=drawn,
        promise="After the second review this chart shows which ends moved, and how far.",
        heads=("Review", *(titles[name] for name in forecasts)),
        rows=tuple(
            (full_day(point.day), *(_end(point, name) for name in forecasts))
            for point in found.points
        ),
    )


def _named(context: Context, found: Trend, name: str, title: str) -> str:
    """Return how the line of an end is called, with its slip where it has one."""
    called = context.title(name) if name in context.plan.by_id else title
    ends = {
        point.day: one.end for point in found.points for one in point.forecasts if one.id == name
    }
    agreed = ends.get(found.baseline) if found.baseline else None
    days = slip(context, agreed, ends.get(found.points[-1].day))
    return f"{called}, {signed(days)} d" if days else called


def _end(point: TrendPoint, name: str) -> str:
    ends = {one.id: one.end for one in point.forecasts}
    if name not in ends:
        return "–"
    end = ends[name]
    return full_day(end) if end else "not stated"


def _burn_up(found: Trend) -> TrendChart:
    return _chart(
        found,
        "burn-up",
        "Work done and scope",
        "The upper line is all the work; where the lower one meets it, the work is done.",
        "After the second review this chart shows whether done work catches up with the scope.",
        (
            Series("Scope", "scope", _values(found, lambda p: p.headline.tasks_total)),
            Series("Done", "main", _values(found, lambda p: p.headline.tasks_done)),
            Series("With evidence", "second", _values(found, lambda p: p.headline.tasks_evidenced)),
        ),
        _rows(
            found,
            lambda p: str(p.headline.tasks_total),
            lambda p: str(p.headline.tasks_done),
            lambda p: str(p.headline.tasks_evidenced),
        ),
    )


def _planned(found: Trend, agreed: Baseline | None) -> TrendChart:
    def done(point: TrendPoint) -> float:
        total = point.headline.tasks_total
        return 100 * point.headline.tasks_done / total if total else 0.0

    def planned(point: TrendPoint) -> float:
        return float(agreed.planned(point.day) * 100) if agreed else 0.0

    drawn = _chart(
        found,
        "planned",
        "Planned and actual, in percent",
        "Where done lies below planned, work is behind the baseline; the table adds time earned.",
        "After the second review this chart compares the work done with what was planned.",
        (
            Series("Planned in the baseline", "target", _values(found, planned)),
            Series("Done", "main", _values(found, done)),
        ),
        _planned_rows(found, agreed),
    )
    return replace(drawn, heads=(*drawn.heads, "Earned schedule"))


def _planned_rows(found: Trend, agreed: Baseline | None) -> tuple[tuple[str, ...], ...]:
    rows = []
    for point in found.points:
        total = point.headline.tasks_total
        planned = percent(agreed.planned(point.day)) if agreed else "not known"
        done = f"{100 * point.headline.tasks_done // total} %" if total else "not known"
        rows.append((full_day(point.day), planned, done, _earned(point, agreed)))
    return tuple(rows)


def _earned(point: TrendPoint, agreed: Baseline | None) -> str:
    """Return the day whose planned work is done now, and time earned over time passed."""
    total = point.headline.tasks_total
    if agreed is None or not total:
        return "not known"
    earned = agreed.earned(point.day, Decimal(point.headline.tasks_done) / total)
    if earned.earned is None or earned.index is None:
        return "nothing earned yet"
    return f"{full_day(earned.earned)} ({earned.index:.2f})"


def _readiness(found: Trend) -> TrendChart:
    return _chart(
        found,
        "readiness",
        "Readiness items done",
        "The checklist is complete where the two lines meet.",
        "After the second review this chart shows how fast the checklist closes.",
        (
            Series("Items", "scope", _values(found, lambda p: p.headline.readiness_total)),
            Series("Done", "main", _values(found, lambda p: p.headline.readiness_done)),
        ),
        _rows(
            found,
            lambda p: str(p.headline.readiness_total),
            lambda p: f"{p.headline.readiness_done} ({p.headline.readiness_verdict})",
        ),
    )


def _risks(found: Trend) -> TrendChart:
    return _chart(
        found,
        "risks",
        "Open risks and exposure",
        "Exposure adds up likelihood times impact of the open risks; lower is better.",
        "After the second review this chart shows whether the risks shrink.",
        (
            Series("Exposure", "main", _values(found, lambda p: p.headline.exposure)),
            Series("Open risks", "second", _values(found, lambda p: p.headline.risks_open)),
        ),
        _rows(found, lambda p: str(p.headline.exposure), lambda p: str(p.headline.risks_open)),
    )


def _doubt(found: Trend) -> TrendChart:
    return _chart(
        found,
        "doubt",
        "Contradictions and silence",
        "All three count what readers can't rely on; nought is the aim.",
        "After the second review this chart shows whether the plan gets more believable.",
        (
            Series(
                "Contradictions",
                "main",
                _values(found, lambda p: p.headline.contradictions_stated),
            ),
            Series("Silent items", "second", _values(found, lambda p: p.headline.silent)),
            Series(
                "KPIs not measured",
                "target",
                _values(found, lambda p: p.headline.kpis_not_measured),
            ),
        ),
        _rows(
            found,
            lambda p: str(p.headline.contradictions_stated),
            lambda p: str(p.headline.silent),
            lambda p: str(p.headline.kpis_not_measured),
        ),
    )
