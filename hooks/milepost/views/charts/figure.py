"""The Gantt's values as Plotly reads them: for exploring, with the same days as the drawing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from milepost.derive.status import PhaseStatus, Status, TaskStatus, WorkState
from milepost.model.plan import Plan
from milepost.views import marks, wording
from milepost.views.charts.axis import add_days, fade_end
from milepost.views.charts.bar_words import dates_of, done_of_all
from milepost.views.charts.shown_days import days_of_plan, walk
from milepost.views.context import Context

_DAY = timedelta(days=1) // timedelta(milliseconds=1)
_ROW = 26
_MOST_TASKS = 1000  # above that the data would weigh more than the page that explores it
_AROUND = 150  # pixels of axis, legend and margins


def gantt_figure(plan: Plan, status: Status) -> dict[str, Any] | None:
    """Return data and layout of the figure, without Plotly's template; None without phases.

    One trace for each state, so that the legend filters; one for tasks with dates of their own;
    one for decisions. An open end is hatched. Colours are names of tones, which the script looks
    up in the style sheet.
    """
    context = Context(plan, status)
    if not status.phases:
        return None
    rows = [_row_name(phase) for phase in status.phases]
    traces = [*_phase_traces(status), *_task_traces(status), *_decision_traces(context)]
    if any(trace["meta"] == "decision" for trace in traces):
        rows = ["Decisions", *rows]
    return {"data": traces, "layout": _layout(status, rows)}


def _row_name(phase: PhaseStatus) -> str:
    return f"{phase.phase.number}  {_plain(_shorter(phase.phase.title))}"


def _plain(text: str) -> str:
    """Return a text so that Plotly, which reads some HTML in texts, shows it as it is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _shorter(title: str) -> str:
    return title if len(title) <= 32 else f"{title[:31].rstrip()}…"


def _phase_traces(status: Status) -> Iterator[dict[str, Any]]:
    for state in WorkState:
        found = [phase for phase in status.phases if phase.state is state and phase.span.start]
        if found:
            yield _bars(status, state, found)


def _bars(status: Status, state: WorkState, phases: list[PhaseStatus]) -> dict[str, Any]:
    mark = marks.of_work(state)
    starts = [phase.span.start or status.as_of for phase in phases]
    ends = [
        phase.span.end or fade_end(start, status.as_of)
        for phase, start in zip(phases, starts, strict=True)
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "name": mark.word,
        "meta": mark.tone,
        "y": [_row_name(phase) for phase in phases],
        "base": [start.isoformat() for start in starts],
        "x": [_length(start, end) for start, end in zip(starts, ends, strict=True)],
        "width": 0.5,
        "marker": {"pattern": {"shape": ["" if phase.span.end else "/" for phase in phases]}},
        "customdata": [
            [mark.word, dates_of(phase, status.as_of), done_of_all(phase)] for phase in phases
        ],
        "hovertemplate": (
            "%{y}<br>%{customdata[0]}, %{customdata[1]}<br>%{customdata[2]} done<extra></extra>"
        ),
    }


def _length(start: date, end: date) -> int:
    """Return milliseconds from the morning of the first day to the evening of the last."""
    return ((end - start).days + 1) * _DAY


def _task_traces(status: Status) -> Iterator[dict[str, Any]]:
    found = [
        (phase, task)
        for phase in status.phases
        for task in walk(phase.tasks)
        if task.span.stated and task.span.start and task.span.end
    ]
    if 0 < len(found) <= _MOST_TASKS:
        yield {
            "type": "bar",
            "orientation": "h",
            "name": "Task with dates",
            "meta": "task",
            "y": [_row_name(phase) for phase, _ in found],
            "base": [task.span.start.isoformat() for _, task in found if task.span.start],
            "x": [_task_length(task) for _, task in found],
            "width": 0.16,
            "customdata": [[_plain(f"{task.number} {task.task.title}")] for _, task in found],
            "hovertemplate": "%{customdata[0]}<extra></extra>",
        }


def _task_length(task: TaskStatus) -> int:
    start, end = task.span.start, task.span.end
    return _length(start, end) if start and end else 0


def _decision_traces(context: Context) -> Iterator[dict[str, Any]]:
    waiting = [
        entry
        for entry in context.status.decisions
        if entry.decision.decide_by and not entry.decision.outcome
    ]
    if waiting:
        days = [entry.decision.decide_by for entry in waiting if entry.decision.decide_by]
        yield {
            "type": "scatter",
            "mode": "markers",
            "name": "Decision due",
            "meta": "decision",
            "x": [f"{day.isoformat()} 12:00" for day in days],
            "y": ["Decisions"] * len(days),
            "marker": {"symbol": "diamond", "size": 11},
            "customdata": [
                [_plain(entry.decision.title), wording.named_day(day, context.status.as_of)]
                for entry, day in zip(waiting, days, strict=True)
            ],
            "hovertemplate": "%{customdata[0]}<br>due %{customdata[1]}<extra></extra>",
        }


def _layout(status: Status, rows: list[str]) -> dict[str, Any]:
    days = days_of_plan(status)
    first, last = add_days(min(days), -3), add_days(max(days), 7)
    as_of = f"{status.as_of.isoformat()} 12:00"
    return {
        "height": _AROUND + _ROW * len(rows),
        "barmode": "overlay",
        "bargap": 0.3,
        "dragmode": "pan",
        "hovermode": "closest",
        "margin": {"l": 8, "r": 8, "t": 24, "b": 40},
        "xaxis": {
            "type": "date",
            "range": [first.isoformat(), last.isoformat()],
            "tickformat": "%-d %b\n%Y",
        },
        "yaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": rows,
            "autorange": "reversed",
            "automargin": True,
            "fixedrange": len(rows) <= 40,
        },
        "legend": {"orientation": "h", "y": -0.12},
        "shapes": [{"type": "line", "x0": as_of, "x1": as_of, "yref": "paper", "y0": 0, "y1": 1}],
        "annotations": [
            {
                "x": as_of,
                "yref": "paper",
                "y": 1,
                "yanchor": "bottom",
                "showarrow": False,
                "text": f"as of {wording.short_day(status.as_of, status.as_of)}",
            }
        ],
    }
