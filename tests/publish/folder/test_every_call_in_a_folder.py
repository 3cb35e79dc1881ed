"""Publishing into a folder is killed or fails at its calls to the system; nothing is torn."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from published_folder import hidden_in, publish
from published_sites import check_site, make_part, site_of
from publishing_folder import ENVIRONMENT, command, prepare

SOAK = bool(os.environ.get("MILEPOST_SOAK"))
STEP = 1 if SOAK else 61
CALLS = (
    "openat,close,read,newfstatat,getdents64,flock,pread64,ftruncate,write,pwrite64,fchmod,chmod,"
    "mkdir,rename,renameat2,unlink,rmdir,fsync"
)
FAULTS = ("signal=KILL", "error=ENOSPC", "error=EIO", "error=EROFS", "error=EINTR")
FIRST, SECOND = "2026-01-04", "2026-01-11"
Point = tuple[str, int]


def can_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False).returncode == 0
    )


def traced(target: Path, parts: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Publish the second review under strace."""
    return subprocess.run(
        ["strace", "-f", "-qq", *options, *command(target, parts, [SECOND])],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )


def points_of_one_run(target: Path, parts: Path, log: Path) -> list[Point]:
    """Return each call that a publishing makes: its name, and the how manyth of that name it is.

    The calls by which the interpreter starts are counted, but are no points.
    """
    ran = traced(target, parts, "-e", f"trace={CALLS}", "-o", str(log))
    assert ran.returncode == 0, ran.stderr
    seen: Counter[str] = Counter()
    points: list[Point] = []
    for line in log.read_text().splitlines():
        found = re.match(r"\d+ +(\w+)\(", line)
        if found is None:
            continue
        seen[found[1]] += 1
        if points or str(target) in line:
            points.append((found[1], seen[found[1]]))
    return points


@pytest.mark.skipif(not can_trace(), reason="strace is not there, or may not trace here")
@pytest.mark.timeout(20_000 if SOAK else 600)
@pytest.mark.parametrize("begun", [True, False], ids=["next", "first"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_at_any_call_tears_nothing_and_a_second_run_finishes(
    fault: str, begun: bool, tmp_path: Path
) -> None:
    start, parts = tmp_path / "start", tmp_path / "parts"
    prepare(parts, "new", [SECOND])
    start.mkdir()
    if begun:
        publish(start, make_part(tmp_path / "old", [FIRST], "old"))
    kept = [FIRST] if begun else []
    shutil.copytree(start, tmp_path / "counted")
    points = points_of_one_run(tmp_path / "counted", parts, tmp_path / "log")
    struck = 0
    sampled = points[FAULTS.index(fault) :: STEP]
    for call, number in sampled:
        target = tmp_path / f"srv-{call}-{number}"
        shutil.copytree(start, target)
        inject = f"inject={call}:{fault}:when={number}"
        ran = traced(target, parts, "-e", f"trace={call}", "-e", inject, "-o", os.devnull)
        assert "Traceback" not in ran.stderr, (call, number)
        assert len(ran.stderr.splitlines()) <= 1, (call, number)
        check_site(site_of(target), {"old", "new"} if begun else {"new"}, kept)
        publish(target, make_part(tmp_path / "again", [SECOND], "new"))
        assert check_site(site_of(target), {"new"}) == tuple(sorted([SECOND, *kept], reverse=True))
        assert hidden_in(target) == []
        struck += ran.returncode != 0
        shutil.rmtree(target)
    print(f"folder, {fault}: {len(sampled)} of {len(points)} calls, {struck} runs ended by it")
    assert struck, "no run met its fault"
