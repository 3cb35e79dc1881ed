"""Sites of other plans than the real one: every state, very long words, hardly anything."""

from __future__ import annotations

import pytest
from built_sites import Builder, BuiltSite
from page_checks import faults, shown_well
from playwright.sync_api import Browser
from some_projects import SOME
from visits import FORMS, HEIGHT, serve, visit

pytest_plugins = ["site_fixtures", "browser_fixtures"]


def own_pages(site: BuiltSite) -> list[str]:
    """Return the pages that are made from the plan; the others are the same on every site."""
    same = ("problems", "reference", "404")
    return [path for path in site.pages() if not path.startswith(same)]


@pytest.mark.parametrize("name", ["minimal", "first-draft", "all-states", "long-words", "large"])
def test_every_page_fits_its_screen(name: str, browser: Browser, build_once: Builder) -> None:
    site = build_once(name, SOME[name])
    found: list[str] = []
    for root in serve(site.folder):
        with visit(browser, root) as page:
            for path in own_pages(site):
                page.goto(root + path)
                for width in (1280, 1024, 390):
                    page.set_viewport_size({"width": width, "height": HEIGHT.get(width, 900)})
                    found += shown_well(page)
    assert found == []


@pytest.mark.parametrize("number", [0, 3])
def test_every_state_is_accessible(number: int, browser: Browser, build_once: Builder) -> None:
    """Its colour, shape and word; on a wide light screen and on a dark phone."""
    site = build_once("all-states", SOME["all-states"])
    width, scheme = FORMS[number]
    found: list[str] = []
    for root in serve(site.folder):
        with visit(browser, root, width, scheme) as page:
            for path in own_pages(site):
                page.goto(root + path)
                found += faults(page)
    assert found == []


@pytest.mark.parametrize("name", ["all-states", "long-words", "large"])
def test_the_answer_stands_on_the_first_screen(
    name: str, browser: Browser, build_once: Builder
) -> None:
    """However long the texts and however many the phases: health, and what needs attention."""
    site = build_once(name, SOME[name])
    for root in serve(site.folder):
        for width, scheme in (FORMS[0], FORMS[2]):
            with visit(browser, root, width, scheme) as page:
                page.goto(root + "index.html")
                for part in (".health", "#Attention"):
                    box = page.locator(part).bounding_box()
                    assert box is not None
                    assert box["y"] + box["height"] <= HEIGHT[width], part
