"""One run of the server: build, show, wait for a saved file, build again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from milepost.build.configuration import require_project
from milepost.build.site_build import LIVE
from milepost.serve.answer import Answers
from milepost.serve.board import Board, GoodSite, Showing
from milepost.serve.server import Server, listen
from milepost.serve.watch import Watcher
from milepost.serve.workshop import Workshop

Clock = Callable[[], datetime]


def serve_site(
    root: Path,
    port: int,
    clock: Clock,
    listening: Callable[[str], None],
    built: Callable[[Showing], None],
) -> None:
    """Serve a project until the process is ended.

    `listening` is told the address as soon as it answers, `built` what each build came to.
    """
    require_project(root)
    board = Board(f"{clock().timestamp():.0f}", _site_from_before(root))
    watcher = Watcher(root)
    with (
        _running(listen(port, Answers(board, root / "site"))) as server,
        Workshop(root, board, lambda: f"{clock():%H:%M}") as workshop,
    ):
        watcher.start()
        listening(server.address)
        while True:
            workshop.build()
            built(board.showing)
            _wait_for_change(watcher, workshop, root)


def _wait_for_change(watcher: Watcher, workshop: Workshop, root: Path) -> None:
    """Wait until a file was saved; new code needs a new engine."""
    changed = set(watcher.changes.get())
    while not watcher.changes.empty():
        changed |= watcher.changes.get_nowait()
    if any(path.is_relative_to(root / "hooks") for path in changed):
        workshop.renew_engine()


@contextmanager
def _running(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, name="server", daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def _site_from_before(root: Path) -> GoodSite | None:
    """Return what the last `milepost build` wrote, to show until there is something newer."""
    page = root / "site" / LIVE / "index.html"
    if not page.is_file():
        return None
    written = datetime.fromtimestamp(page.stat().st_mtime)
    return GoodSite(page.parent, f"{written:%d %b %Y, %H:%M}")
