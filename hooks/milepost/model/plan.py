"""The plan: everything that is intended and known, in one frozen value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from milepost.model.base import Identified
from milepost.model.checklist import ReadinessFile
from milepost.model.communication import CommunicationFile
from milepost.model.decision import DecisionsFile
from milepost.model.kpi import KpisFile
from milepost.model.review import ReviewFile
from milepost.model.risk import RisksFile
from milepost.model.runbook import Runbook
from milepost.model.work import PhasesFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from milepost.model.project import Project

KINDS = (
    "project",
    "phase",
    "task",
    "milestone",
    "readiness",
    "kpi",
    "risk",
    "decision",
    "owner",
    "audience",
    "event",
    "claim",
    "completed",
    "link",
    "runbook",
)
"""Every kind of object that has an id."""


@dataclass(frozen=True)
class Plan:
    """All files of `plan/` read and checked, with the runbooks and the pages beside it.

    `pages` are the paths of the hand-written pages below `site_src/`, as in
    `runbooks/build-the-cluster.md`; a document that the plan names is missing when no page
    answers it.
    """

    project: Project
    work: PhasesFile = field(default_factory=PhasesFile)
    readiness: ReadinessFile = field(default_factory=ReadinessFile)
    kpis: KpisFile = field(default_factory=KpisFile)
    risks: RisksFile = field(default_factory=RisksFile)
    decisions: DecisionsFile = field(default_factory=DecisionsFile)
    communication: CommunicationFile = field(default_factory=CommunicationFile)
    review: ReviewFile = field(default_factory=ReviewFile)
    runbooks: tuple[Runbook, ...] = ()
    pages: tuple[str, ...] = ()

    def objects(self) -> Iterator[tuple[str, Identified]]:
        """Yield every object that has an id, with its kind, in the order of the files."""
        yield "project", self.project
        for phase in self.work.phases:
            yield "phase", phase
            for task in phase.walk():
                yield "task", task
        groups: tuple[tuple[str, tuple[Identified, ...]], ...] = (
            ("milestone", self.work.milestones),
            ("readiness", self.readiness.items),
            ("kpi", self.kpis.kpis),
            ("risk", self.risks.risks),
            ("decision", self.decisions.decisions),
            ("owner", self.project.owners),
            ("audience", self.communication.audiences),
            ("event", self.communication.events),
            ("claim", self.project.claims),
            ("completed", self.project.completed),
            ("link", self.project.links),
            ("runbook", self.runbooks),
        )
        for kind, records in groups:
            for record in records:
                yield kind, record

    @cached_property
    def by_id(self) -> Mapping[str, tuple[str, Identified]]:
        """Kind and object by id. Ids are unique in a plan that was loaded without problems."""
        found: dict[str, tuple[str, Identified]] = {}
        for kind, record in self.objects():
            found.setdefault(record.id, (kind, record))
        return MappingProxyType(found)
