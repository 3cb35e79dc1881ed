"""Chromium without a window, as the reader's browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright
from tools.chromium import find_chromium, install_chromium


class NoBrowser(Exception):
    """There is no Chromium here and none could be installed."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a browser that is closed when the block ends."""
    path = find_chromium() or install_chromium()
    if path is None:
        raise NoBrowser("Chromium is not installed; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
