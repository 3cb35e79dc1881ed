"""Phases, tasks and milestones in `data/plan.json`, and what all records of it share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(_plain), WithJsonSchema({"type": "number"})]
Day = date
"""A day, written as 2025-12-14; a name of its own, since some fields are called `date`."""


class DataRecord(BaseModel):
    """A frozen record of the data; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TieData(DataRecord):
    """A tie to another object."""

    to: str = Field(description="The id of the object at the other end.")
    inferred: bool = Field(description="True when the tie is inferred, not stated.")
    reason: str | None = Field(description="Why it was inferred.")


class ProgressData(DataRecord):
    """Progress over one-off leaf tasks."""

    done: int = Field(description="How many are done.")
    total: int = Field(description="How many there are.")
    evidenced: int = Field(description="How many are done with evidence.")
    recurring: int = Field(description="How many recurring leaf tasks stand beside them.")
    share: Number | None = Field(description="Done over all by weight; null without tasks.")
    planned_share: Number | None = Field(
        description="What was planned before as-of over all; null while nothing was."
    )
    performance: Number | None = Field(
        description="Share over planned share; null while it can't be measured."
    )


class WorkData(DataRecord):
    """What phases and tasks have in common."""

    id: str = Field(description="Its id in the plan.")
    title: str = Field(description="Its title.")
    start: Day | None = Field(description="First day; of a task without dates, its parent's.")
    end: Day | None = Field(description="Last day; null when the end is open.")
    state: str = Field(
        description="The state that follows: complete, overdue, blocked, in progress, "
        "scheduled or dropped."
    )
    owner: tuple[str, ...] = Field(description="The ids of the teams it is with.")
    slack: int | None = Field(description="Total float in working days; null when not known.")
    critical: bool = Field(description="True when the slack is nought or less.")
    overdue_days: int = Field(description="Working days overdue at as-of.")
    progress: ProgressData = Field(description="The progress of its leaf tasks.")
    depends_on: tuple[TieData, ...] = Field(description="What must be finished first.")


class TaskData(WorkData):
    """A task; a group holds others under `tasks`."""

    number: str = Field(description="Outline number, such as 3.4.2.")
    claimed: str = Field(description="The state a person gave it.")
    done_on: Day | None = Field(description="The day it was finished.")
    evidence: tuple[str, ...] = Field(description="Addresses that show that it is done.")
    recurring: str | None = Field(description="How often it comes round, of recurring work.")
    next: Day | None = Field(description="The next day of recurring work.")
    tasks: tuple[TaskData, ...] = Field(description="The tasks of a group, in order.")


class TargetData(DataRecord):
    """Something wanted of a phase."""

    kpi: str | None = Field(description="The id of the KPI that holds it; else null.")
    title: str | None = Field(description="What is measured.")
    comparator: str | None = Field(description="How value and measurement compare.")
    value: Number | None = Field(description="The number wanted.")
    unit: str | None = Field(description="The unit of the number.")
    percentile: Number | None = Field(description="99 for p99.")
    text: str | None = Field(description="The target as it was written.")


class PhaseData(WorkData):
    """A phase with its tasks."""

    number: int = Field(description="Its number, as people say it.")
    priority: str | None = Field(description="How urgent it is.")
    claimed: str | None = Field(description="The state a person wrote down.")
    claimed_text: str | None = Field(description="That claim as it was written.")
    week_label: str | None = Field(description="Its dates as they were written.")
    deliverable: str | None = Field(description="What will be there at its end.")
    success_criteria: tuple[TargetData, ...] = Field(description="When it is a success.")
    targets: tuple[TargetData, ...] = Field(description="Numbers it has to reach.")
    tasks: tuple[TaskData, ...] = Field(description="Its tasks, in order.")


class MilestoneData(DataRecord):
    """A dated point."""

    id: str = Field(description="Its id in the plan.")
    title: str = Field(description="What is reached.")
    date: Day = Field(description="The day.")
    state: str = Field(description="The state that follows, in the words of phases.")
    slack: int | None = Field(description="Total float in working days; null when not known.")
