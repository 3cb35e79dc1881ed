"""Set up `.venv/`: create it, install the locked requirements once, add the command.

Run as `python3 tools/set_up.py site`. Uses the standard library only, and syntax that an old
Python can still read, so that an old Python gets a sentence and not a syntax error.
"""

from __future__ import annotations

import hashlib
import math
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
GROUPS = {"site": ("site",), "test": ("site", "build", "test"), "bench": ("site", "bench")}

COMMAND = """#!/bin/sh
exec "$(dirname "$0")/python" -m milepost "$@"
"""


class SetUpError(Exception):
    """Set-up can't go on; the text says what to do."""


def main() -> int:
    """Set up the group named on the command line and return an exit status."""
    group = sys.argv[1] if len(sys.argv) == 2 else ""
    if group not in GROUPS:
        print("usage: set_up.py " + "|".join(GROUPS), file=sys.stderr)
        return 2
    try:
        _hand_over_to_newer_python()
        _create_environment()
        for lock in GROUPS[group]:
            _install(lock)
        _add_command()
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _hand_over_to_newer_python() -> None:
    """Run again under a newer Python of this machine where this one is too old."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER:
        found = shutil.which(name)
        if found and _version_of(Path(found)) >= OLDEST:
            os.execv(found, [found, *sys.argv])  # noqa: S606 - no shell is wanted
    raise SetUpError(
        "Milepost needs Python 3.11 or newer; {} is {}.{}. Install a newer one, or name it: "
        "make site PYTHON=/path/to/python3.12".format(sys.executable, *sys.version_info[:2])
    )


def _create_environment() -> None:
    """Create `.venv/`, or create it anew when it was moved or its Python is gone."""
    python = VENV / "bin" / "python"
    if VENV.exists() and _works(python):
        return
    if VENV.exists():
        print("Removing .venv, which was made at another place or by a Python that is gone")
        shutil.rmtree(VENV)
    print("Creating .venv with Python {}.{}.{}".format(*sys.version_info[:3]))
    made = _run([sys.executable, "-m", "venv", str(VENV)])
    if made.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        raise SetUpError(
            made.stdout.strip()
            + "\nPython could not create .venv. On Debian and Ubuntu this cures it: "
            "apt-get install python3-venv"
        )


def _works(python: Path) -> bool:
    """Tell whether the environment has pip, a Python new enough, and stands where it was made."""
    if _version_of(python) < OLDEST or not (VENV / "bin" / "pip").exists():
        return False
    first = (VENV / "bin" / "pip").read_text(encoding="utf-8", errors="replace")[:1000]
    return str(VENV) in first or sys.platform == "win32"


def _version_of(python: Path) -> tuple[int, ...]:
    """Return major and minor version of an interpreter, or (0, 0) where it does not run."""
    try:
        asked = _run([str(python), "-c", "import sys; print(*sys.version_info[:2])"])
        return tuple(int(part) for part in asked.stdout.split())
    except (OSError, ValueError):
        return (0, 0)


def _install(lock: str) -> None:
    """Install a lock unless it is installed already; a file in `.venv/` remembers its hash."""
    path = ROOT / "requirements" / (lock + ".txt")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    stamp = VENV / (".installed-" + lock)
    if stamp.exists() and stamp.read_text(encoding="ascii").strip() == digest:
        return
    total = _packages(path)
    print(f"Installing {total} packages for {lock} from requirements/{path.name}")
    # Constrained by hash, without dependencies that the lock does not name. Only the test
    # packages hold one that is built from source, by the pinned tools of requirements/build.txt.
    command = [
        str(VENV / "bin" / "python"), "-m", "pip", "install", "--require-hashes", "--no-deps",
        "--no-input", "--disable-pip-version-check", "--progress-bar", "off", "-r", str(path),
    ]  # fmt: skip
    if lock == "test":
        command.append("--no-build-isolation")
    _pip(command, total)
    stamp.write_text(digest + "\n", encoding="ascii")


def _packages(path: Path) -> int:
    """Count the packages that a lock names, whatever their markers."""
    names = re.findall(r"^([a-z0-9-]+)==", path.read_text(encoding="utf-8"), re.MULTILINE)
    return len(set(names))


def _pip(command: list[str], total: int) -> None:
    """Run pip, show how far it is, and keep its words for the case that it fails."""
    said = []
    done = 0
    told = started = time.monotonic()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True
    ) as pip:
        for line in pip.stdout or ():
            said.append(line)
            done += line.startswith(("Collecting ", "Requirement already satisfied"))
            if line.startswith("Installing collected packages"):
                print("  unpacking", flush=True)
                told = math.inf
            elif done and time.monotonic() - told > 3:
                told = time.monotonic()
                print(f"  {done} of {total} packages found", flush=True)
    if pip.returncode != 0:
        words = "".join(line for line in said if not line.startswith(("Collecting", "  ")))
        raise SetUpError(
            "pip could not install the packages:\n\n" + words[-3000:].strip() + "\n\n"
            "Check the network and pip's settings (pip config list), then run the command again."
        )
    print(f"  done in {time.monotonic() - started:.0f} s")


def _add_command() -> None:
    """Put the package on the environment's path, and its command beside its Python."""
    for packages in VENV.glob("lib/python3.*/site-packages"):
        (packages / "milepost.pth").write_text(str(ROOT / "hooks") + "\n", encoding="utf-8")
    command = VENV / "bin" / "milepost"
    command.write_text(COMMAND, encoding="ascii")
    command.chmod(0o755)


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main())
