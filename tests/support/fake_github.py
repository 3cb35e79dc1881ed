"""A small GitHub on this machine: pull requests, comments, and answers that fail on demand."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

REPOSITORY = "team/plan"
TOKEN = "token-that-nobody-may-see"  # noqa: S105 - it opens nothing
BOT = "github-actions[bot]"


@dataclass(slots=True)
class FakeGitHub:
    """What the server holds and what it was asked; `failures` are given before any answer."""

    address: str = ""
    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    failures: list[int] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    elsewhere: str = ""
    garbled: bytes | None = None

    def open_pull(self, number: int, sha: str, **changed: Any) -> dict[str, Any]:
        """Add an open pull request from a fork."""
        pull = {
            "number": number,
            "state": "open",
            "head": {"sha": sha, "ref": "topic", "repo": {"full_name": "stranger/plan"}},
            "base": {"ref": "main"},
            **changed,
        }
        self.pulls.insert(0, pull)
        return pull

    def comment_by(self, login: str, body: str) -> dict[str, Any]:
        """Add a comment."""
        identity = 1000 + len(self.comments)
        comment = {
            "id": identity,
            "user": {"login": login},
            "body": body,
            "html_url": f"c{identity}",
        }
        self.comments.append(comment)
        return comment

    def answer(self, method: str, target: str, body: dict[str, Any]) -> tuple[int, Any]:
        """Return status and content for a request."""
        parts = urlsplit(target)
        path = parts.path.removeprefix(f"/repos/{REPOSITORY}")
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        if path == "/pulls":
            return 200, _page([one for one in self.pulls if one["state"] == "open"], query)
        if found := re.fullmatch(r"/pulls/(\d+)", path):
            pull = next((one for one in self.pulls if one["number"] == int(found[1])), None)
            return (200, pull) if pull else (404, {"message": "Not Found"})
        if re.fullmatch(r"/issues/\d+/comments", path):
            if method == "POST":
                return 201, self.comment_by(BOT, body["body"])
            return 200, _page(self.comments, query)
        if found := re.fullmatch(r"/issues/comments/(\d+)", path):
            comment = next(one for one in self.comments if one["id"] == int(found[1]))
            comment["body"] = body["body"]
            return 200, comment
        return 404, {"message": "Not Found"}


@contextmanager
def fake_github() -> Iterator[FakeGitHub]:
    """Yield a GitHub at a free port of this machine; it ends with the block."""
    held = FakeGitHub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(held))
    held.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield held
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def _handler(held: FakeGitHub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length) or b"{}")
            held.asked.append((self.command, self.path))
            held.tokens.add(self.headers.get("Authorization") or "")
            status, content = held.answer(self.command, self.path, body)
            if held.failures:
                status, content = held.failures.pop(0), {"message": "Something\nbroke."}
            data = held.garbled if held.garbled is not None else json.dumps(content).encode()
            self.send_response(302 if held.elsewhere else status)
            if held.elsewhere:
                self.send_header("Location", held.elsewhere)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = _serve

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    return Handler


def _page(rows: list[dict[str, Any]], query: dict[str, str]) -> list[dict[str, Any]]:
    size, page = int(query["per_page"]), int(query["page"])
    return rows[size * (page - 1) : size * page]
