"""One publishing from start to end: the lock, what was left over, what is there, the change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from milepost.publish.folder.change import Change
from milepost.publish.folder.contents import Contents, contents_of, require_ours
from milepost.publish.folder.disk import make_folder, names_in, sync_folder
from milepost.publish.folder.leftovers import mend
from milepost.publish.folder.lock import hold
from milepost.publish.folder.place import FolderPlace
from milepost.publish.folder.putting import put
from milepost.publish.saying import Say
from milepost.value import Value


class FolderSession(Value):
    """What the steps of one publishing share: the folder, and who is told how far it is.

    `require_lock` raises MilepostError where another publisher has taken the folder over. A
    trial run has no lock and needs none.
    """

    place: FolderPlace
    say: Say
    require_lock: Callable[[], None] | None


class FolderUpdated(Value):
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
    require_ours(place)
    if dry_run:
        yield FolderSession(place, say, None)
        return
    if not names_in(place.path):
        make_folder(place.path)
        sync_folder(place.path.parent)
    with hold(place.lock, now, say) as require_lock:
        mend(place)
        yield FolderSession(place, say, require_lock)


def read_folder(at: FolderSession) -> Contents:
    """Return what the folder holds now."""
    return contents_of(at.place)


def update_folder(at: FolderSession, before: Contents, change: Change) -> FolderUpdated:
    """Make a change of what was read in the same session."""
    if at.require_lock is not None and not change.is_empty:
        at.say("Writing the site")
        put(at.place, change, at.require_lock)
    return FolderUpdated(at.place, before, change, dry_run=at.require_lock is None)
