"""Phases, tasks and milestones: what is to be done, when, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from milepost.model.base import (
    Day,
    Flag,
    Id,
    Identified,
    Inferable,
    Links,
    Number,
    OneForList,
    OwnerRef,
    Owners,
    Record,
    Refers,
    Stated,
    Text,
    TextForRecord,
    Title,
    Whole,
    as_list,
)

Priority = Literal["low", "low-medium", "medium", "medium-high", "high", "critical"]
Comparator = Literal["below", "at most", "exactly", "at least", "above"]
Period = Literal["day", "week", "month", "quarter", "year"]
TaskState = Literal["open", "in progress", "done", "dropped"]
ClaimedState = Literal["scheduled", "in progress", "blocked", "complete", "live"]

WORK = ("phase", "task", "milestone")
"""The kinds of object that stand in the schedule network."""


class Evidence(Inferable):
    """What shows that a thing is done: an address, a commit or a page; bare text is it."""

    target: Title = Field(
        description="An http(s) address, `commit:` and a hash, or the path of a page of this site."
    )
    title: Title | None = Field(default=None, description="What the link says; else the target.")


def _as_evidence(value: Any) -> Any:
    return {"target": value} if isinstance(value, str) else value


EvidenceList = Annotated[
    tuple[Annotated[Evidence, BeforeValidator(_as_evidence), TextForRecord()], ...],
    BeforeValidator(as_list),
    OneForList(),
]


class Claimed(Stated):
    """A state that a person wrote down, which may differ from what follows."""

    state: ClaimedState = Field(description="The claim in the words of the plan.")
    text: Title | None = Field(default=None, description="The claim as it was written.")


class Recurrence(Inferable):
    """How often recurring work comes round. `first` is its first due day."""

    every: Period = Field(description="The interval between two rounds.")
    first: Day | None = Field(default=None, description="The first due day.")
    last_done: Day | None = Field(default=None, description="The day it was last done.")


class Task(Identified):
    """Work. A task that holds tasks is a group and has no state of its own.

    A bare text is a first draft's task with that title.
    """

    title: Title = Field(description="What is to be done.")
    state: TaskState = Field(default="open", description="What a person says of it.")
    done_on: Day | None = Field(default=None, description="The day it was finished.")
    owner: Owners = Field(default=(), description="The teams it is with; else the phase's.")
    accountable: OwnerRef | None = Field(
        default=None, description="The one team that answers for it, where a person said so."
    )
    start: Day | None = Field(default=None, description="First day; else the phase's.")
    end: Day | None = Field(default=None, description="Last day; else the phase's.")
    weight: Number = Field(
        default=Decimal("1"), ge=0, description="Its share in progress; 1 if not said."
    )
    priority: Priority | None = Field(default=None, description="How urgent it is.")
    recurring: Recurrence | None = Field(
        default=None, description="Present when the work comes round again and is never finished."
    )
    evidence: EvidenceList = Field(default=(), description="What shows that it is done.")
    depends_on: Annotated[Links, Refers(*WORK)] = Field(
        default=(), description="What must be finished first."
    )
    note: Text | None = Field(default=None, description="Anything a reader should know.")
    tasks: tuple[Task, ...] = Field(default=(), description="The tasks of a group.")

    @property
    def is_group(self) -> bool:
        """Whether this task only holds others."""
        return bool(self.tasks)

    def leaves(self) -> Iterator[Task]:
        """Yield the tasks below that hold no others, in order; itself when it is one."""
        if not self.tasks:
            yield self
        for task in self.tasks:
            yield from task.leaves()

    def walk(self) -> Iterator[Task]:
        """Yield this task and all below it, parents first."""
        yield self
        for task in self.tasks:
            yield from task.walk()


class Target(Stated):
    """Something wanted of a phase: a KPI of the plan, a measured target, or a sentence."""

    kpi: Annotated[Id, Refers("kpi")] | None = Field(
        default=None, description="The KPI that holds this target; then nothing else is said here."
    )
    title: Title | None = Field(default=None, description="What is measured.")
    comparator: Comparator | None = Field(default=None, description="How the two compare.")
    value: Number | None = Field(default=None, description="The number wanted.")
    unit: Title | None = Field(default=None, description="The unit of the number.")
    percentile: Number | None = Field(default=None, description="99 for p99.")
    text: Text | None = Field(default=None, description="The target as it was written.")


class Phase(Identified):
    """A span that holds tasks and has no work of its own."""

    number: Whole = Field(ge=0, description="Its number, as people say it.")
    title: Title = Field(description="Its name.")
    summary: Text | None = Field(default=None, description="What it is for.")
    priority: Priority | None = Field(default=None, description="How urgent it is.")
    week_label: Title | None = Field(default=None, description="Its dates as they were written.")
    start: Day | None = Field(default=None, description="First day.")
    end: Day | None = Field(default=None, description="Last day; absent when the end is open.")
    claimed: Claimed | None = Field(default=None, description="The state a person wrote down.")
    owner: Owners = Field(default=(), description="The teams it is with.")
    owner_text: Title | None = Field(default=None, description="The owners as they were written.")
    accountable: OwnerRef | None = Field(
        default=None, description="The one team that answers for it, where a person said so."
    )
    deliverable: Text | None = Field(default=None, description="What will be there at its end.")
    success_criteria: tuple[Target, ...] = Field(default=(), description="When it is a success.")
    targets: tuple[Target, ...] = Field(default=(), description="Numbers it has to reach.")
    depends_on: Annotated[Links, Refers(*WORK)] = Field(
        default=(), description="What must be finished first."
    )
    note: Text | None = Field(default=None, description="Anything a reader should know.")
    tasks: tuple[Task, ...] = Field(default=(), description="Its tasks.")

    def leaves(self) -> Iterator[Task]:
        """Yield its tasks that hold no others, in order."""
        for task in self.tasks:
            yield from task.leaves()

    def walk(self) -> Iterator[Task]:
        """Yield all its tasks, parents first."""
        for task in self.tasks:
            yield from task.walk()


class Milestone(Identified, Inferable):
    """A dated point without duration."""

    title: Title = Field(description="What is reached.")
    date: Day = Field(description="The day.")
    done: Flag = Field(default=False, description="Whether it was reached.")
    owner: Owners = Field(default=(), description="The teams it is with.")
    evidence: EvidenceList = Field(default=(), description="What shows that it was reached.")
    depends_on: Annotated[Links, Refers(*WORK)] = Field(
        default=(), description="What must be finished first."
    )
    note: Text | None = Field(default=None, description="Anything a reader should know.")


class PhasesFile(Record):
    """`phases.yml`: the phases with their tasks, and the milestones."""

    phases: tuple[Phase, ...] = Field(default=(), description="The phases, in order.")
    milestones: tuple[Milestone, ...] = Field(default=(), description="The dated points.")
