"""Moving the day that a plan speaks for, with every other character of the file as it was."""

from __future__ import annotations

from datetime import date

from milepost.errors import MilepostError
from milepost.load import Loaded
from milepost.value import Value

_DIGITS = len("2025-12-14")


class Edit(Value):
    """The new text of one file of the plan, and the old one; empty where there was none."""

    path: str
    text: str
    old: str = ""


def with_as_of(loaded: Loaded, day: date) -> Edit:
    """Return the file that says `as_of`, with another day in it.

    The plan must be sound. Raises MilepostError where the day is not written plainly.
    """
    assert loaded.plan is not None, "only a sound plan is edited"  # noqa: S101 - for the reader
    project = loaded.plan.project
    place = project.place.at("as_of")
    lines = loaded.sources[place.file].split("\n")
    line = lines[place.line - 1]
    start = place.column - 1
    start += line[start : start + 1] in ('"', "'")
    end = start + _DIGITS
    if line[start:end] != project.as_of.isoformat():
        raise MilepostError(
            f"as_of at {place} is not written as a plain date.", f"Set it to {day} by hand."
        )
    lines[place.line - 1] = f"{line[:start]}{day.isoformat()}{line[end:]}"
    return Edit(place.file, "\n".join(lines), loaded.sources[place.file])
