"""What a sealed version is made from, as digests: the same inputs give the same bytes."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import milepost

_PACKAGES = (
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "nh3",
    "plotly",
    "pydantic",
)
"""Packages whose version can change what a page says or how it looks."""


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
    home = Path(milepost.__file__).parent
    for file in sorted(home.rglob("*"), key=lambda file: file.relative_to(home).as_posix()):
        if file.is_file() and "__pycache__" not in file.parts:
            name = file.relative_to(home).as_posix()
            found.update(f"{name} {sha256(file.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
