"""Charts as numbers: where every bar, line and text of a chart lies, in pixels; no markup.

For page views (all are pure functions of the plan and what follows from it):

* `overview_gantt(plan, status) -> Gantt`: phases, decisions and milestones; wide, phone and print
* `timeline_gantt(plan, status, former=...) -> Timeline`: the same with tasks, slack and scales
* `phase_gantt(plan, status, phase_id) -> Gantt`: one phase, its decisions, what waits for it
* `risk_matrix(plan, status, former=...) -> Matrix`
* `sparkline(kpi_status) -> Sparkline`: only for a KPI with more than one measurement
* `unit_strip(counts) -> Strip`: `unit_strip([("done", 2), ("open", 15)])`
* `gantt_figure(plan, status)`: the Gantt's values as Plotly reads them

For page templates (`with context`, since links become relative to the page):

* `{% from "charts/gantt.svg.j2" import gantt with context %}`, `{{ gantt(view.gantt) }}`
* `{% from "charts/timeline.j2" import timeline with context %}`, `{{ timeline(view.gantt) }}`
* `{% from "charts/matrix.svg.j2" import matrix with context %}`, `{{ matrix(view.matrix) }}`
* `{% from "charts/sparkline.svg.j2" import sparkline with context %}`
* `{% from "charts/strip.svg.j2" import strip with context %}`, `{{ strip(view.strip) }}`
"""

from milepost.views.charts.figure import gantt_figure
from milepost.views.charts.gantt import Gantt
from milepost.views.charts.matrix import Matrix, risk_matrix
from milepost.views.charts.overview import overview_gantt
from milepost.views.charts.phase_form import gantt_of_phase, phase_gantt
from milepost.views.charts.sparkline import Sparkline, sparkline
from milepost.views.charts.timeline import Timeline, timeline_gantt
from milepost.views.charts.unit_strip import Strip, unit_strip

__all__ = [
    "Gantt",
    "Matrix",
    "Sparkline",
    "Strip",
    "Timeline",
    "gantt_figure",
    "gantt_of_phase",
    "overview_gantt",
    "phase_gantt",
    "risk_matrix",
    "sparkline",
    "timeline_gantt",
    "unit_strip",
]
