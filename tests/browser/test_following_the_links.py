"""A reader's ways through the real site: from the answer to what it rests on."""

from __future__ import annotations

import re
from pathlib import Path

from built_sites import BuiltSite
from playwright.sync_api import Browser, Page, expect
from visits import Address, visit

pytest_plugins = ["site_fixtures", "browser_fixtures"]


def test_the_answer_stands_on_one_screen(browser: Browser, served: Address) -> None:
    """All but the timeline, at 1280 by 900."""
    with visit(browser, served.root) as page:
        page.goto(served.of("index.html"))
        parts = page.locator(".mp > :not(:has(#Timeline)), .cols > .section")
        for number in range(parts.count()):
            box = parts.nth(number).bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= 900, parts.nth(number).inner_text()[:60]


def test_what_needs_attention_leads_to_what_it_speaks_of(browser: Browser, served: Address) -> None:
    with visit(browser, served.root) as page:
        page.goto(served.of("index.html"))
        links = page.locator("section:has(#Attention) li a")
        targets = [links.nth(number).get_attribute("href") for number in range(links.count())]
        assert targets
        for target in targets:
            assert target is not None
            page.goto(served.of(target))
            if "#" in target:
                expect(page.locator(":target")).to_be_in_viewport()


def test_from_a_decision_to_the_phase_that_waits_and_to_its_runbook(
    browser: Browser, served: Address
) -> None:
    with visit(browser, served.root) as page:
        page.goto(served.of("index.html"))
        page.locator("section:has(#Attention)").get_by_role("link", name="Cloud provider").click()
        page.wait_for_url("**/decisions.html#cloud-provider")
        row = page.locator("#cloud-provider")
        expect(row).to_contain_text(re.compile(r"decisions\.yml:\d+"))
        row.get_by_role("link", name=re.compile("Kubernetes Cluster")).first.click()
        page.wait_for_url("**/phases/kubernetes-cluster.html")
        expect(page.locator("h1")).to_contain_text("Kubernetes Cluster Planning")
        page.get_by_role("link", name="Cloud provider").first.click()
        page.wait_for_url("**/decisions.html#cloud-provider")
        page.go_back()
        page.get_by_role("main").get_by_role("link", name=re.compile("cluster", re.I)).first.click()
        expect(page.locator("main")).to_be_visible()


def test_each_figure_leads_to_its_page(browser: Browser, served: Address) -> None:
    with visit(browser, served.root) as page:
        page.goto(served.of("index.html"))
        figures = page.locator(".figure a")
        found = []
        for number in range(5):
            page.goto(served.of("index.html"))
            figures.nth(number).click()
            found.append(page.locator("h1").inner_text())
        assert found == ["Phases", "Readiness", "KPIs", "Risks", "Decisions"]


def test_every_tab_opens_its_page_and_says_so(browser: Browser, served: Address) -> None:
    with visit(browser, served.root) as page:
        page.goto(served.of("index.html"))
        tabs = page.locator(".tabs a").all_inner_texts()
        for tab in tabs:
            page.locator(".tabs").get_by_role("link", name=tab, exact=True).click()
            expect(page.locator(".tabs [aria-current=page]")).to_have_text(tab)


def test_exploring_loads_one_file_of_this_site_and_saves_pictures(
    browser: Browser, served: Address
) -> None:
    """The visit hears of any breach of the page's policy."""
    with visit(browser, served.root) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served.of("timeline.html"))
        page.mouse.wheel(0, 5_000)
        assert not [url for url in asked if "plotly" in url]
        open_chart(page)
        page.get_by_role("button", name=re.compile("^(Explore|Close)")).first.click()
        open_chart(page)
        assert len([url for url in asked if "plotly" in url]) == 1
        for kind, start in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
            with page.expect_download() as saved:
                page.get_by_role("button", name=f"Download {kind}").click()
            assert Path(saved.value.path()).read_bytes().startswith(start)


def open_chart(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Explore")).click()
    page.wait_for_selector(".explore-plot[data-ready]", timeout=60_000)


def test_a_page_that_is_not_there_leads_on(browser: Browser, served: Address) -> None:
    with visit(browser, served.root) as page:
        page.goto(served.of("404.html"))
        page.locator("main").get_by_role("link", name="all pages").click()
        expect(page.locator("h1")).to_have_text("All pages")


def test_pages_opened_from_disk_say_nothing(
    browser: Browser, on_disk: Address, real_site: BuiltSite
) -> None:
    kinds = {path.rpartition("/")[0] or path: path for path in real_site.pages()}
    with visit(browser, on_disk.root) as page:
        for path in sorted(set(kinds.values()) - {"404.html"}):
            page.goto(on_disk.of(path))
            assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px", path
