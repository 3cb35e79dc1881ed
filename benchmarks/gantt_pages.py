"""The same tasks as a Gantt of Frappe Gantt and of Plotly, each in our page's shell."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.plans import PhaseFacts, TaskFacts
from benchmarks.shell import GanttPage, Shell
from milepost.render.plotly_bundle import plotly_bundle

_FRAPPE = """\
const tasks = JSON.parse(document.querySelector(".tasks").textContent);
new Gantt("#chart", tasks, { view_mode: "Week", container_height: "auto" });
"""
_PLOTLY = """\
const figure = JSON.parse(document.querySelector(".tasks").textContent);
Plotly.newPlot("chart", figure.data, figure.layout, { staticPlot: true });
"""


def frappe_page(shell: Shell, built: Path, phases: Sequence[PhaseFacts]) -> GanttPage:
    """Write the page of Frappe Gantt, with its own script and style sheet."""
    for name in ("frappe-gantt.umd.js", "frappe-gantt.css"):
        shutil.copyfile(built / name, shell.folder / name)
    (shell.folder / "start-frappe.js").write_text(_FRAPPE, encoding="utf-8")
    tasks = [
        {
            "id": task.id,
            "name": task.title,
            "start": str(task.start),
            "end": str(task.end),
            "progress": 100 if task.done else 0,
            "dependencies": task.after or "",
        }
        for task in _tasks(phases)
    ]
    content = (
        f'<link rel="stylesheet" href="frappe-gantt.css"><div id="chart"></div>{_data(tasks)}'
        '<script src="frappe-gantt.umd.js"></script><script src="start-frappe.js"></script>'
    )
    return GanttPage(shell.write(f"frappe-{len(tasks)}.html", content), "rect.bar")


def plotly_page(shell: Shell, phases: Sequence[PhaseFacts]) -> GanttPage:
    """Write the page of Plotly: its whole bundle, and bars on an axis of dates."""
    (shell.folder / "plotly.min.js").write_bytes(plotly_bundle()[1])
    (shell.folder / "start-plotly.js").write_text(_PLOTLY, encoding="utf-8")
    tasks = list(_tasks(phases))
    figure = {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": [task.id for task in tasks],
                "base": [str(task.start) for task in tasks],
                "x": [((task.end - task.start).days + 1) * 86_400_000 for task in tasks],
                "hovertext": [task.title for task in tasks],
            }
        ],
        "layout": {
            "height": 26 * len(tasks) + 120,
            "xaxis": {"type": "date"},
            "yaxis": {
                "autorange": "reversed",
                "tickmode": "array",
                "tickvals": [task.id for task in tasks],
                "ticktext": [task.title for task in tasks],
                "automargin": True,
            },
        },
    }
    content = (
        f'<div id="chart"></div>{_data(figure)}'
        '<script src="plotly.min.js"></script><script src="start-plotly.js"></script>'
    )
    return GanttPage(shell.write(f"plotly-{len(tasks)}.html", content), ".bars .point")


def _tasks(phases: Sequence[PhaseFacts]) -> Iterator[TaskFacts]:
    for phase in phases:
        yield from phase.tasks


def _data(value: object) -> str:
    return f'<script type="application/json" class="tasks">{json.dumps(value)}</script>'
