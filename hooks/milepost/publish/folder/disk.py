"""The calls to the disk that publishing into a folder makes; each that fails gives a sentence.

No link is followed in the last part of a path, and what is written is on the disk when a
function returns.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from milepost.build import staging
from milepost.errors import MilepostError

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC
_FOLDER = _READ | os.O_DIRECTORY
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_CHUNK = 1 << 20
_NOT_OFFERED = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EPERM)
"""How mounted buckets say that they know no such call, such as one for a file's rights."""

_CURES = {
    errno.ENOSPC: "Free some space there, then publish again.",
    errno.EDQUOT: "Free some space there, then publish again.",
    errno.EROFS: "Mount it for writing, then publish again.",
    errno.EACCES: "Get the right to write there, then publish again.",
    errno.EPERM: "Get the right to write there, then publish again.",
    errno.EIO: "Look at the disk or the network mount, then publish again.",
    errno.EXDEV: "Name a folder that is one file system, without mounts in it.",
}


class DiskError(MilepostError):
    """A call to the disk failed: which path, what the system said, and the cure."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system says about a path into a DiskError."""
    try:
        yield
    except OSError as error:
        said = error.strerror or "the system gave no reason"
        cure = _CURES.get(error.errno or 0, "Publish again; what readers have is whole.")
        raise DiskError(f"{path} can't be used: {said}.", cure) from None


def facts_of(path: Path) -> os.stat_result | None:
    """Return kind and size of what a path names itself; None where it names nothing."""
    with told(path):
        try:
            return os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None


def is_there(path: Path) -> bool:
    """Tell whether a path names anything; a link counts, wherever it leads."""
    return facts_of(path) is not None


def is_folder(path: Path) -> bool:
    """Tell whether a path names a folder itself, not a link to one."""
    return stat.S_ISDIR(_mode(path))


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder, sorted; none where it is not there."""
    with told(folder):
        try:
            return sorted(os.listdir(folder))
        except (FileNotFoundError, NotADirectoryError):
            return []


def files_in(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield each plain file of a folder by its path in it, with its bytes; links are left out."""
    for name in names_in(folder):
        with told(folder / name):
            known = os.lstat(folder / name)
        if stat.S_ISDIR(known.st_mode):
            for path, size in files_in(folder / name):
                yield f"{name}/{path}", size
        elif stat.S_ISREG(known.st_mode):
            yield name, known.st_size


def read_file(path: Path) -> bytes | None:
    """Return what a file holds; None where there is no plain file."""
    if not stat.S_ISREG(_mode(path)):
        return None
    with told(path):
        try:
            file = os.open(path, _READ)
        except FileNotFoundError:  # another publisher may have ended meanwhile
            return None
        try:
            return b"".join(iter(lambda: os.read(file, _CHUNK), b""))
        finally:
            os.close(file)


def write_file(path: Path, content: bytes) -> None:
    """Write a new file, readable by all; raise DiskError where one is there already."""
    with told(path):
        file = os.open(path, _NEW, 0o644)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(file, rest) :]
            _unless_not_offered(os.fchmod, file, 0o644)
            os.fsync(file)
        finally:
            os.close(file)


def make_folder(path: Path) -> None:
    """Make a folder that all may read, unless there is one."""
    with told(path):
        if not is_folder(path):
            os.mkdir(path, 0o755)
            _unless_not_offered(os.chmod, path, 0o755)


def sync_folder(path: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    with told(path):
        folder = os.open(path, _FOLDER)
        try:
            _unless_not_offered(os.fsync, folder)
        finally:
            os.close(folder)


def move(source: Path, target: Path) -> None:
    """Give a file or folder another name in one step; a file in the target's place goes."""
    with told(target):
        os.rename(source, target)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where the system can't."""
    return staging.exchanged(one, other)


def remove(path: Path) -> None:
    """Remove a file, a link or a folder with all in it, if it is there."""
    with told(path), suppress(FileNotFoundError):
        if is_folder(path):
            for name in os.listdir(path):
                remove(path / name)
            os.rmdir(path)
        else:
            os.unlink(path)


def _mode(path: Path) -> int:
    facts = facts_of(path)
    return facts.st_mode if facts else 0


def _unless_not_offered(call: Callable[..., object], *arguments: object) -> None:
    """Make a call that some file systems do not know; there, nothing better can be done."""
    try:
        call(*arguments)
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise
