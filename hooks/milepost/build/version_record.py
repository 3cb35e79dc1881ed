"""What a sealed version says of itself, in a file of its own beside its pages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from milepost.value import Value, asdict

RECORD = "version.json"
"""The file that completes a version: it is written last."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_PATH = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*\Z")


class VersionRecord(Value):
    """One sealed version: the seal it shows, what it was made from, its pages, and its needs.

    `source` and `generator` are the digests of the seal's file and of what rendered it. `pages`
    are titles by path, `files` what else it holds. `leads_to` are the pages of the live version
    that its pages link to; `shared` are the files that it needs beside it, from the root of all
    versions.
    """

    version: str
    title: str
    digest: str
    verdict: str
    health: str
    source: str
    generator: str
    pages: Mapping[str, str]
    files: tuple[str, ...]
    leads_to: tuple[str, ...]
    shared: tuple[str, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all its files; the record, which completes the version, is the last."""
        return (*self.pages, *self.files, RECORD)

    def to_bytes(self) -> bytes:
        """Return the record as its file holds it."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        return f"{text}\n".encode()


def read_record(folder: Path) -> VersionRecord | None:
    """Return the record of the version in a folder; None where there is no whole version."""
    record = stated_record(folder)
    if record is None:
        return None
    return record if all((folder / path).is_file() for path in record.paths) else None


def stated_record(folder: Path) -> VersionRecord | None:
    """Return what a folder says of itself; that it holds all of it is not looked at.

    The folder may come from elsewhere, so no path of the record can lead out of it.
    """
    try:
        return parse_record((folder / RECORD).read_bytes(), folder.name)
    except OSError:
        return None


def parse_record(content: bytes, name: str) -> VersionRecord | None:
    """Return the record of the version with this name; None where the content holds none."""
    try:
        record = _from_plain(json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return record if record.version == name else None


def _from_plain(plain: dict[str, Any]) -> VersionRecord:
    texts = ("version", "title", "digest", "verdict", "health", "source", "generator")
    record = VersionRecord(
        **{name: str(plain[name]) for name in texts},
        pages={_path(path): str(title) for path, title in plain["pages"].items()},
        files=tuple(map(_path, plain["files"])),
        leads_to=tuple(map(_path, plain["leads_to"])),
        shared=tuple(map(_path, plain["shared"])),
    )
    if not _DAY.match(record.version):
        raise ValueError(record.version)
    return record


def _path(text: str) -> str:
    if not _PATH.match(text):
        raise ValueError(text)
    return text
