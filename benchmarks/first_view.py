"""(d) What the first view of the overview costs over http, compressed by gzip."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import NoBrowser, chromium
from benchmarks.gzip_server import serving
from benchmarks.projects import MILEPOST, ROOT, build_command, make_project
from benchmarks.row import Row
from benchmarks.timing import run

TITLE = "First view of the overview over http, gzip"
CAUSE = "The overview's own HTML grows with the phases that its chart draws."
MOST_KILOBYTES = 80.0
"""Kilobytes of 1,000 bytes, of the bodies of all answers."""


def measure(work: Path) -> tuple[Row, ...]:
    """Return the rows of this repository's plan, and of a large one beside it."""
    own, large = work / "first-own", make_project(work / "first-large", 1000)
    run([*MILEPOST, "--root", str(ROOT), "build", "--out", str(own)], ROOT)
    run(build_command(large), large)
    try:
        with chromium() as browser:
            rows = _viewed(browser, own, "this plan", MOST_KILOBYTES)
            return (*rows, *_viewed(browser, large / "site", "1,000 tasks", None))
    except NoBrowser as error:
        return (Row("first view", "reported", f"not measured: {error}"),)


def _viewed(browser: Browser, site: Path, name: str, most: float | None) -> tuple[Row, ...]:
    with serving(site) as server:
        page = browser.new_page()
        page.goto(f"{server.address}/live/index.html", wait_until="networkidle")
        first = server.take()
        page.keyboard.press("/")
        page.wait_for_load_state("networkidle")
        page.wait_for_function("window.milepostIndex !== undefined")
        later = server.take()
        page.close()
    total = sum(size for _, size in first) / 1000
    if most is None:
        return (Row(f"{name}, first view", "reported", _listed(first, total)),)
    plotly = any("plotly" in path for path, _ in first)
    searched = sum(size for _, size in later) / 1000
    return (
        Row(f"{name}, first view", f"at most {most:.0f} KB", _listed(first, total), total <= most),
        Row(f"{name}, Plotly", "not fetched", "fetched" if plotly else "not fetched", not plotly),
        Row(f"{name}, search, fetched on focus", "reported", _listed(later, searched)),
    )


def _listed(sent: list[tuple[str, int]], total: float) -> str:
    parts = (f"{_kind(path)} {size / 1000:.1f}" for path, size in sent)
    return f"{total:.1f} KB ({', '.join(parts)})"


def _kind(path: str) -> str:
    """Return the file's name without its folder and hash."""
    name = Path(path).name
    return ".".join(part.split("-")[0] for part in (Path(name).stem,)) + Path(name).suffix
