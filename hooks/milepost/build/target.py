"""Which folder a build may replace: a new one, an empty one, or one that it made."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from milepost.errors import WrongUsage

_CURE = "Name another folder."
_OWN = ("plan", "site_src", "hooks")


def accept(target: Path, root: Path, marked: str, mark: str) -> Path:
    """Return the target without links, or refuse it where a build would destroy other work.

    What an earlier run made is known by a file in it, `marked`, that holds the text `mark`.
    """
    place = apart(target, root, _OWN)
    if place.is_dir() and not _is_ours(place, place / marked, mark):
        raise WrongUsage(
            f"{target} holds files that Milepost did not write, and they would be lost.",
            "Empty it, or name another folder.",
        )
    return place


def apart(target: Path, root: Path, own: Iterable[str]) -> Path:
    """Return the target without links, or refuse one that is a file or overlaps the project.

    `own` names what belongs to the project in its folder.
    """
    place = target.resolve()
    if place == root or place in root.parents or any(_overlap(place, root / name) for name in own):
        raise WrongUsage(
            f"{target} is a part of the project or holds it, and all in it would be replaced.",
            _CURE,
        )
    if place.exists() and not place.is_dir():
        raise WrongUsage(f"{target} is a file.", _CURE)
    return place


def _overlap(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents


def _is_ours(place: Path, marked: Path, mark: str) -> bool:
    if not any(place.iterdir()):
        return True
    try:
        return mark in marked.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
