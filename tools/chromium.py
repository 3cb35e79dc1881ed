"""Find the browser that the tests drive, or install it where that needs no question."""

from __future__ import annotations

import os
import shutil
import subprocess

from tools.debian import install_packages

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fontconfig", "fonts-liberation")
"""Debian's Chromium recommends no font, and pages measured in a substitute prove nothing."""

_FACES = {"Arial", "Arimo", "Liberation Sans", "Helvetica"}
"""Faces of the same widths, one of which the style sheets find on a reader's machine."""


def find_chromium() -> str | None:
    """Return the path of Chromium: what `CHROMIUM` names, or the first known name on the PATH.

    None as well where the machine has no face that the style sheets ask for.
    """
    if not _has_face():
        return None
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def install_chromium() -> str | None:
    """Install Debian's Chromium where that needs no question; return its path."""
    install_packages(*PACKAGES)
    return find_chromium()


def _has_face() -> bool:
    """Tell whether Arial, or a face of its widths, is there; True where nothing can be asked."""
    if shutil.which("fc-match") is None:
        return shutil.which("apt-get") is None
    asked = subprocess.run(
        ["fc-match", "--format", "%{family}", "Arial"],
        capture_output=True,
        text=True,
        check=False,
    )
    return bool(_FACES & set(asked.stdout.split(",")))
