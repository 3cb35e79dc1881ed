"""What an address answers: a file of the site, what is wrong, or a page of the server's own."""

from __future__ import annotations

import json
import mimetypes
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from milepost.problems.register import CODES
from milepost.render.assets import asset_files
from milepost.render.environment import make_environment
from milepost.render.failure_page import (
    render_code,
    render_failure,
    render_waiting,
    serve_assets,
)
from milepost.serve.board import Board, Showing
from milepost.serve.failure import CODES as CODE_PAGES
from milepost.serve.failure import LAST_GOOD, failure_page
from milepost.value import Value

_OWN = "/~milepost/"
_LIVE = "/live/"
_PATIENCE = 20.0
_SCRIPT = '<script src="/~milepost/live.js" data-token="{}" defer></script>'
_HTML = "text/html; charset=utf-8"


class Answer(Value):
    """A whole answer to a request."""

    body: bytes
    kind: str = _HTML
    status: int = 200


class Answers:
    """Answers addresses with what the board shows at that moment."""

    def __init__(self, board: Board, versions: Path | None = None) -> None:
        """Read the templates and the assets of the server's own pages.

        `versions` is the folder of the last whole build: what the live site lacks, such as the
        sealed versions and the files that they share, is looked for there.
        """
        self._board = board
        self._versions = versions
        self._environment = make_environment()
        self._assets = {**asset_files(), **serve_assets()}

    def answer(self, address: str) -> Answer:
        """Return the answer to a request for this address."""
        parts = urlsplit(address)
        path = unquote(parts.path)
        if path.startswith(_OWN):
            return self._own(path, parts.query)
        showing = self._first_showing()
        if showing.failed:
            return self._page(render_failure(self._environment, failure_page(showing)))
        if showing.site is None:
            return self._page(render_waiting(self._environment, showing.token))
        if path.startswith(_LIVE):
            return _file(showing, f"/{path.removeprefix(_LIVE)}")
        return _file(showing, path, self._versions)

    def _first_showing(self) -> Showing:
        """Return what is shown; before there is anything, wait for the first build."""
        showing = self._board.showing
        if showing.site is None and not showing.failed:
            showing = self._board.wait(showing.token, _PATIENCE)
        return showing

    def _own(self, path: str, query: str) -> Answer:
        showing = self._board.showing
        if path == f"{_OWN}state":
            seen = parse_qs(query).get("token", [""])[0]
            state = {"token": self._board.wait(seen, _PATIENCE).token}
            return Answer(json.dumps(state).encode(), "application/json")
        if path.startswith(LAST_GOOD):
            return _file(showing, path.removeprefix(LAST_GOOD.rstrip("/")))
        code = CODES.get(path.removeprefix(CODE_PAGES))
        if code is not None:
            return self._page(render_code(self._environment, code, showing.token))
        name = path.removeprefix(_OWN)
        if name in self._assets:
            return Answer(self._assets[name], _kind(name))
        return _not_found()

    @staticmethod
    def _page(html: str) -> Answer:
        return Answer(html.encode())


def _file(showing: Showing, path: str, versions: Path | None = None) -> Answer:
    """Return a file of the site, a page with the script that follows changes."""
    if showing.site is None:
        return _not_found()
    folder = showing.site.folder
    found = _inside(folder, path) or (_inside(versions, path) if versions else None)
    status = 200
    if found is None:
        found, status = _inside(folder, "/404.html"), 404
    if found is None:
        return _not_found()
    try:
        body = found.read_bytes()
    except OSError:
        return _not_found()
    kind = _kind(found.name)
    if kind == _HTML:
        body = _followed(body, showing.token)
    return Answer(body, kind, status)


def _inside(folder: Path, path: str) -> Path | None:
    """Return the plain file that a path names inside the folder, if there is one."""
    if "\0" in path:
        return None
    wanted = folder / path.lstrip("/")
    if path.endswith("/") or wanted.is_dir():
        wanted = wanted / "index.html"
    resolved = wanted.resolve()
    return resolved if resolved.is_file() and resolved.is_relative_to(folder.resolve()) else None


def _followed(body: bytes, token: str) -> bytes:
    script = _SCRIPT.format(token).encode()
    before, end, after = body.rpartition(b"</body>")
    return before + script + end + after if end else body + script


def _kind(name: str) -> str:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind in ("application/json", "application/javascript")
    return f"{kind}; charset=utf-8" if text else kind


def _not_found() -> Answer:
    return Answer(b"There is no such page.\n", "text/plain; charset=utf-8", 404)
