"""What a killed or failed run left in the folder: brought back if needed, else removed."""

from __future__ import annotations

from pathlib import Path

from milepost.publish.folder.disk import is_folder, is_there, move, names_in, remove, sync_folder
from milepost.publish.folder.place import FolderPlace
from milepost.publish.owned import PREVIEWS, ROOT_PAGE, is_owned


def mend(place: FolderPlace) -> None:
    """Bring back what was set aside and has no successor, and remove what was staged.

    While a first publishing has brought no root page yet, the emptied hidden folder stays: it
    tells the next run that this site is Milepost's.
    """
    if not is_there(place.stage):
        return
    if is_folder(place.aside):
        for path in (*names_in(place.aside), *_previews_aside(place)):
            _bring_back(place.aside / path, place.path / path)
    if is_folder(place.stage) and _is_begun(place):
        for name in names_in(place.stage):
            remove(place.stage / name)
    else:
        remove(place.stage)
    sync_folder(place.path)


def _bring_back(aside: Path, target: Path) -> None:
    if not is_there(target):
        move(aside, target)
        sync_folder(target.parent)


def _previews_aside(place: FolderPlace) -> list[str]:
    return [f"{PREVIEWS}/{name}" for name in names_in(place.aside / PREVIEWS)]


def _is_begun(place: FolderPlace) -> bool:
    names = names_in(place.path)
    return ROOT_PAGE not in names and any(is_owned(name) for name in names if name != PREVIEWS)
