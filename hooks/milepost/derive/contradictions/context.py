"""What every rule looks at: the plan, its status, and quick ways to the parts of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from milepost.dates import WorkCalendar
from milepost.derive.calendar import work_calendar
from milepost.derive.contradictions.window import Window, windows_of
from milepost.derive.contradictions.wording import quote
from milepost.derive.status import PhaseStatus, Status
from milepost.model.decision import Decision
from milepost.model.plan import Plan
from milepost.model.project import Claim
from milepost.model.work import Milestone, Phase, Task


@dataclass(frozen=True)
class Context:
    """A plan and what was derived from it so far."""

    plan: Plan
    status: Status

    @property
    def as_of(self) -> date:
        """The day that the plan speaks for."""
        return self.status.as_of

    @cached_property
    def phases(self) -> Mapping[int, PhaseStatus]:
        """The phases by their number."""
        return MappingProxyType({item.phase.number: item for item in self.status.phases})

    @cached_property
    def windows(self) -> Mapping[str, Window]:
        """The days between which each phase, task and milestone lies, by id."""
        return MappingProxyType(dict(windows_of(self.plan)))

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days of the project."""
        return work_calendar(self.plan.project.calendar)

    def spoken_of(self, claim: Claim) -> tuple[PhaseStatus, ...]:
        """Return the phases that a claim names and the plan has; all where it names none."""
        if not claim.phases:
            return self.status.phases
        return tuple(self.phases[n] for n in sorted(set(claim.phases)) if n in self.phases)

    def is_open(self, id: str) -> bool:
        """Tell whether something is known to be unfinished: one of its one-off tasks is left."""
        return any(not closed for closed in self._closed(id))

    def is_finished(self, id: str) -> bool:
        """Tell whether something is known to be finished; work without a task never is."""
        closed = self._closed(id)
        return bool(closed) and all(closed)

    def _closed(self, id: str) -> list[bool]:
        match self.plan.by_id.get(id, ("", None))[1]:
            case Phase() | Task() as work:
                one_off = [leaf for leaf in work.leaves() if leaf.recurring is None]
                return [leaf.state in ("done", "dropped") for leaf in one_off]
            case Milestone() as milestone:
                return [milestone.done]
            case Decision() as decision:
                return [decision.outcome is not None]
        return []

    def label(self, id: str) -> str:
        """Return what a sentence calls an object: `Phase 1`, or its title in quotation marks."""
        record = self.plan.by_id[id][1]
        if isinstance(record, Phase):
            return f"Phase {record.number}"
        return quote(getattr(record, "title", id))
