"""Publishes the site into a folder: what readers lack is built, and put beside what they have."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from milepost.build.site_build import KNOWN, Part, build_part
from milepost.build.workplace import Published, Workplace
from milepost.publish.folder.contents import Contents
from milepost.publish.folder.disk import read_file
from milepost.publish.folder.place import folder_place
from milepost.publish.folder.session import (
    FolderSession,
    FolderUpdated,
    folder_session,
    read_folder,
    update_folder,
)
from milepost.publish.folder.site_change import site_change
from milepost.publish.saying import Say


def publish_folder(
    work: Workplace, target: Path, now: datetime, say: Say, *, dry_run: bool = False
) -> FolderUpdated:
    """Build what the folder lacks and publish it there; `now` is the time that the lock names.

    Raises MilepostError when the plan has problems, a review was published from another seal, or
    the disk fails. Each version is then the old one or the new one, and a re-run finishes.
    """
    place = folder_place(target, work.root)
    with folder_session(place, now, say, dry_run=dry_run) as at:
        say(f"Reading {place}")
        before = read_folder(at)
        say("Building what is not published yet")
        records = {record.version: record for record in before.records}
        known = read_file(place.path / KNOWN) or b""
        part = build_part(work, Published(records=records, known=known))
        return publish_part(at, before, part)


def publish_part(at: FolderSession, before: Contents, part: Part) -> FolderUpdated:
    """Put what was built beside what was read of the folder in this session."""
    return update_folder(at, before, site_change(at.place, before, part))
