"""The sealed reviews that are here: each as it was sealed, in one chain."""

from __future__ import annotations

from pathlib import Path

from milepost.build.reviews import inspect_reviews, plan_problems
from milepost.history.archive import Archive
from milepost.history.names import FOLDER
from milepost.publish.doctor.finding import Area, Finding
from milepost.publish.doctor.restoring import restore_command
from milepost.publish.git import Git

NAME = "Reviews"


def chain_area(root: Path, git: Git) -> tuple[Area, Archive]:
    """Return what is to be said of the sealed reviews, and those that are sound."""
    found = inspect_reviews(root)
    problems = (*found.problems, *plan_problems(found.archive))
    findings = tuple(
        Finding(f"{problem.place.file}: {problem.message}", restore_command(git, FOLDER))
        for problem in problems
    )
    number = len(found.archive.seals)
    there = "none sealed yet" if not number else f"{number} sealed, newest {_newest(found.archive)}"
    return Area(NAME, there, findings), found.archive


def _newest(archive: Archive) -> str:
    return str(archive.last.day) if archive.last else ""
