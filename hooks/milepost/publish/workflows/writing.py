"""Writes workflow files into a project, and never over what somebody else wrote there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from milepost.errors import MilepostError
from milepost.value import Value


class Written(Value):
    """One file by its path: whether it was written, or was there already with these bytes."""

    path: str
    is_new: bool


def write_workflows(root: Path, files: Mapping[str, bytes], *, force: bool) -> tuple[Written, ...]:
    """Write the files; raise MilepostError, with nothing written, where another one stands."""
    there = {path: content_at(root / path) for path in files}
    others = [path for path, content in there.items() if content not in (None, files[path])]
    if others and not force:
        raise MilepostError(
            f"{_listed(others)} {'is' if len(others) == 1 else 'are'} there already "
            "and would be overwritten.",
            "Look at what differs, then add --force.",
        )
    for path, content in files.items():
        if there[path] != content:
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return tuple(Written(path, there[path] != content) for path, content in files.items())


def content_at(file: Path) -> bytes | None:
    """Return what a file holds; None where there is none. A folder in its place is refused."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except (IsADirectoryError, NotADirectoryError):
        raise MilepostError(
            f"{file} can't be written: a folder or a file is in its way.", "Move it away."
        ) from None


def _listed(paths: Iterable[str]) -> str:
    return " and ".join(paths)
