"""Writing into `plan/reviews/`: a whole new file or nothing, whatever happens on the way."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from milepost.errors import MilepostError
from milepost.history.names import FOLDER
from milepost.value import Value

_PLAN, _, _REVIEWS = FOLDER.partition("/")
_FOLDER_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE_FLAGS = os.O_WRONLY | os.O_CLOEXEC
_NAMELESS = getattr(os, "O_TMPFILE", 0)
_LEFT = ".sealing"
"""The name of a file that is being written where the system has no nameless ones. It lies in
`plan/`, where names with a dot are nobody's, so that one left behind is no stranger."""


class SealWriter(Value):
    """Writes new files into `plan/reviews/`; no other command writes there meanwhile."""

    root: Path
    plan: int

    def write(self, name: str, data: bytes) -> None:
        """Write a new file: whole or not at all, never in the place of another one.

        Raises MilepostError, which says whether the file is there.
        """
        path = self.root / FOLDER / name
        try:
            folder = _open_folder(self.plan)
            try:
                _create(self.plan, folder, name, data)
                os.fsync(folder)
            finally:
                os.close(folder)
        except FileExistsError:
            raise MilepostError(
                f"{FOLDER}/{name} is there already.", "A sealed file is never written again."
            ) from None
        except OSError as error:
            raise _failed(path, name, data, error) from None


@contextmanager
def sealing(root: Path) -> Iterator[SealWriter]:
    """Hold the plan's folder, so that two reviews can't be sealed on one another's back.

    The lock is the kernel's: it ends with its owner, however that ends.
    """
    try:
        plan = os.open(root / _PLAN, _FOLDER_FLAGS)
    except OSError as error:
        raise MilepostError(f"{_PLAN}/ can't be opened: {error.strerror}.") from None
    try:
        try:
            fcntl.flock(plan, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise MilepostError(
                "Another command is writing a review of this plan.", "Wait for it, then try again."
            ) from None
        yield SealWriter(root, plan)
    finally:
        with suppress(OSError):  # nothing was written through this one
            os.close(plan)


def _open_folder(plan: int) -> int:
    try:
        os.mkdir(_REVIEWS, 0o755, dir_fd=plan)
        os.fsync(plan)
    except FileExistsError:
        pass
    return os.open(_REVIEWS, _FOLDER_FLAGS, dir_fd=plan)


def _create(plan: int, folder: int, name: str, data: bytes) -> None:
    """Make a file without a name, fill it, then give it its name; that step can't be halved."""
    if not _NAMELESS or not _create_nameless(folder, name, data):
        _create_named(plan, folder, name, data)


def _create_nameless(folder: int, name: str, data: bytes) -> bool:
    """Return False where the system or the file system has no files without a name."""
    try:
        file = os.open(".", _NAMELESS | _FILE_FLAGS, 0o644, dir_fd=folder)
    except OSError as error:
        if error.errno in (errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL):
            return False
        raise
    try:
        _fill(file, data)
        os.link(
            f"/proc/self/fd/{file}",
            name,
            src_dir_fd=folder,
            dst_dir_fd=folder,
            follow_symlinks=True,
        )
    except FileNotFoundError:  # a system without /proc
        return False
    finally:
        os.close(file)
    return True


def _create_named(plan: int, folder: int, name: str, data: bytes) -> None:
    _remove_left(plan)
    flags = _FILE_FLAGS | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    file = os.open(_LEFT, flags, 0o644, dir_fd=plan)
    try:
        try:
            _fill(file, data)
        finally:
            os.close(file)
        os.link(_LEFT, name, src_dir_fd=plan, dst_dir_fd=folder, follow_symlinks=False)
    finally:
        _remove_left(plan)


def _remove_left(plan: int) -> None:
    with suppress(FileNotFoundError):
        os.unlink(_LEFT, dir_fd=plan)


def _fill(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]
    os.fsync(file)


def _failed(path: Path, name: str, data: bytes, error: OSError) -> MilepostError:
    """Say what failed, and whether the file is there all the same."""
    reason = error.strerror or "the disk gave no reason"
    if _is_whole(path, data):
        return MilepostError(
            f"{FOLDER}/{name} is written, but the disk did not confirm it: {reason}.",
            "Run `milepost verify`, and commit the file.",
        )
    return MilepostError(
        f"{FOLDER}/{name} can't be written: {reason}.", "Nothing was written; try again."
    )


def _is_whole(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False
