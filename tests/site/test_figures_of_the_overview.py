"""The five figures of the overview, counted again from the files of the plan and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any

import pytest
import yaml
from built_sites import ROOT, BuiltSite
from parsed_pages import attribute, parse_page

pytest_plugins = ["site_fixtures"]

COMPARE = {"below": lt, "at most": le, "at least": ge, "above": gt, "exactly": Decimal.__eq__}
LEVELS = ("low", "medium", "high")


def read(name: str) -> dict[str, Any]:
    text = (ROOT / f"plan/{name}.yml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - only texts
    return content


def leaves(tasks: list[Any]) -> Iterator[dict[str, Any]]:
    for task in tasks:
        if isinstance(task, str):
            yield {"title": task}
        elif "tasks" in task:
            yield from leaves(task["tasks"])
        else:
            yield task


@pytest.fixture(scope="module")
def figures(real_site: BuiltSite) -> dict[str, tuple[str, str]]:
    """The value and the note of each figure, by its label."""
    page = parse_page("index.html", real_site.text("index.html"))
    found = {}
    for node in page.nodes:
        if attribute(node, "class") == "figure":
            label, value, note = (
                " ".join(part.to_text() for part in node.query(f".{name}"))
                for name in ("label", "value", "note")
            )
            found[label] = (re.sub(r"\s+", " ", value), note)
    return found


def test_tasks_done_are_the_done_ones_of_all_that_do_not_recur(
    figures: dict[str, tuple[str, str]],
) -> None:
    tasks = [task for phase in read("phases")["phases"] for task in leaves(phase["tasks"])]
    once = [task for task in tasks if "recurring" not in task]
    done = sum(task.get("state") == "done" for task in once)
    assert figures["Tasks done"][0] == f"{done} of {len(once)}"
    assert (done, len(once), len(tasks)) == (0, 50, 53)


def test_readiness_counts_the_items_that_are_done(figures: dict[str, tuple[str, str]]) -> None:
    items = read("readiness")["items"]
    done = sum(item.get("state") == "done" for item in items)
    assert figures["Readiness"][0] == f"{done} of {len(items)}"
    assert f"{len(items) - done} items open" in figures["Readiness"][1]
    assert (done, len(items)) == (2, 17)


def test_a_kpi_is_met_when_its_last_measurement_meets_its_target(
    figures: dict[str, tuple[str, str]],
) -> None:
    kpis = read("kpis")["kpis"]
    measured = [kpi for kpi in kpis if kpi.get("measurements")]
    met = 0
    for kpi in measured:
        last = max(kpi["measurements"], key=lambda one: one["date"])
        met += COMPARE[kpi["comparator"]](Decimal(last["value"]), Decimal(kpi["target"]))
    assert figures["KPIs met"][0] == f"{met} of {len(kpis)}"
    assert f"{len(kpis) - len(measured)} not measured" in figures["KPIs met"][1]
    assert (met, len(kpis)) == (1, 6)


def test_risks_are_counted_by_their_band_and_their_exposures_added(
    figures: dict[str, tuple[str, str]],
) -> None:
    risks = [risk for risk in read("risks")["risks"] if risk.get("state", "open") == "open"]
    exposures = [
        (LEVELS.index(risk["likelihood"]) + 1) * (LEVELS.index(risk["impact"]) + 1)
        for risk in risks
    ]
    high = sum(exposure >= 6 for exposure in exposures)
    medium = sum(3 <= exposure < 6 for exposure in exposures)
    assert figures["Open risks"][0] == str(len(risks))
    assert figures["Open risks"][1] == f"{high} high, {medium} medium; exposure {sum(exposures)}."
    assert (len(risks), high, medium, sum(exposures)) == (5, 2, 3, 22)


def test_decisions_are_open_until_they_have_an_outcome(
    figures: dict[str, tuple[str, str]],
) -> None:
    waiting = [one for one in read("decisions")["decisions"] if "outcome" not in one]
    assert figures["Open decisions"][0] == str(len(waiting)) == "4"
    assert min(one["decide_by"] for one in waiting) == "2025-12-15"
    assert "15 Dec" in figures["Open decisions"][1]
