"""What a problem is: a code from the register, a place, what is wrong, how to cure it."""

from __future__ import annotations

from enum import StrEnum

from milepost.problems.place import Place
from milepost.value import Value


class Severity(StrEnum):
    """How much a problem weighs: errors stop a build, the other two are shown and counted."""

    ERROR = "error"
    WARNING = "warning"
    CONTRADICTION = "contradiction"


class Code(Value):
    """One kind of problem, with the text of its page in the manual.

    `what` says in one sentence what is wrong, `why` why it matters, `wrong` and `right`
    are YAML (or Markdown, or a command line) that shows the problem and its cure.
    """

    name: str
    severity: Severity
    title: str
    what: str
    why: str
    wrong: str
    right: str


class Problem(Value, order=True):
    """Something wrong at a place: sorts by file, line, column, then code and text."""

    place: Place
    code: str
    message: str
    cure: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.message} {self.cure} [{self.code}]"
