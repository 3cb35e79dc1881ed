"""The files of `plan/`: their names, what they hold, and which kinds of object that is."""

from __future__ import annotations

from milepost.model.base import Record
from milepost.model.checklist import ReadinessFile
from milepost.model.communication import CommunicationFile
from milepost.model.decision import DecisionsFile
from milepost.model.kpi import KpisFile
from milepost.model.project import Project
from milepost.model.review import ReviewFile
from milepost.model.risk import RisksFile
from milepost.model.work import PhasesFile
from milepost.value import Value

PLAN_FOLDER = "plan"
PAGES_FOLDER = "site_src"
RUNBOOKS_FOLDER = "runbooks"
REVIEWS_FOLDER = "reviews"


class PlanFile(Value):
    """One file of the plan, which may also be a folder of the same name."""

    name: str
    record: type[Record]
    kinds: frozenset[str]

    @property
    def path(self) -> str:
        """The path of the file when it is one."""
        return f"{PLAN_FOLDER}/{self.name}.yml"

    @property
    def folder(self) -> str:
        """The path of the folder when it is one."""
        return f"{PLAN_FOLDER}/{self.name}"


PROJECT = PlanFile(
    "project", Project, frozenset({"project", "owner", "claim", "completed", "link"})
)

PHASES = PlanFile("phases", PhasesFile, frozenset({"phase", "task", "milestone"}))

PLAN_FILES = (
    PROJECT,
    PHASES,
    PlanFile("readiness", ReadinessFile, frozenset({"readiness"})),
    PlanFile("kpis", KpisFile, frozenset({"kpi"})),
    PlanFile("risks", RisksFile, frozenset({"risk"})),
    PlanFile("decisions", DecisionsFile, frozenset({"decision"})),
    PlanFile("communication", CommunicationFile, frozenset({"audience", "event"})),
    PlanFile("review", ReviewFile, frozenset()),
)
"""Every file of the plan, in the order of the manual."""
