"""What lies among the sealed reviews and is none."""

from __future__ import annotations

from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem


def stranger(path: str) -> Problem:
    """Return the problem of something in the folder that no command wrote."""
    return problem(
        "seal-stranger",
        Place(path),
        f"{path} is neither a sealed review nor an erratum.",
        "Move it out of the folder; only `milepost seal` and `milepost erratum` write there.",
    )
