"""A folder beside the target that becomes the target in one step, or leaves no trace."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path

_EXCHANGE = 2  # RENAME_EXCHANGE of Linux' renameat2(2)
_AT_FDCWD = -100


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside the target; it is removed unless it was swapped in.

    The caller holds the target's lock, so all folders of earlier builds found here are dead.
    """
    _mend(target)
    stage = Path(tempfile.mkdtemp(prefix=f".{target.name}.staging-", dir=target.parent))
    stage.chmod(0o755)
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def swap(stage: Path, target: Path) -> None:
    """Put the staged folder in the target's place; there is never a moment without one.

    Where the system can't exchange two names at once, the old folder is set aside first and
    brought back when the second step fails; a build killed between both is mended by the next.
    """
    if not target.exists():
        stage.rename(target)
    elif not exchanged(stage, target):
        _set_aside(stage, target)


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where the system or the file system can't."""
    renameat2 = _renameat2()
    if renameat2 is None:
        return False
    result = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    return result == 0


def _set_aside(stage: Path, target: Path) -> None:
    aside = target.with_name(stage.name.replace(".staging-", ".old-"))
    target.rename(aside)
    try:
        stage.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _mend(target: Path) -> None:
    """Bring back a site that a killed build had set aside, and remove what it left."""
    for aside in sorted(target.parent.glob(f".{escape(target.name)}.old-*")):
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.rename(target)
    for stage in target.parent.glob(f".{escape(target.name)}.staging-*"):
        shutil.rmtree(stage, ignore_errors=True)


def _renameat2() -> Callable[..., int] | None:
    try:
        return ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return None
