"""Whether all that was handed to the engine came out of it."""

from __future__ import annotations

from pathlib import Path

from milepost.build.report import Report
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem


def missing(report: Report, destination: Path) -> tuple[Problem, ...]:
    """Return a problem for each page or file that is not there or is empty."""
    expected = sorted({*report.pages, *report.files})
    return tuple(_not_built(path) for path in expected if not _is_there(destination / path))


def _is_there(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _not_built(path: str) -> Problem:
    return problem(
        "page-not-built",
        Place(path),
        "The engine was given this but did not write it.",
        "Look for a plugin or setting in mkdocs.yml that leaves it out.",
    )
