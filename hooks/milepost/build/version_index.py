"""The lists of all versions at the root: for other tools, and for the menu of each page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from milepost.build.site_file import write_file
from milepost.build.version_record import VersionRecord

LIVE = "live"
INDEX = "versions.json"
MENU = "versions.js"


def index_files(records: Sequence[VersionRecord]) -> dict[str, bytes]:
    """Return both lists for the sealed versions, given newest first; live stands before them.

    `versions.json` has the form that Material for MkDocs and mike give it. `versions.js` says
    the same to the menu, as a script because pages opened from disk can read no other file; it
    also names the pages of each version, each set of pages once.
    """
    sets = list(dict.fromkeys(tuple(sorted(record.pages)) for record in records))
    number = {pages: position for position, pages in enumerate(sets)}
    entries = [
        {**_short(record), "pages": number[tuple(sorted(record.pages))]} for record in records
    ]
    menu = {"versions": [{"version": LIVE, "title": LIVE}, *entries], "pages": sets}
    listed = [_live(records), *map(_entry, records)]
    return {
        INDEX: f"{json.dumps(listed, ensure_ascii=False, indent=1)}\n".encode(),
        MENU: f"window.milepostVersions={_script(menu)};\n".encode(),
    }


def write_index(folder: Path, records: Sequence[VersionRecord]) -> tuple[Path, ...]:
    """Write both lists into the root of all versions and return their files."""
    files = {folder / name: content for name, content in index_files(records).items()}
    for file, content in files.items():
        write_file(file, content)
    return tuple(files)


def _live(records: Sequence[VersionRecord]) -> dict[str, Any]:
    head = {"head": records[0].digest} if records else {}
    return {"version": LIVE, "title": LIVE, "aliases": [], "properties": head}


def _entry(record: VersionRecord) -> dict[str, Any]:
    said = {"digest": record.digest, "verdict": record.verdict, "health": record.health}
    return {**_short(record), "aliases": [], "properties": said}


def _short(record: VersionRecord) -> dict[str, str]:
    return {"version": record.version, "title": record.title}


def _script(value: Mapping[str, Any]) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # A literal of a script may not hold these two line separators in older browsers.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
