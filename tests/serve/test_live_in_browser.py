from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright
from small_project import make_project, start, write_plan
from tools.chromium import find_chromium

CHROMIUM = find_chromium()


@pytest.fixture
def page() -> Iterator[Page]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed; make test installs or asks for it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return found[0]
    raise AssertionError("the server ended")


def test_an_open_page_follows_the_plan_by_itself(tmp_path: Path, page: Page) -> None:
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    root = make_project(tmp_path)
    process = start(root, "serve", "--port", "8450")
    try:
        address = _address(process)
        page.goto(f"{address}plan.html")
        expect(page.locator("body")).to_contain_text("title: first")
        write_plan(root, "title: first\nowner: bad\n")
        expect(page.locator("h1")).to_have_text("The plan has 1 problem")
        assert page.title() == "The plan has 1 problem · Small & tidy"
        expect(page.locator(".site-name")).to_have_text("Programme · Small & tidy")
        expect(page.locator("mark")).to_have_text("bad")
        page.get_by_role("link", name="Open the last good site").click()
        expect(page.locator("h1")).to_have_text("Home")
        page.go_back()
        write_plan(root, "title: second\n")
        expect(page.locator("body")).to_contain_text("title: second")
        assert page.url == f"{address}plan.html"
    finally:
        process.terminate()
        process.communicate(timeout=20)
    assert all(url.startswith(address) for url in asked)
    assert [line for line in heard if "favicon" not in line and "404" not in line] == []
