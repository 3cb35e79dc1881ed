"""Puts previews of pull requests beside the published site, and takes them away again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from milepost.publish.branch.contents import Contents
from milepost.publish.branch.edit import Edit, folder_files, previews_edit
from milepost.publish.branch.update import Updated, read_branch, session, update
from milepost.publish.previews import (
    NewPreview,
    Numbers,
    remaining,
    unexpired,
    with_preview,
)
from milepost.publish.saying import Say


def put_preview(
    root: Path,
    branch: str,
    remote: str,
    new: NewPreview,
    say: Say,
    *,
    dry_run: bool = False,
) -> Updated:
    """Publish the preview of a pull request; an earlier one of it is replaced.

    The oldest previews go when all together have more bytes than they may. The site itself and
    its index are not touched.
    """
    paths = folder_files(new.folder)
    preview = new.published(sum(file.stat().st_size for file in paths.values()))
    with session(root, remote, branch, say, dry_run=dry_run) as at:
        before = read_branch(at)
        files = at.objects.write_files(paths)

        def edit_of(newest: Contents) -> Edit:
            kept = with_preview(unexpired(newest.previews, new.now), preview, new.budget)
            return previews_edit(newest, at.objects, kept, preview, files)

        return update(at, before, edit_of, f"Preview {preview.folder}")


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
