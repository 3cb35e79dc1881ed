"""What a change of the folder did, in numbers."""

from __future__ import annotations

from milepost.publish.folder.session import FolderUpdated
from milepost.publish.summary import Summary


def folder_summary(made: FolderUpdated, site_url: str | None) -> Summary:
    """Return the numbers of an update; `site_url` is the address that the project states."""
    before, change = made.before, made.change
    added = [path for path in change.put if path not in before.files]
    known = {record.version for record in before.records}
    return Summary(
        address=site_url or made.place.path.as_uri(),
        added=len(added),
        changed=len(change.put) - len(added),
        removed=len(change.removed - set(change.put)),
        moved_bytes=sum(change.put.values()),
        size=change.size_after(before),
        versions=len(change.records),
        previews=len(change.previews),
        new=tuple(sorted({one.version for one in change.records} - known)),
        written=not made.dry_run,
    )
