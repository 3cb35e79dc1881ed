"""The HTTP server: this machine only, reading only, nothing kept by the browser."""

from __future__ import annotations

import errno
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from milepost.errors import MilepostError
from milepost.serve.answer import Answer, Answers

HOST = "127.0.0.1"
_TRIED = 50  # ports, from the wanted one on
_NAMES = ("127.0.0.1", "localhost", "::1")


class Server(ThreadingHTTPServer):
    """Answers requests, each in a thread that ends with the server."""

    daemon_threads = True

    def __init__(self, port: int, answers: Answers) -> None:
        """Listen on a port."""
        self.answers = answers
        super().__init__((HOST, port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a browser that went away; anything else is a fault worth seeing."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # passed on

    @property
    def address(self) -> str:
        """The address to open."""
        return f"http://{HOST}:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    server: Server

    def do_GET(self) -> None:
        answer = self._answer()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_HEAD = do_GET

    def _answer(self) -> Answer:
        # A page of a stranger could send its own name here and read the plan; this stops it.
        name = urlsplit(f"//{self.headers.get('Host', HOST)}").hostname
        if name not in _NAMES:
            return Answer(b"Open this server as 127.0.0.1.\n", "text/plain; charset=utf-8", 421)
        return self.server.answers.answer(self.path)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: requests are not what a planner watches for."""


def listen(port: int, answers: Answers) -> Server:
    """Return a server on the port, or on the next one that is free."""
    for candidate in range(port, min(port + _TRIED, 65536)):
        try:
            return Server(candidate, answers)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise MilepostError(
        f"No port from {port} on is free.", "Name another one: milepost serve --port 9000"
    )
