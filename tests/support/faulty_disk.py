"""The calls to the disk of a publishing into a folder, counted, with a fault at one of them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from milepost.build import staging
from milepost.publish.folder import disk, lock

CALLS = frozenset(
    {
        *("open", "close", "read", "write", "pread", "pwrite", "ftruncate", "fsync"),
        *("fchmod", "chmod", "mkdir", "rename", "rmdir", "unlink", "listdir", "lstat", "fstat"),
    }
)
EXCHANGE = "exchange"
SOAK = bool(os.environ.get("MILEPOST_SOAK"))
"""Whether this is the long run, in which each call has its fault."""


def sampled(most: int, step: int) -> range:
    """Return the numbers of the calls that get a fault: all in a long run, else each so many."""
    return range(1, most + 1, 1 if SOAK else step)


class FaultyDisk:
    """The module `os` with a count of the calls that touch the disk, and a fault at one of them.

    A file is closed also where closing it fails, as a system does.
    """

    def __init__(self, fault: Callable[[], None] | None = None, at: int = 0) -> None:
        self.calls: list[str] = []
        self._fault = fault
        self._at = at

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self.counted(name, real) if name in CALLS else real

    def counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """Return a call that is counted and may fail."""

        def call(*arguments: Any, **options: Any) -> Any:
            self.calls.append(name)
            if self._fault and len(self.calls) == self._at:
                if name == "close":
                    real(*arguments, **options)
                self._fault()
            return real(*arguments, **options)

        return call


@contextmanager
def faulty(at_work: FaultyDisk, *, exchange: bool = True) -> Iterator[None]:
    """Let publishing work on such a disk; without `exchange`, it can't exchange two names."""
    real = staging.exchanged if exchange else lambda one, other: False
    with pytest.MonkeyPatch.context() as patch:
        for module in (disk, lock):
            patch.setattr(module, "os", at_work)
        patch.setattr(staging, "exchanged", at_work.counted(EXCHANGE, real))
        yield


@contextmanager
def quick_folder() -> Iterator[Path]:
    """Yield an empty folder in memory where the system has such, since faults need many."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder below it has a name of its own
    usable = memory.is_dir() and os.access(memory, os.W_OK)
    folder = Path(tempfile.mkdtemp(prefix="milepost-test-", dir=memory if usable else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
