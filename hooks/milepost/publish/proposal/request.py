"""What is proposed: the words of a request, and all that is known of the change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from milepost.derive.status import Status
from milepost.history.archive import Archive
from milepost.history.comparison import Comparison
from milepost.load import Loaded
from milepost.model.plan import Plan
from milepost.problems.code import Problem, Severity
from milepost.render.handwritten import Handwritten
from milepost.value import Value, field, replace


class Request(Value):
    """A change by two git revisions, and the number of its pull request where it has one."""

    base: str
    head: str
    number: int | None = None


class Commits(Value):
    """The commits of a change by their hashes, and when its own one was made.

    `split` is the commit of the base from which the change set out: with it, not with what the
    base became since, the change is compared.
    """

    base: str
    head: str
    split: str
    made: datetime


class Trusted(Value):
    """What a preview takes from the base: settings of the engine, sealed reviews, its title.

    `problems` are those of the plan from which the change set out; with one that is an error
    there is nothing to compare with.
    """

    config: Mapping[str, Any]
    archive: Archive
    problems: tuple[Problem, ...]
    title: str
    part_of: str | None


class Proposal(Value):
    """A change as data.

    `refused` are the problems that kept its files from being read, `loaded` what reading them
    gave; one of both is empty. `written` are its hand-written pages as HTML, `files` its pictures
    and other files of the site by path.
    `pages` are the hand-written pages and pictures that differ, with how: added, changed or
    removed. `not_previewed` are changed paths that no preview shows, `seals` those of sealed
    reviews that the change adds, rewrites or removes.
    """

    request: Request
    commits: Commits
    trusted: Trusted
    refused: tuple[Problem, ...] = ()
    loaded: Loaded | None = None
    status: Status | None = None
    comparison: Comparison | None = None
    written: tuple[Handwritten, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    not_previewed: tuple[str, ...] = ()
    seals: tuple[str, ...] = ()

    @property
    def plan(self) -> Plan | None:
        """The proposed plan; None where it has problems."""
        return self.loaded.plan if self.loaded else None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with the proposed plan, warnings included."""
        return (*self.refused, *(self.loaded.problems if self.loaded else ()))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems for which there are no pages."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)

    def sound(self) -> tuple[Plan, Status]:
        """Return the proposed plan and what follows from it; only for one without errors."""
        if self.plan is None or self.status is None:
            raise ValueError("The proposed plan has problems.")
        return self.plan, self.status

    def refusing(self, problem: Problem) -> Proposal:
        """Return the same change, with a problem for which it has no pages."""
        return replace(
            self,
            refused=(problem,),
            loaded=None,
            status=None,
            comparison=None,
            written=(),
            files={},
        )
