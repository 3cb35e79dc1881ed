"""Run the long versions of the tests of publishing, and say what ran; `make soak` calls this.

What each test prints of its counts is kept, so that the end of the run is its report.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = ROOT / ".venv" / "bin" / "pytest"
TESTS = (
    "tests/publish/branch/test_every_system_call.py",
    "tests/publish/branch/test_random_kills.py",
    "tests/publish/branch/test_many_publishers.py",
    "tests/publish/branch/test_many_previews.py",
    "tests/publish/folder/test_every_call_to_the_disk.py",
    "tests/publish/folder/test_every_call_in_a_folder.py",
    "tests/publish/folder/test_random_kills_in_a_folder.py",
    "tests/publish/folder/test_publishers_at_once.py",
    "tests/publish/folder/test_disks.py",
)
"""The tests that run longer when MILEPOST_SOAK is set."""

_COUNTS = ("branch", "folder")
"""How a line with counts begins."""


def main(options: list[str]) -> int:
    """Run the tests one file after the other, then print what each of them counted."""
    report, failed = [], False
    for test in TESTS:
        print(f"Running {test}", flush=True)
        started = time.monotonic()
        said, status = _run(test, options)
        failed = failed or status != 0
        passed = "passed" if status == 0 else f"FAILED with exit code {status}"
        report.append(f"{test}: {passed} in {time.monotonic() - started:,.0f} s")
        report += [f"  {line}" for line in said if line.startswith(_COUNTS)]
        report += [f"  {said[-1]}"] if said else []
    print("\nWhat ran:", *report, sep="\n")
    return int(failed)


def _run(test: str, options: list[str]) -> tuple[list[str], int]:
    """Run a file of tests, pass on what it prints, and return that with its exit code."""
    command = [str(PYTEST), "-q", "-s", "-p", "no:cacheprovider", test, *options]
    lines = []
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "MILEPOST_SOAK": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        assert running.stdout is not None  # noqa: S101 - it was asked for above
        for line in running.stdout:
            print(line, end="", flush=True)
            lines.append(line.strip().lstrip(".sF"))
    return [line for line in lines if line], running.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
