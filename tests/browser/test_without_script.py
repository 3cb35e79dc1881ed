"""The real site for a reader whose browser runs no script, over http and from disk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from visits import Address, visit

pytest_plugins = ["site_fixtures", "browser_fixtures"]


@pytest.fixture(params=["served", "on_disk"])
def address(request: pytest.FixtureRequest) -> Address:
    found: Address = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def page(browser: Browser, address: Address) -> Iterator[Page]:
    with visit(browser, address.root, java_script_enabled=False) as opened:
        yield opened


def test_the_first_screen_is_whole(page: Page, address: Address) -> None:
    page.goto(address.of("index.html"))
    expect(page.locator(".health .word")).to_be_in_viewport(ratio=1)
    expect(page.locator("#Attention")).to_be_in_viewport(ratio=1)
    figures = page.locator(".figure")
    expect(figures).to_have_count(5)
    for number in range(5):
        expect(figures.nth(number)).to_be_in_viewport(ratio=1)
    expect(page.locator("svg.gantt:visible")).to_have_count(1)


def test_the_tasks_of_the_timeline_can_be_opened(page: Page, address: Address) -> None:
    page.goto(address.of("timeline.html"))
    task = page.get_by_role("link", name="Decide on cloud provider").first
    expect(task).to_be_hidden()
    page.locator(".tl-phase summary").first.click()
    expect(task).to_be_visible()
    task.click()
    expect(page.locator("h1")).to_contain_text("Kubernetes")


def test_the_search_leads_to_the_list_of_all_pages(page: Page, address: Address) -> None:
    page.goto(address.of("runbooks/restore-database.html"))
    page.get_by_role("link", name="Search").click()
    expect(page.locator("h1")).to_have_text("All pages")
    page.locator("main").get_by_role("link", name="Risks", exact=True).first.click()
    expect(page.locator("h1")).to_contain_text("Risks")


def test_nothing_is_offered_that_needs_a_script(page: Page, address: Address) -> None:
    for path in ("index.html", "timeline.html", "risks.html", "runbooks/restore-database.html"):
        page.goto(address.of(path))
        expect(page.locator("button:visible")).to_have_count(0)
        expect(page.locator("select:visible")).to_have_count(0)
