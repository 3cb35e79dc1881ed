"""The names of the files in `plan/reviews/`."""

from __future__ import annotations

import re
from datetime import date

from milepost.value import Value

FOLDER = "plan/reviews"
"""The folder of the seals, from the project's root."""

_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\.erratum-([1-9][0-9]{0,3}))?\.json")


class Name(Value, order=True):
    """What the name of a file says: a review by its day, or with a number one of its errata."""

    review: date
    erratum: int = 0

    def __str__(self) -> str:
        number = f".erratum-{self.erratum}" if self.erratum else ""
        return f"{self.review.isoformat()}{number}.json"


def name_of(text: str) -> Name | None:
    """Return what a name says; None where it is not the name of a review or an erratum."""
    found = _NAME.fullmatch(text)
    if not found:
        return None
    try:
        return Name(date.fromisoformat(found[1]), int(found[2] or 0))
    except ValueError:
        return None
