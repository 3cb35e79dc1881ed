"""The charts in a browser: what is drawn, what is measured, what works without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.views.charts.chart_plans import rollout
from tools.chromium import find_chromium

from milepost.render.assets import asset_files
from milepost.render.chrome import POLICY
from milepost.render.environment import make_environment
from milepost.render.pages import one_block
from milepost.views.charts import overview_gantt, timeline_gantt

CHROMIUM = find_chromium()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

PAGE = """<!doctype html><html lang="en"><head>
<meta http-equiv="Content-Security-Policy" content="{policy}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Charts</title>
<link rel="stylesheet" href="assets/milepost.css"></head>
<body><main>{body}</main></body></html>"""
CALL = """
{% from "charts/gantt.svg.j2" import gantt with context %}
{% from "charts/timeline.j2" import timeline with context %}
<h1>Charts</h1>{{ gantt(overview) }}{{ timeline(chart) }}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the charts of a small plan, and of the same drawn from data."""
    folder = tmp_path_factory.mktemp("charts")
    for path, content in asset_files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    plan, status = rollout()
    template = make_environment().from_string(CALL)
    overview = overview_gantt(plan, status)
    for name, most in (("small", 200), ("large", 0)):
        chart = timeline_gantt(plan, status, most_tasks=most)
        body = template.render(overview=overview, chart=chart, path="timeline.html")
        page = PAGE.format(policy=POLICY, body=one_block(body))
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(params=[1280, 390])
def page(browser: Browser, folder: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page whose console has to stay silent."""
    opened = browser.new_page(viewport={"width": request.param, "height": 900})
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto((folder / "small.html").as_uri())
    yield opened
    opened.close()
    assert not said


OUTSIDE = """() => [...document.querySelectorAll('svg.gantt text, .tl-track svg text')]
  .filter((text) => text.checkVisibility())
  .filter((text) => {
    const box = text.getBoundingClientRect();
    const chart = text.ownerSVGElement.getBoundingClientRect();
    return box.left < chart.left - 1 || box.right > chart.right + 1;
  }).map((text) => text.textContent)"""

CROSSING = """() => {
  const texts = [...document.querySelectorAll('svg.gantt text, .tl-track svg text')]
    .filter((text) => text.checkVisibility());
  const boxes = texts.map((text) => [text.getBoundingClientRect(), text.textContent]);
  const found = [];
  boxes.forEach(([a, one], i) => boxes.slice(i + 1).forEach(([b, other]) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1 && down > 4) found.push([one, other]);
  }));
  return found;
}"""


def test_texts_as_drawn_stay_inside_and_apart(page: Page) -> None:
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(CROSSING) == []


def test_the_page_itself_never_scrolls_sideways(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_phase_opens_by_keyboard(page: Page) -> None:
    phase = page.locator("#Row-phase-1")
    phase.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(phase.get_by_text("1.1 Kubernetes cluster part 1")).to_be_visible()


def test_all_rows_open_at_once_and_close_again(page: Page) -> None:
    page.get_by_role("button", name="Open all").click()
    expect(page.locator(".tl-phase details[open]")).to_have_count(9)
    page.get_by_role("button", name="Close all").click()
    expect(page.locator(".tl-phase details[open]")).to_have_count(0)


def test_choices_stand_in_the_address_and_come_back_from_it(page: Page) -> None:
    page.get_by_role("combobox", name="Owner").select_option("platform-engineering")
    page.locator(".scales input[value=month]").check(force=True)
    assert page.url.endswith("#scale=month&owner=platform-engineering")
    expect(page.locator(".tl-phase:visible")).to_have_count(2)
    expect(page.get_by_text("2 of 9 phases")).to_be_visible()
    page.reload()
    expect(page.locator(".tl-phase:visible")).to_have_count(2)
    expect(page.locator(".scales input[value=month]")).to_be_checked()
    page.get_by_role("combobox", name="Owner").select_option("")
    page.get_by_role("combobox", name="State").select_option("blocked")
    expect(page.locator(".tl-phase:visible")).to_have_count(2)


def test_a_scale_shows_its_own_drawing_alone(page: Page) -> None:
    for scale in ("week", "quarter", "month"):
        page.locator(f".scales input[value={scale}]").check(force=True)
        shown = page.locator("#Row-phase-1 > .tl-row .tl-track svg:visible")
        expect(shown).to_have_count(1)
        expect(shown).to_have_class(re.compile(f"f-{scale}"))


def test_without_script_rows_open_and_scales_change(browser: Browser, folder: Path) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto((folder / "small.html").as_uri())
    expect(page.get_by_role("combobox", name="Owner")).to_be_hidden()
    expect(page.get_by_role("button", name="Explore: zoom, hover")).to_be_hidden()
    page.locator("#Row-phase-2 summary").click()
    expect(page.get_by_text("2.1 Domain and TLS part 1")).to_be_visible()
    page.locator(".scales label", has_text="Month").click()
    expect(page.locator("#Row-phase-1 > .tl-row .tl-track svg.f-month.d-wide")).to_be_visible()
    expect(page.locator("#Row-phase-1 > .tl-row .tl-track svg.f-week.d-wide")).to_be_hidden()
    context.close()


def test_tasks_drawn_from_data_look_like_those_in_the_page(browser: Browser, folder: Path) -> None:
    rows = {}
    for name in ("small", "large"):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto((folder / f"{name}.html").as_uri())
        page.locator("#Row-phase-3 summary").click()
        page.wait_for_selector("#Row-phase-3 .tl-task")
        rows[name] = page.evaluate(
            """() => [...document.querySelectorAll('#Row-phase-3 .tl-task')].map((row) => {
              const bar = [...row.querySelectorAll('.tl-track svg path')]
                .find((path) => path.checkVisibility()).getBoundingClientRect();
              return [row.querySelector('a').textContent, row.querySelector('a').href,
                      Math.round(bar.left), Math.round(bar.width)];
            })"""
        )
        page.close()
    assert rows["small"]
    assert [row[:2] for row in rows["large"]] == [row[:2] for row in rows["small"]]
    for large, small in zip(rows["large"], rows["small"], strict=True):
        assert large[2:] == pytest.approx(small[2:], abs=1)


def test_paper_shows_the_form_for_paper_alone(browser: Browser, folder: Path) -> None:
    page = browser.new_page(viewport={"width": 695, "height": 900})
    page.emulate_media(media="print")
    page.goto((folder / "small.html").as_uri())
    expect(page.locator(".form-print svg:visible")).to_have_count(2)
    expect(
        page.locator(".form-wide:visible, .form-phone:visible, .tl-scroll:visible")
    ).to_have_count(0)
    assert page.evaluate(OUTSIDE) == []
    page.close()


def test_exploring_loads_plotly_only_when_asked_and_saves_pictures(
    browser: Browser, folder: Path
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((folder / "small.html").as_uri())
    assert not any("plotly" in address for address in asked)
    page.get_by_role("button", name="Explore: zoom, hover").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".explore-plot[data-ready]", timeout=60_000)
    assert sum("plotly" in address for address in asked) == 1
    assert all(address.startswith(("file:", "data:")) for address in asked)
    before = page.evaluate("document.querySelector('.explore-plot').layout.xaxis.range.join()")
    page.get_by_role("button", name="Zoom in").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "(before) => document.querySelector('.explore-plot').layout.xaxis.range.join() !== before",
        arg=before,
    )
    for kind, start in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
        with page.expect_download() as saved:
            page.get_by_role("button", name=f"Download {kind}").click()
        assert saved.value.suggested_filename == f"timeline.{kind.lower()}"
        assert Path(saved.value.path()).read_bytes().startswith(start)
    page.close()
    assert not said


@pytest.mark.parametrize("width", [1280, 390])
def test_the_charts_have_no_finding_of_axe(browser: Browser, folder: Path, width: int) -> None:
    # Axe asks for the style sheet again, which a page from disk refuses: its console may speak.
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto((folder / "small.html").as_uri())
    page.get_by_role("button", name="Open all").click()
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run(document.querySelector('main'))")
    page.close()
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]] == []
