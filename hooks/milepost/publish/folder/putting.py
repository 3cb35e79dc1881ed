"""Makes a change of the folder: all is staged first, then each unit comes by one rename."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from milepost.errors import MilepostError
from milepost.publish.folder.change import Change
from milepost.publish.folder.disk import (
    exchange,
    is_there,
    make_folder,
    move,
    sync_folder,
    write_file,
)
from milepost.publish.folder.leftovers import mend
from milepost.publish.folder.lock import LockLost
from milepost.publish.folder.place import FolderPlace


def put(place: FolderPlace, change: Change, require_lock: Callable[[], None]) -> None:
    """Make the change; where it fails, readers have for each unit the old one or the new one.

    Shared files come before the versions that need them, and the lists after all that they
    name. What goes is moved away whole before it is removed. `require_lock` is asked once all is
    staged, since that takes longest.
    """
    with _staging(place):
        for path in _folders_of(change.staged):
            make_folder(place.stage / path)
        for path, source in change.staged.items():
            write_file(place.stage / path, source.read())
        for path in reversed(_folders_of(change.staged)):
            sync_folder(place.stage / path)
        require_lock()
        _bring_files(place, change.shared)
        _bring_folders(place, change.folders)
        _bring_files(place, change.lists)
        _take_away(place, change.gone)


@contextmanager
def _staging(place: FolderPlace) -> Iterator[None]:
    """Hold the hidden folder; it is gone afterwards, as far as the disk lets it go."""
    make_folder(place.stage)
    sync_folder(place.path)
    try:
        yield
    except LockLost:
        raise
    except BaseException:
        with suppress(MilepostError):  # what went wrong first is what counts; the next run cleans
            mend(place)
        raise
    mend(place)


def _bring_files(place: FolderPlace, paths: Iterable[str]) -> None:
    """Bring files one by one in their order, and make sure of them before anything follows."""
    folders = {place.path}
    for path in paths:
        target = place.path / path
        _make_parents(place, path)
        move(place.stage / path, target)
        folders.add(target.parent)
    for folder in sorted(folders):
        sync_folder(folder)


def _bring_folders(place: FolderPlace, paths: Iterable[str]) -> None:
    for path in paths:
        _make_parents(place, path)
        _bring_folder(place, path)
        sync_folder((place.path / path).parent)


def _bring_folder(place: FolderPlace, path: str) -> None:
    """Bring a whole folder in one step; where the system can't exchange two, the old goes aside.

    A run killed between both steps is mended by the next.
    """
    new, target, aside = place.stage / path, place.path / path, place.aside / path
    if is_there(target):
        if exchange(new, target):
            return
        for folder in (place.aside, *(place.aside / each for each in _folders_of([path]))):
            make_folder(folder)
        move(target, aside)
    move(new, target)


def _take_away(place: FolderPlace, paths: Iterable[str]) -> None:
    for position, path in enumerate(paths):
        move(place.path / path, place.stage / f"gone-{position}")
        sync_folder((place.path / path).parent)


def _make_parents(place: FolderPlace, path: str) -> None:
    for folder in _folders_of([path]):
        if not is_there(place.path / folder):
            make_folder(place.path / folder)
            sync_folder((place.path / folder).parent)


def _folders_of(paths: Iterable[str]) -> list[str]:
    """Return the folders that lead to these paths, outer ones first."""
    found = {parent.as_posix() for path in paths for parent in Path(path).parents}
    return sorted(found - {"."})
