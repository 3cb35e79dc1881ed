"""The pages of reviews as a reader uses them: over http, from disk, wide, narrow, light, dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from reviewed_project import FIRST, SECOND, THIRD, build, make_project, seal
from visits import FORMS, Scheme, serve, visit

pytest_plugins = ["browser_fixtures"]

PAGES = (
    "reviews.html",
    f"../{SECOND}/reviews.html",
    f"reviews/{FIRST}-live.html",
    "reviews/compare.html",
    "trends.html",
    "phases/build.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a project with three reviews, whose first phase has slipped since."""
    root = make_project(tmp_path_factory.mktemp("reviewed"))
    for day in (FIRST, SECOND, THIRD):
        seal(root, day)
    edit(root / "plan/project.yml", f"as_of: {THIRD}", "as_of: 2026-01-04")
    edit(root / "plan/phases.yml", "end: 2026-01-30", "end: 2026-02-06")
    reason = "reasons:\n  - {item: build, fields: end, why: The ground is frozen.}\n"
    (root / "plan/review.yml").write_text(reason, encoding="utf-8")
    return build(root)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def over_http(site: Path) -> Iterator[str]:
    for root in serve(site):
        yield f"{root}live/"


@pytest.fixture(scope="module")
def from_disk(site: Path) -> str:
    return f"{site.resolve().as_uri()}/live/"


@pytest.fixture(params=["over_http", "from_disk"])
def live(request: pytest.FixtureRequest) -> str:
    """Return where the live version is: on a server, or in a folder."""
    return str(request.getfixturevalue(request.param))


def root_of(live: str) -> str:
    return live.removesuffix("live/")


def go(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")


def test_the_list_leads_to_each_review_and_to_its_day(browser: Browser, live: str) -> None:
    with visit(browser, root_of(live)) as page:
        go(page, f"{live}reviews.html")
        days = page.locator("tbody th > a")
        expect(days).to_have_text(["28 Dec 2025", "21 Dec 2025", "14 Dec 2025"])
        days.nth(1).click()
        page.wait_for_load_state("networkidle")
        expect(page.locator("h1")).to_have_text("Review of 21 Dec 2025")
        dug = page.locator("tr", has_text="Dig the ditch, state")
        expect(dug.locator("del")).to_have_text("open")
        expect(dug.locator("b")).to_have_text("done")
        expect(page.locator("aside.sealed")).to_contain_text("Sealed review of 21 Dec 2025.")
        page.get_by_role("navigation", name="Pages").get_by_role("link", name="Overview").click()
        page.wait_for_url(f"{root_of(live)}{SECOND}/index.html")
        page.wait_for_load_state("networkidle")


def test_live_is_compared_with_each_review(browser: Browser, live: str) -> None:
    with visit(browser, root_of(live)) as page:
        go(page, f"{live}reviews/{FIRST}-live.html")
        moved = page.locator("#dates").locator("xpath=ancestor::section").locator("tbody tr")
        expect(moved).to_have_count(1)
        expect(moved).to_contain_text("5 d later")
        expect(moved).to_contain_text("The ground is frozen.")


def test_any_two_reviews_are_compared_over_a_renaming(browser: Browser, live: str) -> None:
    with visit(browser, root_of(live)) as page:
        go(page, f"{live}reviews/compare.html")
        page.get_by_label("Earlier").select_option(FIRST)
        page.get_by_label("Later").select_option(THIRD)
        rows = page.locator("#compare-result tbody tr")
        expect(page.locator("#compare-count")).to_contain_text("between 14 Dec 2025 and 28 Dec")
        expect(rows.filter(has_text="Title")).to_have_text("Go liveTitleLaunchGo live")
        expect(rows.filter(has_text="in the plan")).to_have_count(0)
        expect(rows.filter(has_text="Done on")).to_contain_text("18 Dec 2025")
        assert page.url.endswith(f"#{FIRST},{THIRD}")
        page.reload(wait_until="networkidle")
        expect(page.get_by_label("Earlier")).to_have_value(FIRST)
        go(page, f"{root_of(live)}{SECOND}/reviews.html")
        page.get_by_role("link", name="Compare with any other review").click()
        expect(page.get_by_label("Earlier")).to_have_value(SECOND)


def test_without_script_every_comparison_with_a_neighbour_is_a_link(
    browser: Browser, live: str
) -> None:
    with visit(browser, root_of(live), java_script_enabled=False) as page:
        page.goto(f"{live}reviews/compare.html")
        expect(page.locator("#compare")).to_be_hidden()
        expect(page.locator("#compare-without a")).to_have_count(3)
        page.goto(f"{live}trends.html")
        expect(page.locator("svg.trend")).to_have_count(6)


def test_trends_tell_the_slip_and_each_drawing_has_its_table(browser: Browser, live: str) -> None:
    with visit(browser, root_of(live)) as page:
        go(page, f"{live}trends.html")
        expect(page.locator(".lead")).to_contain_text("Build, by 5 working days")
        expect(page.locator("tbody tr").first).to_contain_text("+5 d")
        expect(page.locator("svg.trend")).to_have_count(6)
        expect(page.locator("details table")).to_have_count(6)
        for rows in page.locator("details table").all():
            expect(rows.locator("tbody tr")).to_have_count(4)
        expect(page.locator("svg.trend").first).to_contain_text("Phase 1, +5 d")


def test_a_phase_tells_its_history(browser: Browser, live: str) -> None:
    with visit(browser, root_of(live)) as page:
        go(page, f"{live}phases/build.html")
        told = page.locator("ul.states > li")
        expect(told.first).to_contain_text("14 Dec: in progress, ends 30 Jan")
        expect(told.last).to_contain_text("4 Jan: in progress, ends 6 Feb")
        dug = page.locator("#dig .states")
        expect(dug).to_contain_text("in progress 14 Dec, done 21 Dec")


@pytest.mark.parametrize(("width", "scheme"), FORMS)
def test_the_pages_fit_their_screen_and_axe_finds_nothing(
    browser: Browser, over_http: str, width: int, scheme: Scheme
) -> None:
    axe = Axe()
    with visit(browser, root_of(over_http), width, scheme) as page:
        for path in PAGES:
            go(page, over_http + path)
            for table in page.locator("details:not(.versions) > summary").all():
                if table.is_visible():
                    table.click()
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
            found = axe.run(page).response["violations"]
            assert [(path, one["id"], one["nodes"][0]["html"]) for one in found] == []
