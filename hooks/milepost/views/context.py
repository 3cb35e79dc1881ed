"""What every page is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain, pairwise

from milepost.derive.status import PhaseStatus, Status, TaskStatus
from milepost.history.archive import Archive
from milepost.history.capture import capture
from milepost.history.comparison import Comparison, compare
from milepost.history.derived_changes import side_of
from milepost.history.snapshot import Seal
from milepost.history.two_statuses import Side
from milepost.model.plan import Plan
from milepost.model.project import Owner
from milepost.model.work import Phase
from milepost.views.links import SiteLinks
from milepost.views.places import Repository
from milepost.views.reviews.strips import Reviewed, StateStrip, strips
from milepost.views.sentence import Span

REMEMBERED = 13
"""How many earlier reviews the strips of a sealed version show; live shows all."""


@dataclass(frozen=True)
class Context:
    """A plan, what follows from it, and where its parts are found.

    `archive` holds the sealed reviews that this version knows of; `review` is the one that it
    shows, None for the live plan.
    """

    plan: Plan
    status: Status
    repository: Repository = field(default_factory=Repository)
    commit: str | None = None
    archive: Archive = field(default_factory=Archive)
    review: Seal | None = None

    @cached_property
    def links(self) -> SiteLinks:
        """The paths of the plan's objects on the site."""
        return SiteLinks(self.plan)

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """The plan of each sealed review with what follows from it, oldest first."""
        return tuple(side_of(seal.snapshot) for seal in self.archive.seals)

    @cached_property
    def strips(self) -> Mapping[str, StateStrip]:
        """The states of each item from review to review, by id."""
        if self.archive.before(self.status.as_of) is None:
            return {}
        shown = self.review.snapshot if self.review else capture(self.plan, self.status, ())
        now = Reviewed(self.status.as_of, shown, Side(self.plan, self.status))
        return strips((*self._earlier(), now))

    def _earlier(self) -> Iterator[Reviewed]:
        """Yield the reviews of earlier days, of which a sealed version remembers the last ones.

        So a sealed version costs the same however long the project's past is.
        """
        seals = [seal for seal in self.archive.seals if seal.day < self.status.as_of]
        if self.review is None:
            for seal, side in zip(seals, self.sides, strict=False):
                yield Reviewed(seal.day, seal.snapshot, side)
            return
        for seal in seals[-REMEMBERED:]:
            yield Reviewed(seal.day, seal.snapshot, side_of(seal.snapshot))

    @cached_property
    def comparisons(self) -> Mapping[date, Comparison]:
        """Each sealed review but the first, compared with the one before it, by its day."""
        pairs = pairwise(zip(self.archive.seals, self.sides, strict=True))
        return {
            after.day: compare(before.snapshot, after.snapshot, (), one, two)
            for (before, one), (after, two) in pairs
        }

    @cached_property
    def owners(self) -> dict[str, Owner]:
        """The teams by id."""
        return {owner.id: owner for owner in self.plan.project.owners}

    @cached_property
    def phases(self) -> dict[str, PhaseStatus]:
        """The phases with their status, by id."""
        return {phase.phase.id: phase for phase in self.status.phases}

    @cached_property
    def tasks(self) -> dict[str, TaskStatus]:
        """All tasks with their status, by id, groups included."""
        found: dict[str, TaskStatus] = {}
        waiting = [task for phase in self.status.phases for task in phase.tasks]
        while waiting:
            task = waiting.pop()
            found[task.task.id] = task
            waiting.extend(task.tasks)
        return found

    @cached_property
    def dependents(self) -> dict[str, tuple[int, ...]]:
        """Where the phases stand that depend, or a task of which does, on the object with an id."""
        found: dict[str, dict[int, None]] = {}
        for index, phase in enumerate(self.status.phases):
            tasks = (task.depends_on for task in phase.phase.walk())
            for link in chain(phase.phase.depends_on, *tasks):
                found.setdefault(link.to, {})[index] = None
        return {identifier: tuple(indexes) for identifier, indexes in found.items()}

    def title(self, identifier: str) -> str:
        """Return what readers call the object with this id; phases carry their number."""
        record = self.plan.by_id[identifier][1]
        return f"Phase {record.number}" if isinstance(record, Phase) else record.called

    def owner_name(self, identifier: str) -> str:
        """Return a team's short name."""
        owner = self.owners[identifier]
        return owner.short or owner.title

    def span(self, identifier: str, text: str | None = None) -> Span:
        """Return a link to the object with this id, saying `text` or its title."""
        return Span(text or self.title(identifier), self.links.to(identifier))
