"""Publishes again and again and is killed at random; prints what held after each kill.

python killed_publishing.py FOLDER KILLS SEED

A program of its own, because it forks: the publisher and each git that it starts die together.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

from published_branch import BRANCH, git, make_clone, make_part, make_remote, published
from publishing import publish

from milepost.build.site_build import Part
from milepost.build.version_index import index_files
from milepost.build.version_record import RECORD, parse_record
from milepost.errors import MilepostError

FIRST = date(2000, 1, 2)


REVIEWS = 40
"""So many are published on one branch; the next ones go to an empty remote."""


def main(folder: Path, kills: int, seed: int) -> None:
    """Play the kills and print a row of counts; an AssertionError ends it."""
    chance = random.Random(seed)  # noqa: S311 - the same kills in every run
    counts = Counter({"kills": 0, "before": 0, "after": 0, "locks": 0})
    for start in range(0, kills, REVIEWS):
        place = folder / f"from-{start}"
        _play(place, range(start, min(start + REVIEWS, kills)), chance, counts)
        shutil.rmtree(place)
    print(json.dumps(counts))


def _play(
    folder: Path, numbers: Iterable[int], chance: random.Random, counts: Counter[str]
) -> None:
    """Publish a review for each number to a remote of its own, and be killed each time."""
    remote = make_remote(folder / "remote.git")
    clone = make_clone(remote, folder / "clone")
    publish(clone, make_part(folder / "first", []))
    usual = _seconds_of(clone, make_part(folder / "usual", [], "usual"))
    for number in numbers:
        day = str(FIRST + timedelta(days=number))
        part = make_part(folder / f"part-{number}", [day], f"live {number}")
        before = published(remote)
        counts["kills"] += _killed(clone, part, chance.uniform(0, 1.1 * usual))
        after = published(remote)
        assert after in (before, _expected(before, part)), number
        counts["after" if after != before else "before"] += 1
        started = time.monotonic()
        counts["locks"] += _publish_unlocking(clone, part)
        if after == before:
            usual = time.monotonic() - started  # a busy machine slows down and recovers
        assert published(remote) == _expected(before, part), number
    assert git(remote, "fsck", "--full", "--strict", "--no-dangling") == ""
    assert git(clone, "fsck", "--full", "--no-dangling") == ""
    assert git(remote, "rev-list", "--merges", BRANCH) == ""


def _seconds_of(clone: Path, part: Part) -> float:
    started = time.monotonic()
    publish(clone, part)
    return time.monotonic() - started


def _killed(clone: Path, part: Part, seconds: float) -> bool:
    """Publish in a process group and kill it after some seconds; tell whether it still lived."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        publish(clone, part)
        os._exit(0)
    time.sleep(seconds)
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _publish_unlocking(clone: Path, part: Part) -> int:
    """Publish again; where git left a lock, do what the message says. Return how many it left."""
    for removed in range(3):
        try:
            publish(clone, part, pause=lambda tried: None)
        except MilepostError as error:
            file = Path(error.cure.rpartition("rm ")[2])
            if file.suffix != ".lock":
                raise
            file.unlink()
        else:
            return removed
    raise AssertionError("locks without end")


def _expected(before: Mapping[str, bytes], part: Part) -> dict[str, bytes]:
    """Return the branch as it is when the part is published on top of a state."""
    kept = {path: data for path, data in before.items() if not path.startswith("live/")}
    new = {
        file.relative_to(part.folder).as_posix(): file.read_bytes()
        for file in part.folder.rglob("*")
        if file.is_file()
    }
    whole = {**kept, **new}
    listed = _with_version(before, part)
    return {**whole, **listed}


def _with_version(before: Mapping[str, bytes], part: Part) -> dict[str, bytes]:
    there = [
        parse_record(data, path.partition("/")[0])
        for path, data in before.items()
        if path.endswith(f"/{RECORD}")
    ]
    records = {record.version: record for record in (*there, *part.records) if record}
    return index_files([record for _, record in sorted(records.items(), reverse=True)])


if __name__ == "__main__":
    where, many, start = sys.argv[1:]
    try:
        main(Path(where), int(many), int(start))
    except subprocess.CalledProcessError as failed:
        sys.exit(str(failed))
