"""Publishes into a folder again and again and is killed at random; checks what readers have.

python killed_folder.py FOLDER KILLS SEED exchange|aside

A program of its own, because it forks. With `aside` the system can't exchange two names.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from published_folder import hidden_in, publish
from published_sites import check_site, make_part, site_of

from milepost.build import staging
from milepost.build.site_build import LIVE, Part

FIRST = date(2000, 1, 2)
REVIEWS = 40
"""So many are published into one folder; the next ones go to an empty one."""


def main(folder: Path, kills: int, seed: int) -> None:
    """Play the kills and print a row of counts; an AssertionError ends it."""
    chance = random.Random(seed)  # noqa: S311 - the same kills in every run
    counts = {"tries": 0, "kills": 0, "before": 0, "after": 0, "firsts": 0}
    number = 0
    while counts["tries"] < kills:
        target, day = folder / f"srv-{number // REVIEWS}", str(FIRST + timedelta(days=number))
        part = make_part(folder / f"part-{number}", [day], f"text-{number}")
        usual = _seconds_of(folder / "usual", part)
        before = check_site(site_of(target), {f"text-{number - 1}"}) if target.exists() else ()
        lives = {f"text-{number}", *([f"text-{number - 1}"] if before else [])}
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            counts["kills"] += _killed(target, part, chance.uniform(0, 1.1 * usual))
            counts["tries"] += 1
            named = check_site(_readable(target), lives, before)
            counts["after" if day in named else "before"] += 1
            counts["firsts"] += not before
        publish(target, part)
        assert check_site(site_of(target), {f"text-{number}"}) == (day, *before)
        assert hidden_in(target) == []
        shutil.rmtree(part.folder)
        number += 1
        if number % REVIEWS == 0:
            shutil.rmtree(target)
    print(json.dumps(counts))


def _seconds_of(target: Path, part: Part) -> float:
    started = time.monotonic()
    publish(target, part)
    seconds = time.monotonic() - started
    shutil.rmtree(target)
    return seconds


def _killed(target: Path, part: Part, seconds: float) -> bool:
    """Publish in a process of its own and kill it after some seconds; tell whether it lived."""
    child = os.fork()
    if child == 0:
        publish(target, part)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _readable(target: Path) -> dict[str, bytes]:
    """Return what readers have, and a live version that waits aside for the next run."""
    site = site_of(target) if target.exists() else {}
    aside = target / ".milepost-staging/.milepost-aside"
    if not (target / LIVE).exists() and (aside / LIVE).exists():
        site |= _below_live(site_of(aside))
    return site


def _below_live(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.startswith(f"{LIVE}/")}


if __name__ == "__main__":
    where, many, start, kind = sys.argv[1:]
    if kind == "aside":
        staging.exchanged = lambda one, other: False
    main(Path(where), int(many), int(start))
