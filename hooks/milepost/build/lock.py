"""One build at a time for each target; the second waits for the first."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from milepost.errors import MilepostError

_PATIENCE = 600.0
_PAUSE = 0.1


@contextmanager
def hold(path: Path, waiting: Callable[[str], None]) -> Iterator[int]:
    """Hold the lock file, and yield its descriptor.

    `waiting` is called once with the owner's process id when another build holds it. The lock is
    the kernel's: it ends with its owner, however that ends. A child that gets the descriptor
    keeps it, so a new build also waits for an engine whose build was killed.
    """
    descriptor = _acquire(path, waiting)
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield descriptor
    finally:
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _acquire(path: Path, waiting: Callable[[str], None]) -> int:
    deadline = time.monotonic() + _PATIENCE
    told = False
    while time.monotonic() < deadline:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        if _locked(descriptor) and _is_still(path, descriptor):
            return descriptor
        owner = os.pread(descriptor, 20, 0).decode(errors="replace")
        os.close(descriptor)
        if not told and owner:
            told = True
            waiting(owner)
        time.sleep(_PAUSE)
    raise MilepostError(
        "Another build has held this site for ten minutes.", "End it, then build again."
    )


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_still(path: Path, descriptor: int) -> bool:
    """Tell whether the path still names the locked file; its last owner may have removed it."""
    try:
        named = path.stat()
    except FileNotFoundError:
        return False
    return named.st_ino == os.fstat(descriptor).st_ino
