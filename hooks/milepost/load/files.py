"""Plain files of the project as text, and nothing else: no links, pipes, devices or surprises."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from milepost.load.guard import decode
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem
from milepost.value import Value

MAX_BYTES = 2 * 1024 * 1024
"""The most bytes that a file of the project may have."""

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Source(Value):
    """A file of the project: its path from the root, with forward slashes, and its text."""

    path: str
    text: str


class Folder(Value):
    """What a folder holds, sorted: its plain files, its folders, and what is neither."""

    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def list_folder(root: Path, folder: str) -> Folder:
    """Return the names in a folder of the project; a folder that is not there is empty.

    Names that start with a dot or end with a tilde belong to editors and systems and are left
    out.
    """
    place = Place(folder)
    try:
        if not stat.S_ISDIR((root / folder).lstat().st_mode):
            return Folder(problems=(_not_plain(place, "folder"),))
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return Folder()
    except (OSError, ValueError) as error:
        return Folder(problems=(_unreadable(place, error),))
    return _sorted_out(folder, [entry for entry in entries if not _is_passing(entry.name)])


def _is_passing(name: str) -> bool:
    return name.startswith(".") or name.endswith("~")


def _sorted_out(folder: str, entries: list[os.DirEntry[str]]) -> Folder:
    files, folders, problems = [], [], []
    for entry in entries:
        if not entry.name.isprintable():
            problems.append(_unprintable(folder, entry.name))
        elif entry.is_dir(follow_symlinks=False):
            folders.append(entry.name)
        elif entry.is_file(follow_symlinks=False):
            files.append(entry.name)
        else:
            problems.append(_not_plain(Place(f"{folder}/{entry.name}"), "file"))
    return Folder(tuple(files), tuple(folders), tuple(problems))


def read_source(root: Path, path: str) -> Source | Problem:
    """Return the text of a plain file, or what keeps it from being read.

    The path comes from `list_folder`. The file is opened without following a link and
    without waiting, so that one put there in between can do no harm.
    """
    place = Place(path)
    try:
        handle = os.open(root / path, _FLAGS)
    except OSError as error:
        return _unreadable(place, error)
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            return _not_plain(place, "file")
        try:
            content = file.read(min(facts.st_size, MAX_BYTES) + 1)  # room for more is slow to get
        except OSError as error:
            return _unreadable(place, error)
    if len(content) > MAX_BYTES:
        return _too_big(place)
    text = decode(path, content)
    return Source(path, text) if isinstance(text, str) else text


def _not_plain(place: Place, wanted: str) -> Problem:
    return problem(
        "unsafe-file",
        place,
        f"{place.file} is not a plain {wanted} but a link, a pipe or a device.",
        f"Put the {wanted} itself there.",
    )


def _unprintable(folder: str, name: str) -> Problem:
    return problem(
        "unknown-file",
        Place(folder),
        f"{folder} holds a file whose name has characters that can't be shown: {name!a}.",
        "Rename it with letters, digits and hyphens.",
    )


def _unreadable(place: Place, error: OSError | ValueError) -> Problem:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "bad name"
    return problem(
        "unreadable-file",
        place,
        f"{place.file} can't be read: {reason}.",
        "Give your user the right to read it.",
    )


def _too_big(place: Place) -> Problem:
    return problem(
        "too-big",
        place,
        f"{place.file} has more than 2 MiB.",
        "Split it into several files; phases.yml may become a folder phases/.",
    )
