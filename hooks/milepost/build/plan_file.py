"""Writing one file of the plan that a command changed: the new text takes the place of the old."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from milepost.errors import MilepostError


def replace_file(root: Path, path: str, text: str) -> None:
    """Write the text of a file of the plan; the old one stays whole until the new one is.

    Raises MilepostError where it can't be written.
    """
    target = root / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        old = target.read_bytes() if target.exists() else b""
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
        _replace(target, _ended_as(old, text).encode("utf-8"), mode)
    except OSError as error:
        raise MilepostError(
            f"{path} can't be written: {error.strerror or 'the disk gave no reason'}.",
            "It is as it was.",
        ) from None


def _ended_as(old: bytes, text: str) -> str:
    """Return a text with the line ends that the file had."""
    ends = old.count(b"\n")
    return text.replace("\n", "\r\n") if ends and old.count(b"\r\n") == ends else text


def _replace(target: Path, data: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(handle, mode)
            os.fsync(handle)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
