"""The warnings that a seal holds, as problems again."""

from __future__ import annotations

import re

from milepost.problems.code import Problem, Severity
from milepost.problems.place import NOWHERE, Place

_LINE = re.compile(r"(.*?):(\d{1,9}):(\d{1,9}): (.*) \[([a-z0-9-]+)\]", re.DOTALL)
_PARTS = re.compile(r"(.*[.!?]) (.+)", re.DOTALL)


def warnings_of(lines: tuple[str, ...]) -> tuple[Problem, ...]:
    """Return the problems that were printed as these lines.

    A line holds message and cure as sentences; the last sentence is taken for the cure. A line
    of another form is kept whole as a message.
    """
    return tuple(map(_warning, lines))


def _warning(line: str) -> Problem:
    found = _LINE.fullmatch(line)
    if found is None:
        return Problem(NOWHERE, "", line, "", Severity.WARNING)
    file, row, column, text, code = found.groups()
    parts = _PARTS.fullmatch(text)
    message, cure = parts.groups() if parts else (text, "")
    return Problem(Place(file, int(row), int(column)), code, message, cure, Severity.WARNING)
