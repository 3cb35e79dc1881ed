"""What the event file tells the build: problems of the plan, or what was handed to the engine.

The engine runs as a process of its own. It is told by the environment where to leave the
report, so that a plain `mkdocs build` leaves none.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from milepost.build.excerpt import Excerpt, excerpt
from milepost.problems.code import Problem, Severity
from milepost.problems.place import Place
from milepost.value import Value

VARIABLE = "MILEPOST_REPORT"
"""The environment variable that names the file for the report."""


class Report(Value):
    """What the engine was given.

    `pages` and `files` are paths from the site's root that must exist after the engine ran.
    `problems` holds errors and warnings, `excerpts` the lines around each, in the same order.
    `title` and `part_of` are the site's, `contradictions` their number. `gone` are those of the
    pages that only say what became of a page.
    """

    title: str = ""
    part_of: str = ""
    problems: tuple[Problem, ...] = ()
    excerpts: tuple[Excerpt | None, ...] = ()
    contradictions: int = 0
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many problems do not stop it."""
        return len(self.problems) - len(self.errors)


def asked_for(path: Path) -> Mapping[str, str]:
    """Return the environment variables that make an engine leave its report in a file."""
    return {VARIABLE: str(path)}


def leave(report: Report) -> None:
    """Write the report for the build that started this engine; do nothing where none did."""
    path = os.environ.get(VARIABLE)
    if path is not None:
        Path(path).write_text(json.dumps(_to_plain(report)), encoding="utf-8")


def read(path: Path) -> Report | None:
    """Return the report that the engine left, or None where it left none."""
    try:
        return _from_plain(json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError):
        return None


def excerpts(problems: Iterable[Problem], texts: Mapping[str, str]) -> tuple[Excerpt | None, ...]:
    """Return the lines around each problem; `texts` holds the files' texts by path."""
    return tuple(
        excerpt(texts[problem.place.file], problem.place) if problem.place.file in texts else None
        for problem in problems
    )


def _to_plain(report: Report) -> dict[str, Any]:
    return {
        "title": report.title,
        "part_of": report.part_of,
        "problems": [_problem_to_plain(problem) for problem in report.problems],
        "excerpts": [each and each.to_plain() for each in report.excerpts],
        "contradictions": report.contradictions,
        "pages": report.pages,
        "files": report.files,
        "gone": report.gone,
    }


def _problem_to_plain(problem: Problem) -> list[str | int]:
    place = problem.place
    return [
        place.file,
        place.line,
        place.column,
        problem.code,
        problem.message,
        problem.cure,
        problem.severity.value,
    ]


def _from_plain(plain: dict[str, Any]) -> Report:
    return Report(
        title=plain["title"],
        part_of=plain["part_of"],
        problems=tuple(map(_problem_from_plain, plain["problems"])),
        excerpts=tuple(each and Excerpt.from_plain(each) for each in plain["excerpts"]),
        contradictions=plain["contradictions"],
        pages=tuple(plain["pages"]),
        files=tuple(plain["files"]),
        gone=tuple(plain["gone"]),
    )


def _problem_from_plain(plain: list[Any]) -> Problem:
    file, line, column, code, message, cure, severity = plain
    return Problem(Place(file, line, column), code, message, cure, Severity(severity))
