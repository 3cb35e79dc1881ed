"""What a sealed version is made from, as digests: the same inputs give the same bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import milepost
from milepost.value import Value

_PACKAGES = (
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "nh3",
    "plotly",
    "pydantic",
)
"""Packages whose version can change what a page says or how it looks."""


class VersionInputs(Value):
    """The digests of a seal's file, and of the generator that makes a version of it."""

    source: str
    generator: str


def source_digest(seal: bytes) -> str:
    """Return the digest of a seal's file.

    A seal holds the digest of the one before, so this covers all earlier seals too.
    """
    return sha256(seal).hexdigest()


@cache
def generator_digest() -> str:
    """Return the digest of the generator: its code, templates and styles, and what they use."""
    found = sha256(f"python {sys.version_info[0]}.{sys.version_info[1]}\n".encode())
    for package in _PACKAGES:
        found.update(f"{package} {_version(package)}\n".encode())
    for name, file in sorted(_package_files(str(Path(milepost.__file__).parent))):
        content = Path(file).read_bytes()
        found.update(f"{name} {sha256(content).hexdigest()}\n".encode())
    return found.hexdigest()


def _package_files(folder: str, below: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path within the package, and the place, of every file that is not compiled."""
    with os.scandir(folder) as entries:  # `Path` would ask the disk for each of a thousand files
        for entry in entries:
            if entry.is_file():
                yield f"{below}{entry.name}", entry.path
            elif entry.name != "__pycache__":
                yield from _package_files(entry.path, f"{below}{entry.name}/")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
