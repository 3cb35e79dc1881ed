"""Find the browser that the tests drive, or install it where that needs no question."""

from __future__ import annotations

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = "apt-get install -y --no-install-recommends chromium fontconfig fonts-liberation"
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
    """Install Debian's Chromium as root, or by a sudo that asks no password; return its path."""
    prefix = _as_root()
    if shutil.which("apt-get") is None or prefix is None:
        return None
    print("Installing Chromium and a font with apt-get", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (INSTALL.split(), ["apt-get", "update"], INSTALL.split()):
        ran = subprocess.run(
            [*prefix, *command], env=environment, stdout=subprocess.DEVNULL, check=False
        )
        if ran.returncode == 0 and command[1] == "install":
            break
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


def _as_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None
