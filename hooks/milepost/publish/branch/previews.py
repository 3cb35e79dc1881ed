"""Puts previews of pull requests beside the published site, and takes them away again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from milepost.publish.branch.contents import Contents
from milepost.publish.branch.edit import Edit, folder_files, previews_edit
from milepost.publish.branch.update import Updated, read_branch, session, update
from milepost.publish.previews import (
    BUDGET,
    Numbers,
    folder_of,
    new_preview,
    remaining,
    unexpired,
    with_preview,
)
from milepost.publish.saying import Say


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
    dry_run: bool = False,
) -> Updated:
    """Publish a folder as the preview of a pull request; an earlier one of it is replaced.

    `commit` is the one that the preview shows. The oldest previews go when all together have
    more than `budget` bytes. The site itself and its index are not touched.
    """
    paths = folder_files(folder)
    size = sum(file.stat().st_size for file in paths.values())
    new = new_preview(number, commit, now, size)
    with session(root, remote, branch, say, dry_run=dry_run) as at:
        before = read_branch(at)
        files = at.objects.write_files(paths)

        def edit_of(newest: Contents) -> Edit:
            kept = with_preview(unexpired(newest.previews, now), new, budget)
            return previews_edit(newest, at.objects, kept, new, files)

        return update(at, before, edit_of, f"Preview {folder_of(number)}")


def remove_previews(
    root: Path,
    branch: str,
    remote: str,
    numbers: Numbers,
    now: datetime,
    say: Say,
    *,
    dry_run: bool = False,
) -> Updated:
    """Remove previews that have expired, and those of these pull requests."""
    with session(root, remote, branch, say, dry_run=dry_run) as at:
        before = read_branch(at)

        def edit_of(newest: Contents) -> Edit:
            left = remaining(newest.previews, numbers, now)
            if left == newest.previews:
                return Edit({}, frozenset(), newest.records, left)
            return previews_edit(newest, at.objects, left)

        return update(at, before, edit_of, "Remove previews")
