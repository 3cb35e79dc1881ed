"""Every page of the real site on a wide screen and a phone, in light and in dark."""

from __future__ import annotations

import pytest
from built_sites import BuiltSite
from page_checks import faults, shown_well
from playwright.sync_api import Browser
from visits import FORMS, HEIGHT, Address, visit

pytest_plugins = ["site_fixtures", "browser_fixtures"]

PARTS = 6
"""So many tests share the pages, so that two workers can share the tests."""


def kind_of(path: str) -> str:
    """Return what pages that come from one template have in common."""
    return path if "/" not in path else path.rpartition("/")[0]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_fits_its_screen_and_says_nothing(
    part: int, browser: Browser, served: Address, real_site: BuiltSite
) -> None:
    """No message, no error, no other host, nothing wider than the screen, no text cut."""
    found: list[str] = []
    for width, scheme in (FORMS[0], FORMS[3]):
        with visit(browser, served.root, width, scheme) as page:
            for path in real_site.pages()[part::PARTS]:
                if path == "404.html":
                    continue  # made for the root of a host, see its own test
                page.goto(served.of(path))
                found += shown_well(page)
                other = next(w for w in HEIGHT if w != width)
                page.set_viewport_size({"width": other, "height": HEIGHT[other]})
                found += shown_well(page)
                page.set_viewport_size({"width": width, "height": HEIGHT[width]})
    assert found == []


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_accessible(
    part: int, browser: Browser, served: Address, real_site: BuiltSite
) -> None:
    """Each kind of page in light and in dark; of pages of one kind each in one of the forms.

    Of the pages that explain a problem's code, all from one template, every eighth is taken.
    """
    pages = [page for page in real_site.pages() if page != "404.html"]
    problems = [page for page in pages if page.startswith("problems/")]
    taken = [page for page in pages if page not in problems] + problems[::8]
    firsts = {kind_of(page): page for page in reversed(taken)}
    found: list[str] = []
    for number, (width, scheme) in enumerate(FORMS):
        with visit(browser, served.root, width, scheme) as page:
            for position, path in enumerate(taken):
                first = firsts[kind_of(path)] == path
                forms = (position % 2, 3 - position % 2) if first else (position % 4,)
                if position % PARTS == part and number in forms:
                    page.goto(served.of(path))
                    found += faults(page)
    assert found == []
