"""Publishing fails or is killed at its calls to the disk: the branch is the old one or the new."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import publishing
import pytest
from published_branch import git, make_clone, make_part, make_remote, published
from publishing import publish

SOAK = bool(os.environ.get("MILEPOST_SOAK"))
STEP = 1 if SOAK else 9
CALLS = (
    *("rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir"),
    *("mkdirat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate"),
)
FAULTS = ("signal=KILL", "error=ENOSPC", "error=EIO", "error=EROFS", "error=EINTR")
DAY = "2026-01-04"


@dataclass(frozen=True)
class Place:
    """A clone and its remote, with a site published and a newer one to come."""

    folder: Path

    @property
    def clone(self) -> Path:
        return self.folder / "clone"

    @property
    def remote(self) -> Path:
        return self.folder / "remote.git"

    def traced(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Publish the newer site under strace."""
        program = [sys.executable, publishing.__file__, str(self.clone)]
        return subprocess.run(
            ["strace", "-f", "-qq", *options, *program, str(self.folder / "part"), "newer", DAY],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )


def can_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False).returncode == 0
    )


def make_place(folder: Path) -> Place:
    folder.mkdir()
    remote = make_remote(folder / "remote.git")
    clone = make_clone(remote, folder / "clone")
    publish(clone, make_part(folder / "first", [], "older"))
    return Place(folder)


def calls_of_one_run(folder: Path) -> list[tuple[str, int]]:
    """Return each kind of call with each number up to the most that one process makes.

    strace counts every kind by itself, and every process.
    """
    place = make_place(folder)
    log = folder / "calls"
    ran = place.traced("-e", f"trace={','.join(f'?{call}' for call in CALLS)}", "-o", str(log))
    assert ran.returncode == 0, ran.stderr
    made = Counter(re.findall(r"^(\d+) +(\w+)\(", log.read_text(), re.MULTILINE))
    most: dict[str, int] = {}
    for (_, call), number in made.items():
        most[call] = max(most.get(call, 0), number)
    return [(call, number) for call in sorted(most) for number in range(1, most[call] + 1)]


@pytest.mark.skipif(not can_trace(), reason="strace is not there, or may not trace here")
@pytest.mark.timeout(20_000 if SOAK else 600)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_at_any_call_loses_and_tears_nothing(fault: str, tmp_path: Path) -> None:
    calls = calls_of_one_run(tmp_path / "counted")
    struck = 0
    for call, number in calls[0 if SOAK else FAULTS.index(fault) :: STEP]:
        place = make_place(tmp_path / f"{call}-{number}")
        before = published(place.remote)
        inject = f"inject={call}:{fault}:when={number}"
        log = place.folder / "log"
        ran = place.traced("-e", f"trace={call}", "-e", inject, "-o", str(log))
        struck += "INJECTED" in log.read_text() or "killed by" in log.read_text()
        assert "Traceback" not in ran.stderr
        after = published(place.remote)
        assert after == before or is_new(after)
        for lock in [*place.remote.rglob("*.lock"), *place.clone.rglob("*.lock")]:
            lock.unlink()  # git's own, which a killed git leaves; no git runs here any more
        publish(place.clone, make_part(place.folder / "again", [DAY], "newer"))
        assert is_new(published(place.remote))
        assert git(place.remote, "fsck", "--full", "--no-dangling") == ""
        shutil.rmtree(place.folder)
    print(f"branch: {fault} at {len(calls[::STEP])} of {len(calls)} calls, {struck} met it")
    assert struck, "no run met the fault"


def is_new(files: dict[str, bytes]) -> bool:
    """Tell whether the newer site is there, whole."""
    return (
        files["live/index.html"] == b"newer"
        and files["live/about.html"] == b"about newer"
        and f"{DAY}/index.html" in files
        and DAY.encode() in files["versions.json"]
    )
