"""One publishing from start to end: the lock, what was left over, what is there, the change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from milepost.publish.folder.change import Change
from milepost.publish.folder.contents import Contents, contents_of
from milepost.publish.folder.disk import make_folder, names_in, sync_folder
from milepost.publish.folder.leftovers import mend
from milepost.publish.folder.lock import hold
from milepost.publish.folder.place import FolderPlace
from milepost.publish.folder.putting import put

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class FolderSession:
    """What the steps of one publishing share: the folder, and who is told how far it is."""

    place: FolderPlace
    say: Say
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class FolderUpdated:
    """What became of the folder: the state before, and the change."""

    place: FolderPlace
    before: Contents
    change: Change
    dry_run: bool = False


@contextmanager
def folder_session(
    place: FolderPlace, now: datetime, say: Say, *, dry_run: bool = False
) -> Iterator[FolderSession]:
    """Open a folder for publishing; a trial run neither locks it nor mends it.

    A folder that is no site of ours is refused before anything is written into it.
    """
    at = FolderSession(place, say, dry_run)
    read_folder(at)
    if dry_run:
        yield at
        return
    if not names_in(place.path):
        make_folder(place.path)
        sync_folder(place.path.parent)
    with hold(place.lock, now, say):
        mend(place)
        yield at


def read_folder(at: FolderSession) -> Contents:
    """Return what the folder holds now."""
    return contents_of(at.place)


def update_folder(at: FolderSession, before: Contents, change: Change) -> FolderUpdated:
    """Make a change of what was read in the same session."""
    if not at.dry_run and not change.is_empty:
        at.say("Writing the site")
        put(at.place, change)
    return FolderUpdated(at.place, before, change, at.dry_run)
