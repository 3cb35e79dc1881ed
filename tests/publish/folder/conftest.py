"""A folder on a quick disk, since tests that break a publishing need very many of them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108 - the folder below it gets a name of its own


@pytest.fixture
def quick_path() -> Iterator[Path]:
    """An empty folder in memory where the system has such, else on the disk."""
    usable = MEMORY.is_dir() and os.access(MEMORY, os.W_OK)
    folder = Path(tempfile.mkdtemp(prefix="milepost-test-", dir=MEMORY if usable else None))
    yield folder
    shutil.rmtree(folder)
