"""What reading a project comes to."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.model.plan import Plan
from milepost.problems.code import Problem, Severity
from milepost.value import Value


class Loaded(Value):
    """A plan, or the problems that stand in its way.

    `plan` is None when one of the problems is an error. `problems` are sorted by place.
    `sources` are the texts of all files that were read, by path from the project's root.
    """

    plan: Plan | None
    problems: tuple[Problem, ...]
    sources: Mapping[str, str]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(found for found in self.problems if found.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that are shown and counted."""
        return tuple(found for found in self.problems if found.severity is not Severity.ERROR)
