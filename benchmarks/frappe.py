"""Frappe Gantt, fetched into the benchmark's own folder; nothing of it is kept here."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.timing import CommandFailed, run

PACKAGE = "frappe-gantt@1.2.2"


class Unavailable(Exception):
    """The package can't be had on this machine."""


def fetch_frappe(folder: Path) -> Path:
    """Fetch the package with npm and return the folder of its built files."""
    npm = shutil.which("npm")
    if npm is None:
        raise Unavailable("npm is not installed")
    place = folder / "npm"
    place.mkdir(parents=True, exist_ok=True)
    options = ["--prefix", ".", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"]
    try:
        run([npm, "install", *options, PACKAGE], place)
    except CommandFailed as error:
        raise Unavailable(f"npm could not fetch {PACKAGE}") from error
    return place / "node_modules/frappe-gantt/dist"
