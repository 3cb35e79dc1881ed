"""What the charts say: counts, words, data and forms."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.views.charts.chart_plans import AS_OF, plan_of, rollout, status_of

from milepost.derive.status import DecisionState, KpiState, KpiStatus, WorkState
from milepost.model.kpi import Kpi
from milepost.views.charts import (
    gantt_figure,
    overview_gantt,
    phase_gantt,
    risk_matrix,
    sparkline,
    timeline_gantt,
    unit_strip,
)
from milepost.views.charts.text_width import broken, shortened, width_of


def _texts(chart: Any, form: int) -> list[str]:
    return [label.text for label in chart.forms[form].labels]


def test_the_overview_shows_what_is_done_and_when_each_phase_ends() -> None:
    texts = _texts(overview_gantt(*rollout()), 0)
    assert "0 of 5 · ends 27 Dec" in texts
    assert texts.count("0 of 5 · no end stated") == 1
    assert "4 open, 0 taken" in texts
    assert "15 Dec Cloud provider · Phase 1 waits for it" in texts


def test_a_phone_shows_title_and_dates_above_each_bar() -> None:
    chart = overview_gantt(*rollout())
    texts = _texts(chart, 1)
    assert "16 Dec – 27 Dec" in texts
    assert "from 20 Jan, no end" in texts
    assert all(row.middle > row.sign_at[1] for row in chart.forms[1].rows)


def test_paper_lists_the_decisions_in_one_line() -> None:
    texts = _texts(overview_gantt(*rollout()), 2)
    assert "15 Cloud provider, 16 Custom domain, 17 Budget, 20 On-call model" in texts
    assert "0/5 · 27 Dec" in texts


def test_an_overdue_phase_says_by_how_much() -> None:
    plan, _ = rollout()
    status = status_of(plan, {"phase-1": WorkState.OVERDUE})
    assert "0 of 5 · overdue by 6 d" in _texts(overview_gantt(plan, status), 0)


def test_a_phase_shows_its_decisions_itself_and_what_waits() -> None:
    texts = _texts(phase_gantt(*rollout(), "phase-1"), 0)
    assert {"15 Dec Cloud provider", "17 Dec Budget"} <= set(texts)
    assert "Phase 1 · 16 Dec – 27 Dec" in texts
    assert "Phase 4 waits for it" in texts
    assert not any("Custom domain" in text for text in texts)


def test_a_phase_without_any_day_says_what_to_add() -> None:
    plan = plan_of([{"id": "p", "number": 1, "title": "Phase"}])
    assert "Add start and end" in (phase_gantt(plan, status_of(plan), "p").empty or "")


def test_the_legend_names_only_what_is_drawn() -> None:
    words = [key.word for key in overview_gantt(*rollout()).keys]
    assert words == ["blocked", "scheduled", "decision due", "fading bar: no end stated", "day off"]


def test_slip_counts_working_days_against_the_baseline() -> None:
    former = {
        "phase-1": (date(2025, 12, 9), date(2025, 12, 20)),
        "phase-5": (date(2026, 1, 6), date(2026, 1, 17)),
        "phase-7": (date(2026, 1, 20), date(2026, 1, 31)),
    }
    rows = {row.id: row for row in timeline_gantt(*rollout(), former).rows}
    assert (rows["phase-1"].slip, rows["phase-1"].slipped) == ("+5 d", True)
    assert (rows["phase-5"].slip, rows["phase-5"].slipped) == ("0 d", False)
    assert rows["phase-7"].slip == "withdrawn"
    assert rows["phase-2"].slip == "–"
    assert rows["phase-1"].tracks[0].ghost is not None
    assert rows["phase-5"].tracks[0].ghost is None


def test_without_a_baseline_there_is_no_slip() -> None:
    chart = timeline_gantt(*rollout())
    assert not chart.has_slip
    assert {row.slip for row in chart.rows} == {""}


def test_every_row_has_a_track_for_every_scale_and_page() -> None:
    chart = timeline_gantt(*rollout())
    assert [(frame.device, frame.scale.value) for frame in chart.frames] == [
        (device, scale) for device in ("wide", "phone") for scale in ("week", "month", "quarter")
    ]
    assert all(len(row.tracks) == 6 for row in chart.rows)
    assert all(len(task.tracks) == 6 for row in chart.rows for task in row.tasks)


def test_many_tasks_are_data_instead_of_rows() -> None:
    chart = timeline_gantt(*rollout(), most_tasks=10)
    assert chart.data is not None
    assert all(not row.tasks for row in chart.rows)
    drawn = timeline_gantt(*rollout())
    assert drawn.data is None
    for row in drawn.rows:
        tasks = chart.data["tasks"][row.id]
        assert [task[0] for task in tasks] == [task.number for task in row.tasks]
        assert [task[1] for task in tasks] == [task.title for task in row.tasks]


def test_data_and_drawing_put_a_task_in_the_same_place() -> None:
    chart, drawn = timeline_gantt(*rollout(), most_tasks=0), timeline_gantt(*rollout())
    assert chart.data is not None
    frame = chart.data["frames"][0]
    for row in drawn.rows:
        for data, task in zip(chart.data["tasks"][row.id], row.tasks, strict=True):
            bar = task.tracks[0].bar
            assert bar is not None
            assert bar.x == pytest.approx((data[6] - frame["first"]) * frame["day"], abs=0.2)


def test_the_figure_has_the_same_days_as_the_drawing() -> None:
    plan, status = rollout()
    figure = gantt_figure(plan, status)
    assert figure is not None
    assert "template" not in figure["layout"]
    bars = [trace for trace in figure["data"] if trace["type"] == "bar"]
    starts = {
        name: base for trace in bars for name, base in zip(trace["y"], trace["base"], strict=True)
    }
    assert starts["1  Kubernetes cluster"] == "2025-12-16"
    day = 24 * 3600 * 1000
    lengths = {name: x for trace in bars for name, x in zip(trace["y"], trace["x"], strict=True)}
    assert lengths["1  Kubernetes cluster"] == 12 * day
    (decisions,) = [trace for trace in figure["data"] if trace["type"] == "scatter"]
    assert decisions["x"][0] == "2025-12-15 12:00"


def test_the_figure_holds_texts_and_no_markup() -> None:
    plan = plan_of([{"id": "p", "number": 1, "title": "<b>A & B</b>", "start": "2025-12-16"}])
    figure = gantt_figure(plan, status_of(plan))
    assert figure is not None
    assert figure["data"][0]["y"] == ["1  &lt;b&gt;A &amp; B&lt;/b&gt;"]
    assert figure["layout"]["yaxis"]["categoryarray"] == figure["data"][0]["y"]


def test_an_overdue_decision_is_red_and_says_so() -> None:
    plan = plan_of(decisions=[{"id": "d", "title": "Choose", "decide_by": "2025-12-11"}])
    status = status_of(plan)
    assert status.decisions[0].state is DecisionState.OVERDUE
    (sign,) = overview_gantt(plan, status).forms[0].lanes[0].signs
    assert (sign.mark.shape, sign.mark.tone) == ("diamond", "bad")
    assert sign.label is not None
    assert sign.label.text == "11 Dec Choose · overdue by 3 d"


# Risk matrix ---------------------------------------------------------------------------------


def _risks(*levels: tuple[str, str]) -> list[dict[str, str]]:
    return [
        {"id": f"r-{index}", "title": f"Risk {index}", "likelihood": up, "impact": along}
        for index, (up, along) in enumerate(levels, start=1)
    ]


def test_each_risk_stands_in_its_cell_and_is_counted_there() -> None:
    plan = plan_of(risks=_risks(("medium", "high"), ("low", "high"), ("medium", "high")))
    matrix = risk_matrix(plan, status_of(plan))
    cells = {cell.label.text: cell for cell in matrix.cells if cell.count}
    assert {name: cell.count for name, cell in cells.items()} == {"6 · High": 2, "3 · Medium": 1}
    for dot in matrix.dots:
        cell = cells["3 · Medium" if dot.text.text == "2" else "6 · High"]
        assert cell.box.left < dot.x < cell.box.right
        assert cell.box.top < dot.y < cell.box.bottom


def test_a_risk_that_moved_leaves_a_ring_and_an_arrow() -> None:
    plan = plan_of(risks=_risks(("medium", "high"), ("low", "high")))
    matrix = risk_matrix(plan, status_of(plan), {"r-1": (1, 3), "r-2": (1, 3)})
    assert [dot.text.text for dot in matrix.dots if dot.former] == ["1"]
    (arrow,) = matrix.arrows
    assert arrow.y2 < arrow.y1
    assert arrow.x1 == arrow.x2


def test_closed_risks_are_not_drawn() -> None:
    plan = plan_of(risks=[{**_risks(("low", "low"))[0], "state": "closed"}])
    assert risk_matrix(plan, status_of(plan)).dots == ()


# Strips and sparklines -----------------------------------------------------------------------


def test_a_strip_has_one_unit_per_item_up_to_sixty() -> None:
    strip = unit_strip([("done", 10), ("open", 50)])
    assert len(strip.units) == 60
    assert strip.label == "10 done, 50 open"
    assert not strip.parts


def test_above_sixty_a_strip_is_a_bar_in_shares() -> None:
    strip = unit_strip([("done", 25), ("open", 75)])
    assert not strip.units
    assert [(part.x, part.width) for part in strip.parts] == [(0, 50), (50, 150)]


def test_an_empty_strip_says_none() -> None:
    assert unit_strip([("done", 0), ("open", 0)]).label == "none"


def _kpi(*values: str) -> KpiStatus:
    kpi = Kpi.model_validate(
        {
            "id": "k",
            "title": "Response time",
            "comparator": "below",
            "target": "200",
            "unit": "ms",
            "measurements": [
                {"date": f"2025-12-{day:02}", "value": value}
                for day, value in enumerate(values, start=1)
            ],
        }
    )
    return KpiStatus(kpi, KpiState.MET, kpi.measurements[-1], 0)


def test_a_sparkline_ends_in_its_own_value() -> None:
    line = sparkline(_kpi("350", "280", "180"))
    assert line.end.text == "180 ms"
    assert [point.x for point in line.points] == [4, 65, 126]
    assert line.points[0].y < line.points[1].y < line.points[2].y
    assert line.target is not None
    assert line.points[2].y > line.target
    assert line.end.box.right <= line.width


def test_a_value_that_never_changed_is_a_level_line() -> None:
    line = sparkline(_kpi("200", "200"))
    assert len({point.y for point in line.points}) == 1


# Widths --------------------------------------------------------------------------------------


def test_a_cut_text_fits_its_room_and_says_that_it_was_cut() -> None:
    text = shortened("Rindfleischetikettierungsüberwachungsgesetz", 100, 14)
    assert text.endswith("…")
    assert width_of(text, 14) <= 100


def test_a_text_breaks_between_words() -> None:
    assert broken("Kubernetes Cluster Planning", 130, 14, lines=2) == [
        "Kubernetes Cluster",
        "Planning",
    ]


def test_as_of_is_the_day_of_the_plan() -> None:
    plan = plan_of([{"id": "p", "number": 1, "title": "Phase", "start": "2031-05-05"}])
    assert overview_gantt(plan, status_of(plan)).forms[0].ruler.as_of_label.text == (
        f"as of {AS_OF.day} Dec"
    )
