"""One publisher at a time for each folder, also where several machines have it mounted."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from milepost.errors import MilepostError
from milepost.publish.folder.disk import read_file, told
from milepost.publish.folder.owner import Owner, read_owner, this_process
from milepost.publish.saying import Say

TRIES = 2400
_PAUSE = 0.25
_NO_LOCKS = (errno.ENOSYS, errno.ENOTSUP, errno.ENOLCK, errno.EINVAL)
"""How a mounted bucket says that it knows no locks."""


class LockLost(MilepostError):
    """Another publisher has the folder now, with all hidden names in it."""


def short_pause() -> None:
    """Wait a moment for the other publisher."""
    time.sleep(_PAUSE)


@contextmanager
def hold(
    path: Path,
    now: datetime,
    say: Say,
    *,
    pause: Callable[[], None] = short_pause,
    tries: int = TRIES,
) -> Iterator[Callable[[], None]]:
    """Hold the lock file, which names this process, its machine and the time `now`.

    The lock is the kernel's, so that of a dead process on this machine is free at once. That of
    another machine is taken over when it is older than STALE_AFTER. Raises MilepostError when the
    other publisher does not end. Yields a function that raises LockLost when another took it over.
    """
    mine = this_process(now)
    file = _acquire(path, mine, say, pause, tries)
    try:
        yield lambda: _require(path, mine)
    finally:
        _release(path, file, mine)


def _acquire(path: Path, mine: Owner, say: Say, pause: Callable[[], None], tries: int) -> int:
    """Return the locked file; a try is not counted while nobody holds it."""
    other: Owner | None = None
    for tried in range(tries):
        file, holder = _tried(path, mine, say)
        if file is not None:
            return file
        other = holder or other
        if tried == 0 and other is not None:
            say(f"Waiting for {other}")
        pause()
    raise MilepostError(
        f"{other or 'Another publisher'} has not ended within ten minutes.",
        f"Wait for it. If it runs no more, remove {path}",
    )


def _tried(path: Path, mine: Owner, say: Say) -> tuple[int | None, Owner | None]:
    """Return the locked file, or None with who holds it."""
    with told(path):
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        try:
            free = _locked(file)
            owner = read_owner(os.pread(file, 1000, 0))
            if free is False or not _is_still(path, file) or _holds(owner, mine, free, say):
                os.close(file)
                return None, owner
            os.ftruncate(file, 0)
            os.pwrite(file, mine.to_bytes(), 0)
            os.fsync(file)
        except BaseException:
            with suppress(OSError):
                os.close(file)
            raise
    return file, mine


def _holds(owner: Owner | None, mine: Owner, free: bool | None, say: Say) -> bool:
    """Tell whether who is named in a lock file has it, though the kernel does not say so."""
    if owner is None or (owner.is_here(mine) and (free or not owner.is_alive())):
        return False
    if owner.is_here(mine) or not owner.is_stale(mine.since):
        return True
    say(f"{owner} is over two hours old; its lock is taken over")
    return False


def _locked(file: int) -> bool | None:
    """Lock a file; False where another has it, None where the file system knows no locks."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return None
        raise
    return True


def _is_still(path: Path, file: int) -> bool:
    """Tell whether the path still names the locked file; its last owner may have removed it."""
    try:
        return os.lstat(path).st_ino == os.fstat(file).st_ino
    except FileNotFoundError:
        return False


def _require(path: Path, mine: Owner) -> None:
    """Refuse to go on where the lock file is another's, or gone.

    Two machines whose file system knows no locks may both have found it free; here one gives in.
    """
    if read_owner(read_file(path) or b"") != mine:
        raise LockLost(
            f"Another publisher has taken over {path}.", "Publish again when it has ended."
        )


def _release(path: Path, file: int, mine: Owner) -> None:
    """Remove the lock file unless another has taken it over; an empty one is nobody's."""
    with suppress(OSError):
        if _is_still(path, file) and read_owner(os.pread(file, 1000, 0)) == mine:
            os.unlink(path)
    with suppress(OSError):
        os.close(file)
