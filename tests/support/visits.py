"""How a test visits pages: with which screen and colours, and what it must not see."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
HEIGHT = {1280: 900, 390: 844}
FORMS: tuple[tuple[int, Scheme], ...] = (
    (1280, "light"),
    (1280, "dark"),
    (390, "light"),
    (390, "dark"),
)
"""The screens that every page is made for: width and colours."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a site stands: its address with a final slash."""

    root: str

    def of(self, path: str) -> str:
        """Return the address of one of its files."""
        return self.root + path


class _Silent(SimpleHTTPRequestHandler):
    """Serves a folder and writes nothing about it."""

    def log_message(self, *_: Any) -> None:
        """Write nothing."""


def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine until the generator is closed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass(slots=True)
class Noise:
    """What a visit heard and should not have: messages, errors, requests to elsewhere."""

    root: str
    heard: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Take down everything that this page says and asks for."""
        page.on("console", lambda message: self.heard.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: self.heard.append(f"{page.url}: {error}"))
        page.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        page.on("request", lambda request: self._requested(request.url))
        page.on("response", lambda answer: self._answered(answer.status, answer.url))

    def _requested(self, url: str) -> None:
        if not url.startswith((self.root, "data:", "about:")):
            self.heard.append(f"asked another place: {url}")

    def _failed(self, url: str, why: str | None) -> None:
        if why != "net::ERR_ABORTED":  # the visitor went on before it came
            self.heard.append(f"{why}: {url}")

    def _answered(self, status: int, url: str) -> None:
        if status >= 400:
            self.heard.append(f"{status}: {url}")


@contextmanager
def visit(
    browser: Browser, root: str, width: int = 1280, scheme: Scheme = "light", **more: Any
) -> Iterator[Page]:
    """Open an empty page with this screen; whatever it hears in the end is an error."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT[width]},
        color_scheme=scheme,
        timezone_id="Pacific/Auckland",
        locale="de-DE",
        **more,
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    noise = Noise(root)
    noise.listen(page)
    try:
        yield page
    finally:
        context.close()
    assert not noise.heard, "\n".join(noise.heard)
