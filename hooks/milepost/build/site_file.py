"""Writing a file of the site: readable by all, whatever the user's umask."""

from __future__ import annotations

import os
from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Write a file and the folders that lead to it."""
    for folder in reversed([each for each in path.parents if not each.exists()]):
        folder.mkdir()
        folder.chmod(0o755)
    path.write_bytes(content)
    path.chmod(0o644)


def link_file(source: Path, target: Path) -> None:
    """Give a plain file a second name; copy it where the file system can't do that."""
    if source.is_symlink() or not source.is_file():
        raise FileNotFoundError(source)
    for folder in reversed([each for each in target.parents if not each.exists()]):
        folder.mkdir()
        folder.chmod(0o755)
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        write_file(target, source.read_bytes())
