"""The real site on A4."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect
from visits import Address, visit

pytest_plugins = ["site_fixtures", "browser_fixtures"]

SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")
BOX = re.compile(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]")
COLOURED = """() => [...document.querySelectorAll("main *")]
  .filter((node) => node.checkVisibility() && node.textContent.trim())
  .map((node) => getComputedStyle(node).color.match(/[\\d.]+/g).map(Number))
  .filter(([red, green, blue]) => Math.max(red, green, blue) - Math.min(red, green, blue) > 8)
  .length"""


def printed(browser: Browser, address: Address, path: str) -> bytes:
    with visit(browser, address.root) as page:
        page.goto(address.of(path))
        return page.pdf(prefer_css_page_size=True, print_background=True)


def test_the_overview_is_one_sheet_of_a4(browser: Browser, served: Address) -> None:
    paper = printed(browser, served, "index.html")
    assert len(SHEET.findall(paper)) == 1
    box = BOX.search(paper)
    assert box is not None
    width, height = map(float, box.groups())
    assert (round(width), round(height)) in {(595, 842), (594, 842), (595, 841), (596, 842)}


@pytest.mark.parametrize(
    "path", ["runbooks/restore-database.html", "runbooks/renew-certificates.html"]
)
def test_a_runbook_prints_alone(path: str, browser: Browser, served: Address) -> None:
    """Its text and what says where it is from; nothing to click, no list of other pages."""
    with visit(browser, served.root) as page:
        page.goto(served.of(path))
        page.emulate_media(media="print")
        for gone in ("nav", "button", "input", ".search", ".section-list", ".jump"):
            expect(page.locator(f"{gone}:visible")).to_have_count(0)
        for heading in ("Before you start", "Steps", "Verify", "Roll back", "Escalate"):
            expect(page.get_by_role("heading", name=heading)).to_be_visible()
        cut = page.evaluate(
            "[...document.querySelectorAll('pre')]"
            ".filter((p) => p.scrollWidth > p.clientWidth + 1).length"
        )
        assert cut == 0


@pytest.mark.parametrize(
    "path",
    ["index.html", "timeline.html", "phases.html", "risks.html", "kpis.html", "decisions.html"],
)
def test_paper_is_black_and_nothing_is_wider_than_it(
    path: str, browser: Browser, served: Address
) -> None:
    with visit(browser, served.root, scheme="dark") as page:
        page.goto(served.of(path))
        page.emulate_media(media="print", color_scheme="dark")
        page.set_viewport_size({"width": 695, "height": 1000})  # A4 less its margins
        assert page.evaluate("document.documentElement.scrollWidth") <= 695
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
            "rgb(255, 255, 255)",
            "rgba(0, 0, 0, 0)",
        }
        assert page.evaluate(COLOURED) == 0
