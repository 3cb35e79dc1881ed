"""What follows for phases, tasks and milestones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from milepost.model.work import Milestone, Phase, Task
from milepost.value import Value


class WorkState(StrEnum):
    """State of a phase, a task or a milestone."""

    COMPLETE = "complete"
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    IN_PROGRESS = "in progress"
    SCHEDULED = "scheduled"
    DROPPED = "dropped"


class Blocker(Value):
    """What keeps work from starting: an open decision or unfinished work.

    `kind` is `decision`, `phase`, `task` or `milestone`; `inferred` tells that the tie is.
    """

    kind: str
    id: str
    inferred: bool


class Span(Value):
    """Dates that hold for a piece of work; `stated` is False where they are its parent's.

    `end` is None when the end is open, `start` when no start is known. `working_days` counts
    the working days from start to end, both included; None for an open end.
    """

    start: date | None
    end: date | None
    stated: bool
    working_days: int | None


class Float(Value):
    """Result of the network passes for one piece of work, in working days.

    Early and late are the dates of the forward and the backward pass. `slack` is how far it may
    move before the end of the plan moves (total float); None where it is not known, as for an
    open end. `critical` tells whether the slack is nought or less.
    """

    early_start: date | None
    early_end: date | None
    late_start: date | None
    late_end: date | None
    slack: int | None
    critical: bool


class Progress(Value):
    """Progress over one-off leaf tasks; weights are respected in the shares.

    `share` is done weight over all weight, `planned_share` the weight whose working days lie
    before as-of over all weight; both None when they are not measurable (no task, nothing planned
    yet). `performance` is share over planned share. `evidenced` counts done tasks with evidence.
    `recurring` counts recurring leaf tasks, which stand beside.
    """

    done: int
    total: int
    evidenced: int
    recurring: int
    share: Decimal | None
    planned_share: Decimal | None
    performance: Decimal | None


class Round(Value):
    """Where recurring work stands: the next due day, and whether it has passed undone."""

    next: date | None
    overdue: bool
    inferred: bool


class TaskStatus(Value):
    """A task and what follows for it. `number` is its outline number such as 3.4.2."""

    task: Task
    phase: Phase
    number: str
    owner: tuple[str, ...]
    state: WorkState
    span: Span
    float: Float | None
    blockers: tuple[Blocker, ...]
    overdue_days: int
    round: Round | None
    progress: Progress
    tasks: tuple[TaskStatus, ...]


class PhaseStatus(Value):
    """A phase and what follows for it. `overdue_days` counts working days."""

    phase: Phase
    state: WorkState
    span: Span
    float: Float | None
    blockers: tuple[Blocker, ...]
    overdue_days: int
    progress: Progress
    tasks: tuple[TaskStatus, ...]


class MilestoneStatus(Value):
    """A milestone and what follows for it."""

    milestone: Milestone
    state: WorkState
    float: Float | None
    blockers: tuple[Blocker, ...]
    overdue_days: int


class Network(Value):
    """The schedule network of the whole plan.

    `end` is the last stated end, `critical` the ids of the chain that ends last, in order
    of work, `inferred` whether any tie of that chain is inferred, `open_ended` the ids of
    the phases without an end.
    """

    start: date | None
    end: date | None
    critical: tuple[str, ...]
    inferred: bool
    open_ended: tuple[str, ...]
