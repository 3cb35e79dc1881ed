"""The menu of versions as a reader uses it: over http below a prefix, from disk, out of a zip."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from reviewed_project import FIRST, SECOND, THIRD, build, make_project, seal
from visits import FORMS, Scheme, serve, visit

pytest_plugins = ["browser_fixtures"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a project that held three reviews; the third has a phase renamed."""
    root = make_project(tmp_path_factory.mktemp("reviewed"))
    for day in (FIRST, SECOND, THIRD):
        seal(root, day)
    return build(root)


@pytest.fixture(scope="module")
def below_a_prefix(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    host = tmp_path_factory.mktemp("host")
    shutil.copytree(site, host / "some/where")
    for root in serve(host):
        yield f"{root}some/where/"


@pytest.fixture(scope="module")
def unzipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("a folder of a reader")
    with zipfile.ZipFile(folder / "site.zip", "w") as archive:
        for file in sorted(site.rglob("*")):
            archive.write(file, file.relative_to(site))
    with zipfile.ZipFile(folder / "site.zip") as archive:
        archive.extractall(folder / "site")
    return f"{(folder / 'site').as_uri()}/"


@pytest.fixture(params=["below_a_prefix", "unzipped"])
def root(request: pytest.FixtureRequest) -> str:
    """Return where the site's root is: on a server below a prefix, or in a folder."""
    return str(request.getfixturevalue(request.param))


def open_menu(page: Page) -> None:
    page.locator("details.versions > summary").click()
    expect(page.locator("details.versions a")).to_have_count(4)


def arrive(page: Page, address: str) -> None:
    """Wait until all of a page is there: a visit counts requests that a later one cuts off."""
    page.wait_for_url(address)
    page.wait_for_load_state("networkidle")


def go(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")


def choose(page: Page, name: str) -> None:
    open_menu(page)
    page.locator("details.versions").get_by_role("link", name=name, exact=True).click()


def test_the_menu_keeps_the_page_and_the_place_on_it(browser: Browser, root: str) -> None:
    with visit(browser, root) as page:
        go(page, f"{root}live/phases/build.html#dig")
        choose(page, "21 Dec 2025")
        arrive(page, f"{root}{SECOND}/phases/build.html#dig")
        choose(page, "14 Dec 2025")
        arrive(page, f"{root}{FIRST}/phases/build.html#dig")
        choose(page, "live")
        arrive(page, f"{root}live/phases/build.html#dig")


def test_a_place_that_was_reached_after_opening_the_menu_is_kept(
    browser: Browser, root: str
) -> None:
    with visit(browser, root) as page:
        go(page, f"{root}{SECOND}/phases/build.html")
        open_menu(page)
        page.evaluate("location.hash = 'lay'")
        page.locator("details.versions").get_by_role("link", name="14 Dec 2025").click()
        arrive(page, f"{root}{FIRST}/phases/build.html#lay")


def test_a_page_that_the_other_version_lacks_leads_to_its_overview(
    browser: Browser, root: str
) -> None:
    with visit(browser, root) as page:
        go(page, f"{root}live/runbooks.html")
        choose(page, "14 Dec 2025")
        arrive(page, f"{root}{FIRST}/index.html")
        go(page, f"{root}{FIRST}/phases/launch.html")
        choose(page, "28 Dec 2025")
        arrive(page, f"{root}{THIRD}/index.html")
        go(page, f"{root}{FIRST}/phases/launch.html")
        page.get_by_role("link", name="Same page, live").click()
        arrive(page, f"{root}live/phases/launch.html")
        expect(page.get_by_text("The plan has this no longer.")).to_be_visible()
        choose(page, "14 Dec 2025")
        arrive(page, f"{root}{FIRST}/phases/launch.html")


def test_the_menu_names_the_version_shown_and_all_others(browser: Browser, root: str) -> None:
    with visit(browser, root) as page:
        go(page, f"{root}{SECOND}/risks.html")
        open_menu(page)
        names = page.locator("details.versions a").all_text_contents()
        assert names == ["live", "28 Dec 2025", "21 Dec 2025", "14 Dec 2025"]
        assert page.locator("details.versions [aria-current]").text_content() == "21 Dec 2025"


def test_the_menu_is_worked_by_keyboard(browser: Browser, root: str) -> None:
    with visit(browser, root) as page:
        go(page, f"{root}live/risks.html")
        page.locator("details.versions > summary").focus()
        page.keyboard.press("Enter")
        expect(page.locator("details.versions a")).to_have_count(4)
        page.keyboard.press("Escape")
        assert not page.locator("details.versions").evaluate("menu => menu.open")
        page.keyboard.press("Enter")
        for _ in range(4):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        arrive(page, f"{root}{FIRST}/risks.html")


def test_the_search_of_a_sealed_page_leads_to_live(browser: Browser, root: str) -> None:
    with visit(browser, root) as page:
        go(page, f"{root}{FIRST}/phases/build.html")
        page.get_by_role("link", name="Search live").click()
        arrive(page, f"{root}live/all-pages.html")
        page.locator(".search input").fill("ditch")
        expect(page.locator(".results a").first).to_be_visible()


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2025-12-14T09:00:00", ""),
        ("2025-12-15T00:10:00", "Age: 1 day."),
        ("2025-12-27T23:50:00", "Age: 13 days."),
        ("2026-01-25T12:00:00", "Age: 6 weeks."),
        ("2026-04-01T12:00:00", "Age: 3 months."),
        ("2028-01-01T12:00:00", "Age: 2 years."),
        ("2020-01-01T12:00:00", ""),
    ],
)
def test_a_sealed_page_tells_its_age_by_the_reader_s_clock(
    browser: Browser, below_a_prefix: str, now: str, said: str
) -> None:
    with visit(browser, below_a_prefix) as page:
        page.clock.install(time=f"{now}+13:00")
        go(page, f"{below_a_prefix}{FIRST}/index.html")
        assert page.locator("[data-since]").text_content() == said


def test_without_script_the_menu_leads_to_live_and_to_all_reviews(
    browser: Browser, root: str
) -> None:
    with visit(browser, root, java_script_enabled=False) as page:
        go(page, f"{root}index.html")
        arrive(page, f"{root}live/index.html")
        page.locator("details.versions > summary").click()
        page.get_by_role("link", name="All reviews").click()
        arrive(page, f"{root}live/reviews.html")
        go(page, f"{root}{FIRST}/phases/build.html")
        page.locator("details.versions > summary").click()
        page.locator("details.versions").get_by_role("link", name="live").click()
        arrive(page, f"{root}live/index.html")


@pytest.mark.parametrize(("width", "scheme"), FORMS)
def test_sealed_pages_have_no_finding_of_axe(
    browser: Browser, below_a_prefix: str, width: int, scheme: Scheme
) -> None:
    found: list[str] = []
    with visit(browser, below_a_prefix, width, scheme) as page:
        for path in (f"{FIRST}/index.html", f"{SECOND}/timeline.html", "live/phases/launch.html"):
            go(page, below_a_prefix + path)
            if page.viewport_size:
                wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
                assert not wide, path
            open_menu(page)
            axe = Axe().run(page).response["violations"]
            found += [f"{path}: {one['id']} {one['nodes'][0]['html'][:150]}" for one in axe]
    assert found == []


def test_the_site_works_for_a_reader_who_may_only_read(site: Path) -> None:
    assert all(file.stat().st_mode & 0o444 == 0o444 for file in site.rglob("*"))


def test_on_a_phone_the_button_of_a_sealed_page_shows_its_tabs(browser: Browser, root: str) -> None:
    with visit(browser, root, 390) as page:
        go(page, f"{root}{FIRST}/phases/build.html")
        risks = page.get_by_role("link", name="Risks", exact=True)
        expect(risks).to_be_hidden()
        page.locator("details.menu > summary").click()
        expect(risks).to_be_visible()
        page.keyboard.press("Escape")
        expect(risks).to_be_hidden()
        expect(page.locator("details.menu > summary")).to_be_focused()
        page.keyboard.press("Enter")
        risks.focus()
        page.keyboard.press("Enter")
        arrive(page, f"{root}{FIRST}/risks.html")


def test_on_a_phone_without_script_the_tabs_are_there_too(browser: Browser, root: str) -> None:
    with visit(browser, root, 390, java_script_enabled=False) as page:
        go(page, f"{root}{FIRST}/risks.html")
        page.locator("details.menu > summary").click()
        page.get_by_role("link", name="Timeline", exact=True).click()
        arrive(page, f"{root}{FIRST}/timeline.html")
