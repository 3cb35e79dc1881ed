"""The two sides of a comparison by their names: a day, `live`, `last`, or a git revision."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from milepost.build.compared_names import LAST, LIVE
from milepost.build.git_plan import commit_of, write_plan_at
from milepost.build.reviews import archive_of
from milepost.derive import derive
from milepost.errors import MilepostError, PlanError, WrongUsage
from milepost.history.archive import Archive
from milepost.history.capture import capture
from milepost.history.comparison import Comparison, compare
from milepost.history.snapshot import Snapshot
from milepost.load import load_plan
from milepost.value import Value

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Compared(Value):
    """A comparison, with what its two sides were called."""

    before: str
    after: str
    comparison: Comparison


def compare_named(root: Path, before: str, after: str) -> Compared:
    """Return what differs between two sides; raise MilepostError where one is not there."""
    archive = archive_of(root)
    first, second = _side(root, archive, before), _side(root, archive, after)
    return Compared(before, after, compare(first, second, _between(archive, first, second)))


def _side(root: Path, archive: Archive, name: str) -> Snapshot:
    if name == LIVE:
        return _loaded(root, name)
    if name == LAST:
        return _last(archive)
    if _DAY.fullmatch(name):
        return _sealed(archive, name)
    commit = commit_of(root, name)
    with TemporaryDirectory(prefix="milepost-") as folder:
        write_plan_at(root, commit, Path(folder))
        return _loaded(Path(folder), name)


def _loaded(root: Path, name: str) -> Snapshot:
    loaded = load_plan(root)
    if loaded.plan is None:
        where = "" if name == LIVE else f" at {name}"
        raise PlanError(
            loaded.problems, f"The plan{where} has problems, so it can't be compared.", ""
        )
    return capture(loaded.plan, derive(loaded.plan), tuple(map(str, loaded.warnings)))


def _last(archive: Archive) -> Snapshot:
    if archive.last is None:
        raise MilepostError(
            "No review is sealed yet, so there is none to compare with.",
            "Hold the first one with `milepost seal`, or name a git revision.",
        )
    return archive.last.snapshot


def _sealed(archive: Archive, name: str) -> Snapshot:
    try:
        seal = archive.at(date.fromisoformat(name))
    except ValueError:
        raise WrongUsage(f"{name} is not a day of the calendar.") from None
    if seal is None:
        days = ", ".join(each.day.isoformat() for each in archive.seals[-5:])
        known = f"The last ones are {days}." if days else "None is sealed yet."
        raise WrongUsage(f"No review was sealed for {name}.", known)
    return seal.snapshot


def _between(archive: Archive, before: Snapshot, after: Snapshot) -> tuple[Snapshot, ...]:
    """Return the reviews between the two, in the order from the one to the other."""
    first, last = sorted((before.date, after.date))
    found = [seal.snapshot for seal in archive.seals if first < seal.day < last]
    return tuple(found if before.date <= after.date else reversed(found))
