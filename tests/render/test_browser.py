"""What the scripts of the frame add, in a browser, on pages opened from disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from engine_project import build, make_project
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright
from tools.chromium import find_chromium

CHROMIUM = find_chromium()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    project = make_project(tmp_path_factory.mktemp("browser"))
    ran = build(project)
    assert ran.returncode == 0, ran.stderr
    return (project / "site/live").as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose console has to stay silent."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        said.append(message.text)

    opened.on("console", note)
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    opened.close()
    assert not said


def test_the_search_is_opened_used_and_left_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/risks.html")
    assert not page.evaluate("'milepostIndex' in window")
    page.keyboard.press("/")
    page.keyboard.type("renew")
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("found")
    expect(page.get_by_role("option").first).to_contain_text("Renew certificates · Runbook")
    assert box.get_attribute("aria-activedescendant") == "search-result-0"
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == "search-result-1"
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.type(" cert")
    page.keyboard.press("Enter")
    page.wait_for_url("**/runbooks/renew.html")


def test_a_search_without_result_says_so(page: Page, site: str) -> None:
    page.goto(f"{site}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("xyzzy")
    expect(page.get_by_role("status")).to_have_text("Nothing found. Try fewer or shorter words.")


def test_chosen_colours_last_to_the_next_page(page: Page, site: str) -> None:
    page.goto(f"{site}/index.html")
    page.get_by_role("button", name="Change to dark colours").click()
    page.goto(f"{site}/risks.html")
    expect(page.get_by_role("button", name="Change to light colours")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 23, 31)"


def test_a_command_can_be_copied_and_what_it_prints_can_not(page: Page, site: str) -> None:
    page.goto(f"{site}/runbooks/renew.html")
    button = page.get_by_role("button", name="Copy")
    expect(button).to_have_count(1)
    button.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()


def test_on_a_phone_the_tabs_are_a_menu_that_escape_closes(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{site}/index.html")
    menu = page.locator("details.menu")
    menu.locator("summary").click()
    expect(menu.get_by_role("link", name="Risks")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="Risks")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


@pytest.mark.parametrize("width", [1024, 1280])
def test_the_tabs_stand_in_one_row(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/index.html")
    tops = page.locator(".tabs a").evaluate_all("tabs => tabs.map(tab => tab.offsetTop)")
    assert len(set(tops)) == 1
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_script_the_search_is_a_link_to_all_pages(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/index.html")
    page.locator(".search a").click()
    expect(page.get_by_role("heading", name="All pages")).to_be_visible()
    expect(page.locator("button.theme")).to_be_hidden()
    context.close()


def test_a_runbook_fits_a_phone_and_prints_without_controls(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{site}/runbooks/renew.html")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.emulate_media(media="print")
    for hidden in (".tabs", ".search", ".jump", ".copy"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.get_by_text("Use it when")).to_be_visible()


def test_styles_are_one_file(site: str) -> None:
    assert [path.name for path in Path(site.removeprefix("file://"), "assets").glob("*.css")] == [
        "milepost.css"
    ]
