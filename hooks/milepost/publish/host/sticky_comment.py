"""The one comment on a pull request that is edited at each push, and never doubled."""

from __future__ import annotations

from typing import Any

from milepost.publish.host.api import Api

AUTHOR = "github-actions[bot]"
"""Who writes with the token of a job; only a comment of this author is taken for ours."""


def put_comment(
    api: Api, repository: str, number: int, markdown: str, marker: str, author: str = AUTHOR
) -> str:
    """Write the comment, or edit the one that is there; return the address of it.

    `marker` is a text that every such comment holds. A stranger may copy it, but can't write
    under the author's name.
    """
    place = ("repos", *repository.split("/"), "issues")
    ours = [one for one in api.listed(*place, number, "comments") if _is_ours(one, marker, author)]
    if not ours:
        made = api.add(*place, number, "comments", body={"body": markdown})
    elif ours[0]["body"] == markdown:
        made = ours[0]
    else:
        made = api.change(*place, "comments", int(ours[0]["id"]), body={"body": markdown})
    return str(made.get("html_url", "")) if isinstance(made, dict) else ""


def _is_ours(plain: dict[str, Any], marker: str, author: str) -> bool:
    user = plain.get("user") or {}
    return user.get("login") == author and marker in (plain.get("body") or "")
