"""The sealed reviews of a project: read from their files, sound or with what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from milepost.build.review_files import read_review_files
from milepost.errors import MilepostError, PlanError
from milepost.history.archive import Archive, Inspection, inspect_archive
from milepost.history.names import FOLDER, Name
from milepost.history.restore import plan_of
from milepost.history.sealed_file import RESTORE
from milepost.history.snapshot import SealHead
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem


def archive_of(root: Path, proven: Mapping[str, SealHead] = MappingProxyType({})) -> Archive:
    """Return the sealed reviews of a project; raise PlanError where one is not sound.

    `proven` are seals whose files were found sound before, by the SHA-256 of those.
    """
    found = inspect_reviews(root, (), proven)
    if found.problems:
        raise PlanError(
            found.problems,
            "The chain of sealed reviews is broken.",
            f"Restore {FOLDER}/ from git.",
        )
    return found.archive


def plan_problems(archive: Archive) -> tuple[Problem, ...]:
    """Return a problem for each seal whose plan this version can't read."""
    problems = []
    for seal in archive.seals:
        try:
            plan_of(seal.snapshot)
        except MilepostError as error:
            place = Place(f"{FOLDER}/{Name(seal.day)}")
            problems.append(problem("seal-shape", place, error.message, RESTORE))
    return tuple(problems)


def inspect_reviews(
    root: Path, heads: Iterable[str] = (), proven: Mapping[str, SealHead] = MappingProxyType({})
) -> Inspection:
    """Return the sound reviews of a project, and all that is wrong in their folder."""
    found = read_review_files(root)
    inspection = inspect_archive(found.files, heads, proven)
    return Inspection(inspection.archive, tuple(sorted((*found.problems, *inspection.problems))))
