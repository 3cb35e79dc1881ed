"""Started by Python itself where this folder is on its path: a machine that differs in all it may.

Folders are listed backwards, the clock stands at another day, and new files are for their owner.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import Any

_listdir, _scandir, _time = os.listdir, os.scandir, time.time
_YEARS = 3 * 365 * 86_400.0


class _Backwards:
    """What `os.scandir` gives, from the last name to the first."""

    def __init__(self, path: Any = ".") -> None:
        with _scandir(path) as entries:
            found = sorted(entries, key=lambda entry: entry.name, reverse=True)
        self._entries = iter(found)

    def __enter__(self) -> _Backwards:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Any]:
        return self._entries

    def __next__(self) -> Any:
        return next(self._entries)

    def close(self) -> None:
        """Do nothing: the folder was closed at the start."""


def _backwards(path: Any = ".") -> list[Any]:
    return sorted(_listdir(path), reverse=True)


os.listdir = _backwards
os.scandir = _Backwards  # type: ignore[assignment] # the same for all who only iterate
time.time = lambda: _time() + _YEARS
os.umask(0o077)
