"""Writing a file of the site: readable by all, whatever the user's umask."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from milepost.value import Value


def write_file(path: Path, content: bytes) -> None:
    """Write a file and the folders that lead to it."""
    for folder in reversed([each for each in path.parents if not each.exists()]):
        folder.mkdir()
        folder.chmod(0o755)
    path.write_bytes(content)
    path.chmod(0o644)


class Measure(Value):
    """How many pages there are, and the bytes of all files."""

    pages: int = 0
    size: int = 0

    def __add__(self, other: Measure) -> Measure:
        return Measure(self.pages + other.pages, self.size + other.size)


def measured(paths: Iterable[Path]) -> Measure:
    """Return what is in files and folders."""
    files = [file for path in paths for file in _files(path)]
    pages = sum(file.endswith(".html") for file in files)
    return Measure(pages, sum(os.lstat(file).st_size for file in files))


def _files(path: Path) -> list[str]:
    if not path.is_dir():
        return [str(path)]
    return [f"{inside}/{name}" for inside, _, names in os.walk(path) for name in names]


def link_file(source: Path, target: Path) -> None:
    """Give a plain file a second name; copy it where the file system can't do that."""
    if source.is_symlink() or not source.is_file():
        raise FileNotFoundError(source)
    for folder in reversed([each for each in target.parents if not each.exists()]):
        folder.mkdir()
        folder.chmod(0o755)
    _link(str(source), str(target))


def holds_exactly(folder: Path, paths: Iterable[str]) -> bool:
    """Tell whether these paths are all that a folder holds, as plain files and without links."""
    return not folder.is_symlink() and set(_plain_files(str(folder), "")) == set(paths)


def _plain_files(folder: str, prefix: str) -> Iterator[str]:
    """Yield the paths of files; one that is a link or something else ends in what no path has."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{prefix}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _plain_files(entry.path, f"{path}/")
            else:
                yield path if entry.is_file(follow_symlinks=False) else f"{path}\0"


def link_files(source: Path, target: Path, paths: Iterable[str]) -> bool:
    """Give all files of a folder second names in a new one; False, and nothing, if one is missing.

    `paths` lead from the one folder, as from the other. A long history has thousands of them, so
    each costs two calls of the system.
    """
    there: set[str] = set()
    try:
        for path in paths:
            old, new = f"{source}/{path}", f"{target}/{path}"
            folder = new.rpartition("/")[0]
            if not stat.S_ISREG(os.lstat(old).st_mode):
                raise FileNotFoundError(old)
            if folder not in there:
                there.add(folder)
                link_file(Path(old), Path(new))
            else:
                _link(old, new)
    except FileNotFoundError:
        shutil.rmtree(target, ignore_errors=True)
        return False
    return True


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        write_file(Path(target), Path(source).read_bytes())
