"""Puts previews of pull requests beside the published site, and takes them away again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from milepost.errors import WrongUsage
from milepost.publish.branch.contents import Contents
from milepost.publish.branch.edit import Edit, folder_files, previews_edit
from milepost.publish.branch.update import Say, Updated, read_branch, session, update
from milepost.publish.previews import (
    BUDGET,
    Preview,
    folder_of,
    unexpired,
    with_preview,
    without,
)

_MOST = 10**9


def put_preview(
    root: Path,
    branch: str,
    remote: str,
    number: int,
    folder: Path,
    commit: str,
    now: datetime,
    say: Say,
    *,
    budget: int = BUDGET,
) -> Updated:
    """Publish a folder as the preview of a pull request; an earlier one of it is replaced.

    `commit` is the one that the preview shows. The oldest previews go when all together have
    more than `budget` bytes. The site itself and its index are not touched.
    """
    if not 0 < number < _MOST:
        raise WrongUsage(f"{number} is not the number of a pull request.")
    paths = folder_files(folder)
    size = sum(file.stat().st_size for file in paths.values())
    new = Preview(now, number, commit, size)
    with session(root, remote, branch, say) as at:
        before = read_branch(at)
        files = at.objects.write_files(paths)

        def edit_of(newest: Contents) -> Edit:
            kept = with_preview(unexpired(newest.previews, now), new, budget)
            return previews_edit(newest, at.objects, kept, new, files)

        at.say("Pushing")
        return update(at, before, edit_of, f"Preview {folder_of(number)}")


def remove_previews(
    root: Path,
    branch: str,
    remote: str,
    numbers: Iterable[int] | Callable[[Iterable[int]], Iterable[int]],
    now: datetime,
    say: Say,
) -> Updated:
    """Remove previews that have expired, and those of these pull requests.

    `numbers` may be a function that picks them from those that are there, so that a host is
    asked of no others.
    """
    with session(root, remote, branch, say) as at:
        before = read_branch(at)

        def edit_of(newest: Contents) -> Edit:
            kept = unexpired(newest.previews, now)
            there = [one.number for one in kept]
            gone = numbers(there) if callable(numbers) else numbers
            left = without(kept, gone)
            if left == newest.previews:
                return Edit({}, frozenset(), newest.records, left)
            return previews_edit(newest, at.objects, left)

        return update(at, before, edit_of, "Remove previews")
