"""The trends page as one value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from milepost.history.capture import capture
from milepost.history.earned import Baseline
from milepost.history.restore import plan_of
from milepost.history.silence import silent
from milepost.history.trend import Forecast, Trend, trend
from milepost.value import Value
from milepost.views.baseline import slip, slip_in_words
from milepost.views.context import Context
from milepost.views.page_view import PageView
from milepost.views.sentence import Span
from milepost.views.trends.charts import TrendChart, trend_charts
from milepost.views.wording import capital, count, full_day, in_words, named_day, plural


class SlipRow(Value):
    """One end against the baseline; `slip` is in working days, late is positive."""

    link: Span
    baseline: str
    now: str
    slip: str
    moved: bool


class TrendsView(Value):
    """The trends page."""

    lead: str
    reviews: str
    baseline: str
    slips: tuple[SlipRow, ...]
    charts: tuple[TrendChart, ...]


def trends_view(context: Context) -> TrendsView:
    """Return how the plan went from review to review."""
    silence = _silent(context)
    points = [facts.point for facts in context.past.facts]
    found = trend(points, context.plan, context.status, silence)
    rows = _slips(context, found)
    return TrendsView(
        lead=_lead(found, rows),
        reviews=f"{count(len(context.archive.seals), 'sealed review')}",
        baseline=_baseline(context, found),
        slips=tuple(row for _, row in rows),
        charts=tuple(trend_charts(context, found, _agreed(context, found))),
    )


def trends_page(context: Context) -> PageView:
    """Return the trends page."""
    view = trends_view(context)
    return PageView(
        path="trends.html",
        title="Trends",
        description=view.lead,
        tab="Reviews",
        template="trends.html.j2",
        values=view,
    )


def _silent(context: Context) -> int:
    before = context.archive.last
    if before is None:
        return 0
    return len(silent(before.snapshot, capture(context.plan, context.status, ())))


def _agreed(context: Context, found: Trend) -> Baseline | None:
    if found.baseline is None:
        return None
    seal = context.archive.at(found.baseline) or context.archive.seals[0]
    return Baseline(plan_of(seal.snapshot))


def _baseline(context: Context, found: Trend) -> str:
    if found.baseline is None:
        return "No review is sealed yet; the first one will be the baseline."
    agreed = [one for one in context.plan.review.baselines if one.review == found.baseline]
    why = f": {agreed[-1].why}" if agreed else ", the first sealed review."
    return f"The baseline is {full_day(found.baseline)}{why}"


def _slips(context: Context, found: Trend) -> list[tuple[int, SlipRow]]:
    point = next((point for point in found.points if point.day == found.baseline), None)
    if point is None:
        return []
    before = {one.id: one.end for one in point.forecasts}
    rows = [_slip(context, forecast, before) for forecast in found.points[-1].forecasts]
    return sorted(rows, key=lambda entry: -entry[0])


def _slip(
    context: Context, forecast: Forecast, before: Mapping[str, date | None]
) -> tuple[int, SlipRow]:
    known, old = forecast.id in before, before.get(forecast.id)
    words = slip_in_words(context, old, forecast.end) if known else "new"
    row = SlipRow(
        link=_link(context, forecast),
        baseline=_day(context, old, known=known),
        now=_day(context, forecast.end, known=True),
        slip=words,
        moved=words not in ("0 d", "–"),
    )
    return slip(context, old, forecast.end) or 0, row


def _link(context: Context, forecast: Forecast) -> Span:
    """Return a link to what ends; what the live plan has dropped since its seal has none."""
    if forecast.id not in context.plan.by_id:
        return Span(forecast.title)
    phase = context.phases.get(forecast.id)
    text = f"{phase.phase.number} {forecast.title}" if phase else forecast.title
    return context.span(forecast.id, text)


def _day(context: Context, day: date | None, *, known: bool) -> str:
    if day is not None:
        return named_day(day, context.status.as_of)
    return "not stated" if known else "–"


def _lead(found: Trend, rows: list[tuple[int, SlipRow]]) -> str:
    if len(found.points) < 2:
        return "With one review there is no trend yet; the second one draws the first lines."
    late = [(days, row) for days, row in rows if days > 0]
    if not late:
        return f"{capital(in_words(len(found.points)))} points, and no end is later than agreed."
    days, worst = late[0]
    words = f"{capital(in_words(len(late)))} {plural(len(late), 'end')}"
    verb = plural(len(late), "is", "are")
    unit = plural(days, "working day")
    return f"{words} {verb} later than agreed; the worst is {worst.link.text}, by {days} {unit}."
