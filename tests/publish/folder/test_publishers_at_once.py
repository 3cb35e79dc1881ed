"""Several publishers of one folder wait for one another, and readers never see a mixture."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from published_folder import hidden_in, publish
from published_sites import check_site, live_files, live_text, make_part, named_versions, site_of
from publishing_folder import ENVIRONMENT, command, prepare

SOAK = bool(os.environ.get("MILEPOST_SOAK"))
REVIEWS = 50 if SOAK else 5
PUBLISHINGS = 400 if SOAK else 20
SECONDS = 3600 if SOAK else 300
FIRST = date(2020, 1, 5)


def days_from(first: int, count: int, step: int = 1) -> list[str]:
    """Return days, so many apart."""
    return [str(FIRST + timedelta(days=first + turn * step)) for turn in range(count)]


def start(target: Path, parts: Path, live: str, days: list[str]) -> subprocess.Popen[str]:
    """Start a publisher of these days."""
    prepare(parts, live, days)
    return subprocess.Popen(
        command(target, parts, days), env=ENVIRONMENT, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.timeout(SECONDS)
@pytest.mark.parametrize("publishers", [2, 8])
def test_all_reviews_of_all_publishers_are_there(publishers: int, tmp_path: Path) -> None:
    target = tmp_path / "srv"
    started = [
        start(target, tmp_path / f"p{number}", f"text-{number}", days)
        for number in range(publishers)
        for days in [days_from(number, REVIEWS, publishers)]
    ]
    for each in started:
        _, said = each.communicate(timeout=SECONDS)
        assert each.returncode == 0, said
    lives = {f"text-{number}" for number in range(publishers)}
    days = days_from(0, REVIEWS * publishers)
    assert check_site(site_of(target), lives) == tuple(reversed(days))
    assert hidden_in(target) == []
    print(f"folder, {publishers} publishers at once: all of {len(days)} reviews are there")


@pytest.mark.timeout(SECONDS)
def test_a_reader_never_sees_a_mixture_within_a_version(tmp_path: Path) -> None:
    target, parts = tmp_path / "srv", tmp_path / "parts"
    publish(target, make_part(tmp_path / "first", [], "text-0"))
    days = days_from(0, PUBLISHINGS)
    for number, day in enumerate(days):
        prepare(parts, f"text-{number + 1}", [day])
    looks, seen = 0, set[str]()
    with subprocess.Popen(command(target, parts, days), env=ENVIRONMENT) as publisher:
        while publisher.poll() is None:
            looks += look(target, seen)
    assert publisher.returncode == 0
    assert named_versions(site_of(target)) == tuple(reversed(days))
    assert len(seen) > PUBLISHINGS / 4, "the reader was too slow to see anything change"
    print(f"folder: {looks} looks of a reader at {PUBLISHINGS} publishings, {len(seen)} sites seen")


def look(target: Path, seen: set[str]) -> bool:
    """Read the site as a reader does; tell whether live stayed the same while it was read.

    The index comes first: all that it names must be there from then on.
    """
    index = (target / "versions.json").read_bytes()
    listed = named_versions({"versions.json": index})
    for day in listed[:3]:
        assert (target / day / "index.html").read_text().startswith(f"{day} from ")
        assert (target / day / "version.json").is_file()
    found: dict[str, bytes] = {}
    with suppress(FileNotFoundError):  # the old folder goes while it is open: look again
        folder = os.open(target / "live", os.O_RDONLY | os.O_DIRECTORY)
        try:
            found = {f"live/{path}": read_in(folder, path) for path in paths_in(folder)}
        finally:
            os.close(folder)
        if "live/index.html" in found and len(found) == len(live_files("any")):
            seen.add(live_text(found))
            return True
    return False


def paths_in(folder: int) -> list[str]:
    """Return the paths of the files of an open folder."""
    names = [name for name in os.listdir(folder) if name != "more"]
    return [*names, "more/plan.html"]


def read_in(folder: int, path: str) -> bytes:
    """Read a file of an open folder."""
    file = os.open(path, os.O_RDONLY, dir_fd=folder)
    with os.fdopen(file, "rb") as opened:
        return opened.read()
