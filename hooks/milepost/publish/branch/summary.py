"""What a change of the branch did, in numbers."""

from __future__ import annotations

import re

from milepost.publish.branch.place import BranchPlace
from milepost.publish.branch.update import Updated
from milepost.publish.git import Git
from milepost.publish.summary import Summary

_GITHUB = re.compile(r"(?:https://|ssh://git@|git@)github\.com[:/](?P<owner>[^/]+)/(?P<name>[^/]+)")


def branch_summary(git: Git, made: Updated, site_url: str | None) -> Summary:
    """Return the numbers of an update; `site_url` is the address that the project states."""
    before, edit = made.before, made.edit
    added = [path for path in edit.put if path not in before.files]
    known = {record.version for record in before.records}
    return Summary(
        address=site_url or _address(git, made.place),
        added=len(added),
        changed=len(edit.put) - len(added),
        removed=len(edit.removed - set(edit.put)),
        moved_bytes=_new_bytes(made),
        size=made.size,
        versions=len(edit.records),
        previews=len(edit.previews),
        new=tuple(sorted({one.version for one in edit.records} - known)),
        written=not made.dry_run,
    )


def _new_bytes(made: Updated) -> int:
    """Return the bytes of the files that the branch did not hold under any name."""
    there = {blob.name for blob in made.before.files.values()}
    return sum(
        {blob.name: blob.size for blob in made.edit.put.values() if blob.name not in there}.values()
    )


def _address(git: Git, place: BranchPlace) -> str:
    """Return where GitHub shows the branch; for other hosts its name and the remote's address."""
    url = git.asked("remote", "get-url", place.remote) or place.remote
    found = _GITHUB.match(url)
    if found is None:
        return f"{place} at {_without_password(url)}"
    owner, name = found["owner"], found["name"].removesuffix(".git").rstrip("/")
    home = f"https://{owner.lower()}.github.io/"
    return home if name.lower() == f"{owner.lower()}.github.io" else f"{home}{name}/"


def _without_password(url: str) -> str:
    return re.sub(r"(?<=://)[^/@]*@", "", url)
