"""A preview as a browser shows it: it runs nothing, asks for nothing outside, and reads well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_sites import PROJECTS
from page_checks import faults, shown_well
from playwright.sync_api import Browser, expect
from proposed_changes import BASE, HEAD, PNG, Content, repository
from visits import FORMS, Scheme, serve, visit

from milepost.publish.preview import Request, preview

pytest_plugins = ["browser_fixtures"]

HOSTILE = "<script>document.title = 'ran'</script> <img src=//evil.example/x onerror=alert(1)>"
PAGES = (
    "index.html",
    "changes.html",
    "phases.html",
    "phases/found.html",
    "risks.html",
    "guides/start.html",
)


def project() -> dict[str, Content]:
    """Return the files of the project in all states."""
    folder = PROJECTS / "all-states"
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def changed(files: dict[str, Content]) -> dict[str, Content]:
    """Return a change in most files of the plan, with a script in each title of a risk."""
    risks, phases = (files[f"plan/{name}.yml"] for name in ("risks", "phases"))
    assert isinstance(risks, bytes)
    assert isinstance(phases, bytes)
    titled = re.sub(r"title: ([^,}\n]+)", rf'title: "\1 {HOSTILE}"', risks.decode())
    return {
        "plan/risks.yml": titled,
        "plan/phases.yml": phases.decode().replace("title: ", "title: Changed "),
        "plan/reviews/2025-12-07.json": "{}",
        "site_src/guides/start.md": "# Start\n\n![A picture](a.png)\n\nRead on.\n",
        "site_src/guides/a.png": PNG,
        "mkdocs.yml": "hooks: [evil.py]\n",
        "a/very/long/path/of/a/file/that/no/preview/shows/but/that/is/named.py": "1",
    }


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the preview stands: one folder of a server that has others too."""
    root = tmp_path_factory.mktemp("root")
    out = tmp_path_factory.mktemp("served")
    files = project()
    found = preview(repository(root, changed(files), files), Request(BASE, HEAD, 7), out / "pr-7")
    assert [each for each in found.problems if each.severity == "error"] == []
    broken = tmp_path_factory.mktemp("broken")
    repository(broken, {"plan/risks.yml": f"risks: '{HOSTILE.replace(chr(39), '')}'\n"}, files)
    preview(broken, Request(BASE, HEAD, 8), out / "pr-8")
    yield from serve(out)


@pytest.mark.parametrize(("width", "scheme"), FORMS)
def test_every_page_is_laid_out_and_open_to_all(
    browser: Browser, address: str, width: int, scheme: Scheme
) -> None:
    with visit(browser, f"{address}pr-7/", width, scheme) as page:
        for path in PAGES:
            page.goto(f"{address}pr-7/{path}")
            assert page.evaluate("document.scripts.length") == 0
            assert shown_well(page) == []
            assert faults(page) == []
            expect(page.locator("button:visible, select:visible")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), FORMS)
def test_the_page_of_problems_is_laid_out_and_open_to_all(
    browser: Browser, address: str, width: int, scheme: Scheme
) -> None:
    with visit(browser, f"{address}pr-8/", width, scheme) as page:
        page.goto(f"{address}pr-8/index.html")
        expect(page.locator("h1")).to_contain_text("The proposed plan has 2 problems")
        assert shown_well(page) == []
        assert faults(page) == []


def test_titles_with_scripts_are_text(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}pr-7/") as page:
        page.goto(f"{address}pr-7/risks.html")
        expect(page.get_by_text("document.title = 'ran'").first).to_be_visible()
        assert page.title() != "ran"
        assert page.locator("main img").count() == 0


def test_a_script_that_got_in_would_not_run(browser: Browser, address: str, tmp_path: Path) -> None:
    """The policy holds by itself, whatever a page should come to hold."""
    with visit(browser, f"{address}pr-7/") as page:
        page.goto(f"{address}pr-7/index.html")
        html = page.content()
    for attack in (
        "<script>document.title = 'ran'</script>",
        "<svg onload=\"document.title = 'ran'\"></svg>",
        "<iframe srcdoc=\"<script>parent.document.title = 'ran'</script>\"></iframe>",
    ):
        (tmp_path / "index.html").write_text(html.replace("</main>", f"{attack}</main>"))
        for served in serve(tmp_path):
            context = browser.new_context()
            page = context.new_page()
            page.goto(f"{served}index.html")
            assert page.title() != "ran"
            context.close()


def test_a_mark_leads_to_what_is_told_of_it(browser: Browser, address: str) -> None:
    with visit(browser, f"{address}pr-7/") as page:
        page.goto(f"{address}pr-7/phases.html")
        page.locator("tbody .differs").first.click()
        page.wait_for_url("**/changes.html#*")
        expect(page.locator(":target")).to_be_visible()
