"""Fixtures: a browser, and the real site as a reader reaches it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest
from built_sites import BuiltSite
from playwright.sync_api import Browser, sync_playwright
from tools.chromium import find_chromium
from visits import Address, serve

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--no-first-run",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for a module: two can't be driven from one thread."""
    chromium = os.environ.get("MILEPOST_CHROMIUM") or find_chromium()
    if chromium is None:
        pytest.skip("No Chromium is here; make test installs it or asks for it.")
    root = sys.platform != "win32" and os.geteuid() == 0
    arguments = [*QUIET, *(["--no-sandbox"] if root else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(real_site: BuiltSite) -> Iterator[Address]:
    """The real site over http."""
    for root in serve(real_site.folder):
        yield Address(root)


@pytest.fixture(scope="module")
def on_disk(real_site: BuiltSite) -> Address:
    """The real site as files that are opened without a server."""
    return Address(f"{real_site.folder.resolve().as_uri()}/")
