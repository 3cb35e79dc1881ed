"""The files of `plan/reviews/` as bytes: plain files only, nothing followed, nothing waited for."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from milepost.errors import PlanError
from milepost.history.canonical import MAX_BYTES
from milepost.history.names import FOLDER
from milepost.history.stranger import stranger
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem
from milepost.value import Value

_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class ReviewFiles(Value):
    """The plain files of the folder by name, and what else lies there or can't be read."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def review_files(root: Path) -> Mapping[str, bytes]:
    """Return the files of `plan/reviews/` by name; raise PlanError where one can't be read."""
    found = read_review_files(root)
    if found.problems:
        raise PlanError(found.problems, f"{FOLDER}/ does not hold sealed reviews only.")
    return found.files


def read_review_files(root: Path) -> ReviewFiles:
    """Return what the folder holds; a folder that is not there holds nothing."""
    folder = root / FOLDER
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    try:
        if not stat.S_ISDIR(folder.lstat().st_mode):
            return ReviewFiles({}, (stranger(FOLDER),))
        names = sorted(each.name for each in folder.iterdir())
    except FileNotFoundError:
        return ReviewFiles({}, ())
    except OSError as error:
        return ReviewFiles({}, (_unreadable(FOLDER, error),))
    for name in names:
        content = _read(folder, name)
        if isinstance(content, bytes):
            files[_shown(name)] = content
        else:
            problems.append(content)
    return ReviewFiles(files, tuple(problems))


def _read(folder: Path, name: str) -> bytes | Problem:
    path = f"{FOLDER}/{_shown(name)}"
    try:
        if not stat.S_ISREG((folder / name).lstat().st_mode):
            return stranger(path)
        with os.fdopen(os.open(folder / name, _FLAGS), "rb") as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                return stranger(path)
            return file.read(min(facts.st_size, MAX_BYTES) + 1)  # room for more is slow to get
    except OSError as error:
        return _unreadable(path, error)


def _shown(name: str) -> str:
    """Return a name that can be printed; what can't is written as an escape."""
    return name if name.isprintable() else ascii(name)[1:-1]


def _unreadable(path: str, error: OSError) -> Problem:
    return problem(
        "unreadable-file",
        Place(path),
        f"{path} can't be read: {error.strerror or 'bad name'}.",
        "Give your user the right to read it.",
    )
