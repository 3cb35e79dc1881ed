"""The real site without a mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from visits import Address, visit

pytest_plugins = ["site_fixtures", "browser_fixtures"]

KINDS = (
    "index.html",
    "timeline.html",
    "phases/kubernetes-cluster.html",
    "risks.html",
    "runbooks/restore-database.html",
    "guides/index.html",
    "about-the-data.html",
)
REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input, select, summary, [tabindex]:not([tabindex='-1'])")]
  .filter((node) => node.checkVisibility({visibilityProperty: true}) && !node.disabled)
  .filter((node) => node.type !== "radio" || node.checked).length"""
FOCUSED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  window.seen ||= new Set();
  const again = window.seen.has(node);
  window.seen.add(node);
  const outlined = (one) => {
    const style = one && getComputedStyle(one);
    return Boolean(style) && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const around = [node, node.nextElementSibling, node.closest(".box")];
  const box = node.getBoundingClientRect();
  return {
    again,
    name: `${node.tagName}.${node.getAttribute("class")} ${node.textContent.trim().slice(0, 30)}`,
    visible: around.some(outlined) || (node.matches(".skip") && box.top >= 0),
  };
}"""


def walk(page: Page) -> tuple[int, list[str]]:
    """Press Tab to the end of the page; return the stops, and those where no focus shows."""
    unmarked: list[str] = []
    for stops in range(1000):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or stop["again"]:
            return stops, unmarked
        if not stop["visible"]:
            unmarked.append(stop["name"])
    raise AssertionError("Tab never comes to an end")


@pytest.mark.parametrize("path", KINDS)
def test_tab_reaches_everything_and_shows_where_it_is(
    path: str, browser: Browser, served: Address
) -> None:
    with visit(browser, served.root) as page:
        page.goto(served.of(path))
        wanted = page.evaluate(REACHABLE)
        stops, unmarked = walk(page)
        assert unmarked == []
        assert stops == wanted


def test_the_first_stop_skips_to_the_content(browser: Browser, served: Address) -> None:
    with visit(browser, served.root) as page:
        for path in KINDS:
            page.goto(served.of(path))
            page.keyboard.press("Tab")
            expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
            expect(page.locator(".skip")).to_be_in_viewport()
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("place", ["served", "on_disk"])
def test_a_slash_finds_a_runbook_first(
    place: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    """Over http and from disk, where a page may load scripts beside it and nothing else."""
    address: Address = request.getfixturevalue(place)
    with visit(browser, address.root) as page:
        page.goto(address.of("people/devops.html"))
        page.keyboard.press("/")
        page.keyboard.type("database")
        options = page.get_by_role("option")
        expect(options.first).to_contain_text("Runbook")
        assert options.count() > 1
        first = options.first.get_attribute("href")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        page.wait_for_url("**/runbooks/*.html*")
        assert first is not None
        assert page.url.endswith(first.removeprefix("../"))


@pytest.mark.parametrize("place", ["served", "on_disk"])
def test_the_colours_change_and_are_remembered(
    place: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    address: Address = request.getfixturevalue(place)
    ground = "getComputedStyle(document.body).backgroundColor"
    with visit(browser, address.root, scheme="light") as page:
        page.goto(address.of("index.html"))
        light = page.evaluate(ground)
        page.get_by_role("button", name="Change to dark colours").focus()
        page.keyboard.press("Space")
        dark = page.evaluate(ground)
        assert dark != light
        page.goto(address.of("risks.html"))
        assert page.evaluate(ground) == dark
        page.get_by_role("button", name="Change to light colours").focus()
        page.keyboard.press("Enter")
        assert page.evaluate(ground) == light


def test_a_phase_of_the_timeline_opens_and_closes(browser: Browser, served: Address) -> None:
    with visit(browser, served.root) as page:
        page.goto(served.of("timeline.html"))
        phase = page.locator(".tl-phase").first
        task = phase.get_by_role("link", name="Decide on cloud provider")
        expect(task).to_be_hidden()
        phase.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(task).to_be_visible()
        page.keyboard.press("Enter")
        expect(task).to_be_hidden()


def test_scale_and_filters_of_the_timeline_are_chosen(browser: Browser, served: Address) -> None:
    with visit(browser, served.root) as page:
        page.goto(served.of("timeline.html"))
        page.get_by_role("radio", name="Week").focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("radio", name="Month")).to_be_checked()
        owners = page.get_by_role("combobox", name="Owner")
        shown = page.locator(".tl-phase:visible")
        before = shown.count()
        owners.focus()
        page.keyboard.type("FinOps")
        page.keyboard.press("Enter")
        expect(shown).to_have_count(1)
        assert before == 9
        address = page.url
        page.goto(served.of("index.html"))
        page.goto(address)
        expect(shown).to_have_count(1)
        expect(page.get_by_role("radio", name="Month")).to_be_checked()
