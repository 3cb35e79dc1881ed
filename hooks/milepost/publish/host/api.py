"""Asks GitHub's API: bounded in time, size and tries; errors are sentences without the token."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from milepost.errors import MilepostError

SECONDS = 20.0
"""The longest that GitHub may keep silent."""

_TRIES = 4
_PER_PAGE = 100
_MOST_PAGES = 30
_MOST_BYTES = 20_000_000
_LOCAL = ("127.0.0.1", "localhost", "::1")


class ApiError(MilepostError):
    """GitHub refused or did not answer; `answer` is the status of HTTP, None without an answer."""

    def __init__(self, message: str, cure: str = "", answer: int | None = None) -> None:
        super().__init__(message, cure)
        self.answer = answer

    @property
    def may_pass(self) -> bool:
        """Whether the same question may get another answer a little later."""
        return self.answer is None or self.answer >= 500


@dataclass(frozen=True, slots=True)
class Api:
    """The API at an address, asked with a token. `pause` waits some seconds between two tries."""

    address: str
    token: str = field(repr=False)
    seconds: float = SECONDS
    pause: Callable[[float], None] = time.sleep

    def get(self, *path: str | int, **query: str | int) -> Any:
        """Return what stands at a path; asked again where the answer may pass."""
        return self._patiently("GET", path, query)

    def listed(self, *path: str | int, **query: str | int) -> Iterator[dict[str, Any]]:
        """Yield the entries of a list, page by page, up to 3,000."""
        for page in range(1, _MOST_PAGES + 1):
            found = self.get(*path, **query, per_page=_PER_PAGE, page=page)
            if not isinstance(found, list):
                raise ApiError("GitHub answered with something else than a list.", answer=200)
            yield from found
            if len(found) < _PER_PAGE:
                return

    def change(self, *path: str | int, body: dict[str, Any]) -> Any:
        """Change what stands at a path; twice is as good as once, so it is tried again."""
        return self._patiently("PATCH", path, {}, body)

    def add(self, *path: str | int, body: dict[str, Any]) -> Any:
        """Add something; never tried again, since it may have arrived."""
        return self._asked("POST", path, {}, body)

    def _patiently(
        self,
        method: str,
        path: tuple[str | int, ...],
        query: dict[str, str | int],
        body: dict[str, Any] | None = None,
    ) -> Any:
        for tried in range(_TRIES - 1):
            try:
                return self._asked(method, path, query, body)
            except ApiError as error:
                if not error.may_pass:
                    raise
            self.pause(2.0**tried)
        return self._asked(method, path, query, body)

    def _asked(
        self,
        method: str,
        path: tuple[str | int, ...],
        query: dict[str, str | int],
        body: dict[str, Any] | None,
    ) -> Any:
        request = self._request(method, path, query, body)
        try:
            with _opener().open(request, timeout=self.seconds) as answer:
                content = answer.read(_MOST_BYTES + 1)
        except HTTPError as error:
            with error:
                raise _refusal(error.code, _said(error)) from None
        except (URLError, HTTPException, OSError):
            raise ApiError(
                "GitHub gave no answer.", "Look at its status page, then run the job again."
            ) from None
        return _read(content)

    def _request(
        self,
        method: str,
        path: tuple[str | int, ...],
        query: dict[str, str | int],
        body: dict[str, Any] | None,
    ) -> Request:
        where = "/".join(quote(str(part), safe="") for part in path)
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "User-Agent": "milepost",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        return Request(  # noqa: S310 - the scheme was looked at by `require_safe`
            f"{require_safe(self.address)}/{where}{'?' if query else ''}{urlencode(query)}",
            data=None if body is None else json.dumps(body).encode(),
            headers=headers,
            method=method,
        )


def require_safe(address: str) -> str:
    """Return the address of an API; refuse one at which a token would travel in the open."""
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL):
        return address.rstrip("/")
    raise ApiError("The address of the API is not one of https.", "Look at GITHUB_API_URL.", 0)


class _Stay(HTTPRedirectHandler):
    """Follows nobody elsewhere: the token is for one host."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Refuse; the answer is then taken for an error."""


def _opener() -> OpenerDirector:
    return build_opener(_Stay)


def _said(error: HTTPError) -> str:
    """Return GitHub's own words for a refusal, if it has any; they name no secret."""
    try:
        words = json.loads(error.read(100_000))["message"]
    except (ValueError, TypeError, KeyError, OSError, HTTPException):
        return ""
    return " ".join(str(words).split())[:200]


def _refusal(answer: int, said: str) -> ApiError:
    told = f" It says: {said.rstrip('.')}." if said else ""
    if answer in (401, 403):
        cure = "Look at the permissions of the job, and whether its token is still valid."
        return ApiError(f"GitHub does not allow this to the job's token.{told}", cure, answer)
    if answer == 404:
        return ApiError(f"GitHub knows no such thing, or hides it.{told}", "", answer)
    return ApiError(f"GitHub answered with {answer}.{told}", "Run the job again later.", answer)


def _read(content: bytes) -> Any:
    if len(content) > _MOST_BYTES:
        raise ApiError("GitHub answered with more than can be read.", answer=200)
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise ApiError("GitHub answered with something that is no JSON.") from None
