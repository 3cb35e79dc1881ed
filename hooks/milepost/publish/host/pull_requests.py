"""Which open pull request a commit belongs to, and which of some are closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from milepost.publish.host.api import Api, ApiError
from milepost.publish.host.event import CheckedCommit


def number_of(api: Api, repository: str, checked: CheckedCommit) -> int | None:
    """Return the number of the open pull request whose head is this very commit.

    None where there is none: it was closed, it moved on, or it is for another branch. Commit,
    branch and repository must all agree, since a stranger may name a commit as he likes.
    """
    newest = {"state": "open", "sort": "updated", "direction": "desc"}
    for plain in api.listed("repos", *repository.split("/"), "pulls", **newest):
        if _is_of(plain, checked):
            return int(plain["number"])
    return None


def closed_ones(api: Api, repository: str, numbers: Iterable[int]) -> frozenset[int]:
    """Return those pull requests that are closed or not there."""
    return frozenset(number for number in numbers if not _is_open(api, repository, number))


def _is_open(api: Api, repository: str, number: int) -> bool:
    try:
        plain = api.get("repos", *repository.split("/"), "pulls", number)
    except ApiError as error:
        if error.answer == 404:
            return False
        raise
    return bool(plain.get("state") == "open") if isinstance(plain, dict) else True


def _is_of(plain: dict[str, Any], checked: CheckedCommit) -> bool:
    try:
        head, base = plain["head"], plain["base"]
        return (
            plain["state"] == "open"
            and head["sha"] == checked.commit
            and head["ref"] == checked.branch
            and head["repo"] is not None
            and head["repo"]["full_name"] == checked.repository
            and base["ref"] == checked.base_branch
        )
    except (KeyError, TypeError):
        return False
