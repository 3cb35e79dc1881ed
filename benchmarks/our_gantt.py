"""Our own Gantt of all tasks: as one static SVG, and as the rows of the timeline page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.projects import make_project
from benchmarks.shell import GanttPage, Shell
from milepost.derive import derive
from milepost.derive.status import PhaseStatus, Status, TaskStatus
from milepost.load import load_plan
from milepost.model.plan import Plan
from milepost.render.environment import make_environment
from milepost.render.layout import OWN
from milepost.views import marks
from milepost.views.charts import timeline_gantt
from milepost.views.charts.bar import bar_of
from milepost.views.charts.calendar import ruler_over
from milepost.views.charts.gantt import Drawing, Gantt, Row
from milepost.views.charts.label import line
from milepost.views.charts.ruler import HEIGHT, Ruler
from milepost.views.charts.shown_days import days_of_plan
from milepost.views.context import Context

_WIDTH = 1216.0
_TITLES = 420.0
_ROW = 26.0
_IMPORT = '{{% from "charts/{file}.j2" import {macro} with context %}}{{{{ {macro}(chart) }}}}'


def svg_page(shell: Shell, folder: Path, tasks: int) -> GanttPage:
    """Write one static SVG with a row for every phase and task, made of the parts of our charts."""
    plan, status = _read(folder, tasks)
    chart = Gantt("all", "All tasks", "Every task of the plan.", (_drawing(plan, status),), ())
    html = _rendered("gantt.svg", "gantt", chart)
    return GanttPage(shell.write(f"svg-{tasks}.html", html), ".gantt .bar")


def rows_page(shell: Shell, folder: Path, tasks: int) -> GanttPage:
    """Write the chart of the timeline page, at the address that opens all its rows."""
    plan, status = _read(folder, tasks)
    html = _rendered("timeline", "timeline", timeline_gantt(plan, status))
    path = shell.write(f"rows-{tasks}.html", html + shell.timeline_script())
    return GanttPage(f"{path}#open=all", ".tl-task .tl-track :is(.bar, .edge, .dotted)")


def _read(folder: Path, tasks: int) -> tuple[Plan, Status]:
    loaded = load_plan(make_project(folder / f"plan-{tasks}", tasks))
    assert loaded.plan is not None, "the generated plan is sound"
    return loaded.plan, derive(loaded.plan)


def _rendered(file: str, macro: str, chart: object) -> str:
    template = make_environment().from_string(_IMPORT.format(file=file, macro=macro))
    html = template.render(chart=chart, path="timeline.html", layout=OWN)
    return f'<div class="mp">{html}</div>'


def _drawing(plan: Plan, status: Status) -> Drawing:
    context = Context(plan, status)
    ruler = ruler_over(context, days_of_plan(status), left=_TITLES, right=_WIDTH)
    entries = enumerate(_entries(status))
    rows = tuple(_row(context, entry, ruler, HEIGHT + _ROW * index) for index, entry in entries)
    height = HEIGHT + _ROW * len(rows)
    return Drawing("all-wide", "wide", _WIDTH, height, ruler, lanes=(), rows=rows)


def _entries(status: Status) -> Iterator[PhaseStatus | TaskStatus]:
    for phase in status.phases:
        yield phase
        yield from phase.tasks


def _row(context: Context, entry: PhaseStatus | TaskStatus, ruler: Ruler, top: float) -> Row:
    item = entry.phase if isinstance(entry, PhaseStatus) else entry.task
    middle = top + _ROW / 2
    return Row(
        top=top,
        height=_ROW,
        middle=middle,
        thickness=14 if isinstance(entry, PhaseStatus) else 10,
        sign=marks.of_work(entry.state),
        sign_at=(8, middle),
        labels=(line(item.title, 20, middle + 4.5, size=14),),
        bar=bar_of(entry, ruler.axis, context.status.as_of),
        name=item.title,
        href=context.links.to(item.id),
    )
