"""A new site put into the place of an old one version by version: what stays is not touched.

A long history has thousands of files. Giving each a name in a new folder and taking it from the old
one costs as much as a small build. So what stays just stays, and each version that is new takes its
place in one step: a reader finds the old or the new one at any moment, and never a part of either.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

from milepost.build.staging import exchanged
from milepost.build.version_index import LIVE
from milepost.errors import MilepostError

_SHARED = "assets"
"""What all versions load; each file is named by its content, so none is ever replaced."""


def can_settle(stage: Path, target: Path) -> bool:
    """Tell whether there is an old site, on a system that exchanges two folders in one step."""
    if not target.is_dir():
        return False
    one, other = stage / "one", stage / "other"
    one.mkdir()
    other.mkdir()
    try:
        return exchanged(one, other)
    finally:
        one.rmdir()
        other.rmdir()


def settle(stage: Path, target: Path, staying: Collection[str]) -> None:
    """Put all of the staged site into the target; `staying` are the versions that are left there.

    What a version loads comes before it, what lists the versions after them, and what nobody needs
    any more goes last. So a build that is ended on the way leaves nothing that leads nowhere, and
    the next one finishes its work.
    """
    new = {path.name for path in stage.iterdir()}
    shared = {path.name for path in (stage / _SHARED).iterdir()}
    _add(stage / _SHARED, target / _SHARED)
    versions = [name for name in sorted(new - {_SHARED, LIVE}) if (stage / name).is_dir()]
    for name in (*versions, LIVE):
        _put(stage / name, target / name)
    for name in sorted(new - {_SHARED, LIVE, *versions}):
        (stage / name).replace(target / name)
    _drop_others(target, new.union(staying))
    _drop_others(target / _SHARED, shared)


def _add(source: Path, target: Path) -> None:
    target.mkdir(exist_ok=True)
    target.chmod(0o755)
    for file in source.iterdir():
        if not (target / file.name).is_file():
            file.replace(target / file.name)


def _put(new: Path, old: Path) -> None:
    """Give a version its place; what was there is left in the staged folder."""
    if not old.is_dir():
        new.rename(old)
    elif not exchanged(new, old):
        raise MilepostError(f"{old} could not be replaced.", "Look at its rights, and build again.")


def _drop_others(folder: Path, kept: Collection[str]) -> None:
    for path in folder.iterdir():
        if path.name not in kept:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
