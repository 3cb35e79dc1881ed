"""What every page is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from milepost.derive.status import PhaseStatus, Status, TaskStatus
from milepost.history.archive import Archive
from milepost.history.capture import capture, plan_tree
from milepost.history.comparison import Comparison, compare
from milepost.history.identity import same_objects
from milepost.history.objects import objects_of
from milepost.history.snapshot import Seal
from milepost.history.two_statuses import Side
from milepost.model.plan import Plan
from milepost.model.project import Owner
from milepost.model.work import Phase
from milepost.views.links import SiteLinks
from milepost.views.places import Repository, SourceLink
from milepost.views.reviews.facts import ReviewFacts, by_name, lasting_names
from milepost.views.reviews.past import Past
from milepost.views.reviews.states import states_of
from milepost.views.reviews.strips import Reviewed, StateStrip, strips
from milepost.views.sentence import Span

REMEMBERED = 13
"""How many earlier reviews the strips of a sealed version show; live shows all."""


@dataclass(frozen=True)
class Context:
    """A plan, what follows from it, and where its parts are found.

    `past` holds the sealed reviews that this version knows of; `review` is the one that it
    shows, None for the live plan. `beside` tells that each review has a version of its own, which
    holds its page and its data. `review_commits` are those that brought the seals, where git
    knows them.
    """

    plan: Plan
    status: Status
    repository: Repository = field(default_factory=Repository)
    commit: str | None = None
    past: Past = field(default_factory=lambda: Past(Archive()))
    review: Seal | None = None
    beside: bool = False
    review_commits: Mapping[date, str] = field(default_factory=dict)

    @cached_property
    def links(self) -> SiteLinks:
        """The paths of the plan's objects on the site."""
        return SiteLinks(self.plan)

    @property
    def archive(self) -> Archive:
        """The sealed reviews that this version knows of."""
        return self.past.archive

    @cached_property
    def since_last(self) -> Comparison | None:
        """What is shown, compared with the review before it; None where there is none."""
        before = self.archive.before(self.status.as_of)
        if before is None:
            return None
        found = self.past.comparison(self.review) if self.review else None
        if found is not None:
            return found
        live, now = capture(self.plan, self.status, ()), Side(self.plan, self.status)
        return compare(before.snapshot, live, (), self.past.side(before), now)

    @cached_property
    def strips(self) -> Mapping[str, StateStrip]:
        """The states of each item from review to review, by id.

        A sealed version remembers the last reviews only, so it costs the same however long the
        project's past is.
        """
        as_of = self.status.as_of
        earlier = [facts for facts in self.past.facts_until(as_of) if facts.day < as_of]
        if not earlier:
            return {}
        names = self._names(earlier[-1])
        states = by_name(states_of(self.status), names)
        kept = earlier[-REMEMBERED:] if self.review else earlier
        reviews = [Reviewed(facts.day, facts.states) for facts in kept]
        return strips((*reviews, Reviewed(as_of, states)), names)

    def _names(self, last: ReviewFacts) -> Mapping[str, str]:
        """Return the lasting names of what is shown, after those of the review before."""
        if self.review:
            return self.past.facts_until(self.review.day)[-1].names
        before = self.archive.before(self.status.as_of)
        assert before is not None, "its facts are there"  # noqa: S101 - said for the type checker
        now = objects_of(plan_tree(self.plan))
        same = same_objects(objects_of(before.snapshot.plan), now)
        return lasting_names(last.names, same, now, self.status.as_of)

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

    def commit_of(self, day: date) -> SourceLink | None:
        """Return the commit that brought the seal of a day, where git knows it."""
        commit = self.review_commits.get(day)
        return self.repository.commit(commit) if commit else None

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
