"""One reading of a plan in a process of its own: prints its seconds and its peak of memory."""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from milepost.cli.findings import find


def compose(project: Path) -> None:
    """Parse all files of the plan into nodes; a check needs them all, so none is dropped before."""
    files = sorted((project / "plan").rglob("*.yml"))
    nodes = [yaml.compose(file.read_text(encoding="utf-8"), yaml.CSafeLoader) for file in files]
    assert all(nodes), "no file is empty"


def milepost(project: Path) -> None:
    """Read, check and derive, as `milepost check` does."""
    counts = find(project).counts
    assert counts.errors + counts.warnings + counts.contradictions == 0, "the plan is sound"


READINGS: dict[str, Callable[[Path], None]] = {"compose": compose, "milepost": milepost}


def peak() -> float:
    """Return the most memory that this process has held, in megabytes (10^6 bytes)."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    kibibytes = int(found[1]) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kibibytes * 1024 / 1e6


def main() -> None:
    """Do the reading that the command line names."""
    reading, project = READINGS[sys.argv[1]], Path(sys.argv[2])
    started = time.perf_counter()
    reading(project)
    taken = time.perf_counter() - started
    print(json.dumps({"seconds": taken, "megabytes": peak()}))


if __name__ == "__main__":
    main()
