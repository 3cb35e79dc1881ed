"""Run every check of the project: style, types, layers, then the tests; `make test` calls this."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tools.chromium import PACKAGES, find_chromium, install_chromium
from tools.debian import INSTALL, install_packages

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
CHECKS = (
    ("ruff check", ("ruff", "check")),
    ("ruff format", ("ruff", "format", "--check")),
    ("mypy", ("mypy",)),
    ("import layers", ("lint-imports",)),
)

TOOLS = ("shellcheck", "strace")
"""What some tests need beside the browser; where one can't be had, they are skipped and say so."""


def main() -> int:
    """Run checks and tests; pytest's summary is the last line when all checks pass."""
    chromium = find_chromium() or install_chromium()
    if chromium is None:
        print(
            "The browser tests need Chromium and a font as wide as Arial, and one was not found. "
            f"This installs both: sudo {INSTALL} {' '.join(PACKAGES)}\n"
            "Or name one: CHROMIUM=/path/to/chromium make test",
            file=sys.stderr,
        )
        return 1
    missing = [name for name in TOOLS if shutil.which(name) is None]
    if missing:
        install_packages(*missing)
    environment = {**os.environ, "CHROMIUM": chromium}
    failed = [name for name, command in CHECKS if not _passes(name, command, environment)]
    print("Running the tests", flush=True)
    tests = [str(BIN / "pytest"), "-n", "2", *sys.argv[1:]]
    status = subprocess.run(tests, cwd=ROOT, env=environment, check=False).returncode
    if failed:
        print("Not passed: " + ", ".join(failed), file=sys.stderr)
    return status or int(bool(failed))


def _passes(name: str, command: tuple[str, ...], environment: dict[str, str]) -> bool:
    started = time.monotonic()
    ran = subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    passed = ran.returncode == 0
    print(f"{name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - started:.1f} s")
    if not passed:
        print(ran.stdout.rstrip(), flush=True)
    return passed


if __name__ == "__main__":
    sys.exit(main())
