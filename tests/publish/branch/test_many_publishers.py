"""Many publishers at once to one remote: no review is lost, and history stays linear."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import publishing
from published_branch import BRANCH, git, make_clone, make_remote, published

from milepost.publish.branch.update import TRIES, longest_pause

SOAK = bool(os.environ.get("MILEPOST_SOAK"))
PUBLISHERS, REVIEWS = (16, 50) if SOAK else (8, 10)
SECONDS = 3600 if SOAK else 300
FIRST = date(2020, 1, 5)


def start(remote: Path, folder: Path, number: int) -> subprocess.Popen[str]:
    """Start a publisher with a clone and days of its own."""
    clone = make_clone(remote, folder / "clone")
    days = [str(FIRST + timedelta(days=turn * PUBLISHERS + number)) for turn in range(REVIEWS)]
    command = [sys.executable, publishing.__file__, str(clone), str(folder / "parts")]
    return subprocess.Popen(
        [*command, f"live {number}", *days],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stderr=subprocess.PIPE,
        text=True,
    )


def test_all_reviews_of_all_publishers_are_there(tmp_path: Path) -> None:
    remote = make_remote(tmp_path / "remote.git")
    started = [start(remote, tmp_path / str(number), number) for number in range(PUBLISHERS)]
    ended = [(each.communicate(timeout=SECONDS)[1], each.returncode) for each in started]
    assert ended == [("", 0)] * PUBLISHERS
    files = published(remote)
    listed = [entry["version"] for entry in json.loads(files["versions.json"])]
    days = [str(FIRST + timedelta(days=number)) for number in range(PUBLISHERS * REVIEWS)]
    assert listed == ["live", *reversed(days)]
    assert all(f"{day}/index.html" in files for day in days)
    assert git(remote, "rev-list", "--count", BRANCH) == str(PUBLISHERS * REVIEWS)
    assert git(remote, "rev-list", "--merges", BRANCH) == ""
    assert git(remote, "fsck", "--full", "--strict", "--no-dangling") == ""
    print(f"branch: {PUBLISHERS} publishers at once, all of {len(days)} reviews are there")


def test_who_loses_again_and_again_leaves_the_branch_alone_for_longer() -> None:
    waits = [longest_pause(tried) for tried in range(TRIES)]
    assert waits == sorted(waits)
    assert waits[0] < 1 < 10 < waits[-1]
