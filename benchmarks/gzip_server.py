"""A server on this machine that compresses what it sends, and counts it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

HOST = "127.0.0.1"


class Server(ThreadingHTTPServer):
    """Serves a folder; `sent` holds the path and the compressed bytes of every answer."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        """Serve this folder at a free port."""
        self.sent: list[tuple[str, int]] = []
        super().__init__((HOST, 0), partial(_Handler, directory=str(folder)))

    @property
    def address(self) -> str:
        """The address of the folder."""
        return f"http://{HOST}:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """Say nothing of a reader who left before the answer was sent."""

    def take(self) -> list[tuple[str, int]]:
        """Return what was sent since the last time that this was asked."""
        taken, self.sent = self.sent, []
        return taken


class _Handler(SimpleHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_error(404)
            return
        content = gzip.compress(file.read_bytes(), 6, mtime=0)
        self.server.sent.append((self.path, len(content)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve a folder until the block ends."""
    with Server(folder) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
