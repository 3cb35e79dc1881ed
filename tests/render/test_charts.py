"""The charts as markup: named, linked, the same whatever a plan says, valid as HTML."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML
from tests.views.charts.chart_plans import ROLLOUT_DECISIONS, ROLLOUT_PHASES, plan_of, rollout
from tests.views.charts.chart_plans import status_of as follow

from milepost.render.charts import px
from milepost.render.environment import make_environment
from milepost.render.pages import one_block
from milepost.render.plotly_bundle import plotly_bundle, plotly_path
from milepost.views.charts import (
    overview_gantt,
    phase_gantt,
    risk_matrix,
    timeline_gantt,
    unit_strip,
)

PAGE = """
{% from "charts/gantt.svg.j2" import gantt with context %}
{% from "charts/timeline.j2" import timeline with context %}
{% from "charts/matrix.svg.j2" import matrix with context %}
{% from "charts/strip.svg.j2" import strip with context %}
"""


def draw(call: str, view: Any, path: str = "timeline.html") -> str:
    source = PAGE + "{{ " + call + "(view) }}"
    return one_block(make_environment().from_string(source).render(view=view, path=path))


def nodes(html: str) -> list[Any]:
    return list(JustHTML(html, fragment=True, strict=True, sanitize=False).root.query("*"))


def drawings() -> dict[str, str]:
    plan, status = rollout()
    risks = [{"id": "r-1", "title": "Delay", "likelihood": "medium", "impact": "high"}]
    risky = plan_of(risks=risks)
    return {
        "overview": draw("gantt", overview_gantt(plan, status), "index.html"),
        "timeline": draw("timeline", timeline_gantt(plan, status)),
        "large timeline": draw("timeline", timeline_gantt(plan, status, most_tasks=0)),
        "phase": draw("gantt", phase_gantt(plan, status, "phase-1"), "phases/phase-1.html"),
        "matrix": draw("matrix", risk_matrix(risky, follow(risky), {"r-1": (1, 1)}), "risks.html"),
        "strip": draw("strip", unit_strip([("done", 3), ("unknown", 2), ("open", 9)])),
    }


DRAWN = drawings()


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_valid_as_the_standard_says(name: str) -> None:
    assert nodes(DRAWN[name])


def is_hidden(node: Any) -> bool:
    """Tell whether an element, or one around it, is hidden from those who hear the page."""
    around = [node]
    while around[-1].parent is not None:
        around.append(around[-1].parent)
    return any((one.attrs or {}).get("aria-hidden") == "true" for one in around)


@pytest.mark.parametrize("name", DRAWN)
def test_every_drawing_is_named_or_hidden_from_those_who_hear_the_page(name: str) -> None:
    ids = {node.attrs.get("id") for node in nodes(DRAWN[name]) if node.attrs}
    for node in nodes(DRAWN[name]):
        if node.name != "svg" or is_hidden(node):
            continue
        named_by = (node.attrs.get("aria-labelledby") or "").split()
        assert node.attrs.get("role") in ("img", "group")
        assert node.attrs.get("aria-label") or (named_by and set(named_by) <= ids)


@pytest.mark.parametrize("name", DRAWN)
def test_ids_are_unique(name: str) -> None:
    ids = [node.attrs["id"] for node in nodes(DRAWN[name]) if node.attrs and node.attrs.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", DRAWN)
def test_every_gradient_that_is_named_is_there(name: str) -> None:
    ids = {node.attrs.get("id") for node in nodes(DRAWN[name]) if node.attrs}
    assert set(re.findall(r"url\(#([^)]+)\)", DRAWN[name])) <= ids


@pytest.mark.parametrize("name", DRAWN)
def test_no_colour_stands_in_the_markup(name: str) -> None:
    drawn = DRAWN[name].partition("<script")[0]
    assert 'fill="#' not in drawn
    assert 'stroke="' not in drawn
    assert "rgb(" not in drawn


def test_bars_lead_to_the_page_of_their_phase() -> None:
    assert 'href="phases/phase-1.html"' in DRAWN["overview"]
    assert 'href="phases/phase-4.html"' not in DRAWN["phase"]
    assert 'href="phase-4.html"' in DRAWN["phase"]
    assert 'href="../decisions.html#cloud"' in DRAWN["phase"]


def test_a_row_says_in_words_what_its_bar_shows() -> None:
    assert (
        'aria-label="Phase 1 Kubernetes cluster, blocked, 16 Dec – 27 Dec, 0 of 5 tasks done"'
        in DRAWN["overview"]
    )


def test_wide_drawings_scroll_in_a_named_region_that_takes_the_focus() -> None:
    for name in ("overview", "timeline", "matrix"):
        regions = [node for node in nodes(DRAWN[name]) if node.attrs.get("role") == "region"]
        assert regions
        assert all(node.attrs["tabindex"] == "0" and node.attrs["aria-label"] for node in regions)


def test_scripts_are_files_of_the_site_or_plain_data() -> None:
    for html in DRAWN.values():
        for node in nodes(html):
            if node.name == "script":
                assert node.attrs.get("type") == "application/json" or node.attrs["src"].startswith(
                    "assets/"
                )


def test_every_phase_opens_without_script_to_its_tasks() -> None:
    found = nodes(DRAWN["timeline"])
    assert sum(node.name == "details" for node in found) == 9
    assert sum("tl-task" in (node.attrs.get("class") or "") for node in found) == 50 + 9


def test_a_large_plan_carries_its_tasks_once_as_data() -> None:
    (data,) = [
        node
        for node in nodes(DRAWN["large timeline"])
        if "tl-data" in (node.attrs.get("class") or "")
    ]
    tasks = json.loads(data.to_text())["tasks"]
    assert sum(len(found) for found in tasks.values()) == 50
    assert "50 tasks" not in DRAWN["large timeline"]
    assert "5 tasks on the page of the phase" in DRAWN["large timeline"]


HOSTILE = st.one_of(
    st.sampled_from(
        [
            "<b>bold</b>",
            "</script><script>1",
            '"><img src=x>',
            "{{ 7*7 }}",
            "a & b",
            "</text></svg>",
            "javascript:x",
        ]
    ),
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=5
    ),
)


def shape(title: str) -> list[tuple[str, tuple[str, ...]]]:
    phases = [{**ROLLOUT_PHASES[0], "title": title, "depends_on": []}]
    plan = plan_of(phases, [{**ROLLOUT_DECISIONS[0], "title": title}])
    status = follow(plan)
    html = draw("gantt", overview_gantt(plan, status)) + draw(
        "timeline", timeline_gantt(plan, status)
    )
    return [(node.name, tuple(sorted(node.attrs or {}))) for node in nodes(html)]


@settings(max_examples=25, deadline=None)
@given(HOSTILE)
def test_no_text_of_a_plan_becomes_markup(title: str) -> None:
    assert shape(title) == shape("x")


def test_lengths_are_short() -> None:
    assert [px(value) for value in (12.0, 12.34, -0.5, 1216.04, 0)] == [
        "12",
        "12.3",
        "-0.5",
        "1216",
        "0",
    ]


def test_plotly_is_named_by_its_content() -> None:
    path, content = plotly_bundle()
    assert path == plotly_path()
    assert path.startswith("assets/plotly-")
    assert b"plotly" in content[:2000].lower()
