"""The folder that a site is published into, and the hidden names that publishing uses in it."""

from __future__ import annotations

from pathlib import Path

from milepost.build.target import apart
from milepost.errors import WrongUsage
from milepost.publish.folder.disk import is_folder, told
from milepost.value import Value

_OWN = ("plan", "site_src", "hooks", "site", ".git")
_HIDDEN = ".milepost-"


class FolderPlace(Value):
    """A folder that a web server shows, by its path without links."""

    path: Path

    @property
    def lock(self) -> Path:
        """The file that names who publishes here now."""
        return self.path / f"{_HIDDEN}lock"

    @property
    def stage(self) -> Path:
        """Where what is new is written, on the same file system."""
        return self.path / f"{_HIDDEN}staging"

    @property
    def aside(self) -> Path:
        """Where a folder waits that is being replaced, if two names can't be exchanged."""
        return self.stage / f"{_HIDDEN}aside"

    def __str__(self) -> str:
        return str(self.path)


def is_hidden(name: str) -> bool:
    """Tell whether a name is one that publishing uses for itself."""
    return name.startswith(_HIDDEN)


def folder_place(target: Path, root: Path) -> FolderPlace:
    """Return the place; refuse a target in or above the project, and one that nothing holds."""
    with told(target):
        place = apart(target, root.resolve(), _OWN)
    if not is_folder(place.parent):
        raise WrongUsage(
            f"{place.parent} is not there, so nothing can be published below it.",
            "Make it, or mount what belongs there.",
        )
    return FolderPlace(place)
