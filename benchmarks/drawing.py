"""(e) Time until the Gantt is there: all tasks drawn, the last bar painted, in one page shell.

The clock starts with the navigation, so that fetching and reading scripts counts, as it does for a
reader. It stops two frames after the last bar was brought into view.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import NoBrowser, chromium
from benchmarks.frappe import Unavailable, fetch_frappe
from benchmarks.gantt_pages import frappe_page, plotly_page
from benchmarks.gzip_server import serving
from benchmarks.our_gantt import rows_page, svg_page
from benchmarks.plans import phases_of
from benchmarks.projects import build_command, make_project
from benchmarks.row import Row, at_most, count, seconds
from benchmarks.shell import GanttPage, Shell
from benchmarks.timing import Taken, in_turns, run

TITLE = "Time until the Gantt is visible in Chromium without a window"
CAUSE = "A row of the timeline page is text, mark, link and bar, each laid out by the browser."
LIMITS = {50: 1.0, 500: 0.5, 5000: 1 / 3}
ROUNDS = 5
PATIENCE = 120_000
"""Milliseconds until a page that never shows its last bar is given up."""

_WATCH = """selector => new Promise((seen) => {
  const look = () => {
    const bars = document.querySelectorAll(selector);
    if (document.readyState === "loading" || !bars.length) return requestAnimationFrame(look);
    bars[bars.length - 1].scrollIntoView();
    const done = () => seen([performance.now(), bars.length]);
    requestAnimationFrame(() => requestAnimationFrame(done));
  };
  look();
})"""


OURS = {"one static SVG": svg_page, "rows of the timeline page, all open": rows_page}


def measure(work: Path) -> tuple[Row, ...]:
    """Return a row for each size and each of our two forms."""
    folder = work / "drawing"
    small = make_project(folder / "shell", 10)
    run(build_command(small), folder)
    shell = Shell(small / "site/live")
    try:
        script = fetch_frappe(folder)
        with chromium() as browser, serving(shell.folder.parent) as server:
            rows: list[Row] = []
            for tasks, limit in LIMITS.items():
                phases = phases_of(tasks)
                pages = {name: write(shell, folder, tasks) for name, write in OURS.items()}
                pages["Frappe Gantt"] = frappe_page(shell, script, phases)
                pages["Plotly"] = plotly_page(shell, phases)
                actions = {
                    name: _visit(browser, server.address, page, tasks)
                    for name, page in pages.items()
                }
                rows += _rows(tasks, limit, in_turns(actions, ROUNDS))
            return tuple(rows)
    except (NoBrowser, Unavailable) as error:
        return (Row("all sizes", "reported", f"not measured: {error}"),)


def _visit(browser: Browser, address: str, page: GanttPage, tasks: int) -> Callable[[], float]:
    """Return an action that opens a page anew and returns the seconds until its last bar."""

    def action() -> float:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        tab = context.new_page()
        tab.set_default_timeout(PATIENCE)
        tab.goto(f"{address}/{page.path}", wait_until="commit")
        milliseconds, bars = tab.evaluate(_WATCH, page.bars)
        assert bars >= tasks, f"{page.path} shows {bars} bars for {tasks} tasks"
        context.close()
        return float(milliseconds) / 1000

    return action


def _rows(tasks: int, limit: float, taken: dict[str, Taken]) -> list[Row]:
    """Return a row for each of our forms beside the faster of the others."""
    fastest = min(taken.keys() - OURS, key=lambda name: taken[name].median)
    other = taken[fastest]
    return [
        at_most(
            f"{count(tasks)} tasks, {name}, against {fastest}",
            taken[name].over(other),
            limit,
            f"{seconds(taken[name].median)} against {seconds(other.median)}",
        )
        for name in OURS
    ]
