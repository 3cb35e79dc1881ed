"""What follows for the readiness checklist, KPIs, risks and decisions."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from milepost.derive.status.work import Blocker
from milepost.model.checklist import ReadinessItem
from milepost.model.decision import Decision
from milepost.model.kpi import Kpi, Measurement
from milepost.model.risk import Risk
from milepost.value import Value


class Verdict(StrEnum):
    """The readiness verdict."""

    GO = "GO"
    CONDITIONAL = "CONDITIONAL"
    NO_GO = "NO-GO"


class ItemStatus(Value):
    """A readiness item: whether it blocks going live, is waived (the waiver holds) or done."""

    item: ReadinessItem
    done: bool
    waived: bool
    blocking: bool
    evidenced: bool


class Readiness(Value):
    """The readiness checklist: verdict, counts and items in the order of the plan."""

    verdict: Verdict
    done: int
    total: int
    evidenced: int
    waived: int
    items: tuple[ItemStatus, ...]

    @property
    def blocking(self) -> tuple[ItemStatus, ...]:
        """The items that are neither done nor waived."""
        return tuple(item for item in self.items if item.blocking)


class KpiState(StrEnum):
    """Attainment of a KPI."""

    MISSED = "missed"
    STALE = "stale"
    NOT_MEASURED = "not measured"
    MET = "met"


class KpiStatus(Value):
    """A KPI: its attainment, the latest measurement and its age in calendar days."""

    kpi: Kpi
    state: KpiState
    latest: Measurement | None
    age_days: int | None


class RiskStatus(Value):
    """A risk: its position on the scales from 1, exposure (their product) and band."""

    risk: Risk
    number: int
    likelihood: int
    impact: int
    exposure: int
    band: str


class DecisionState(StrEnum):
    """State of a decision."""

    OVERDUE = "overdue"
    DUE = "due"
    OPEN = "open"
    TAKEN = "taken"


class DecisionStatus(Value):
    """A decision: how near it is, what it blocks, and the slack left before it costs days.

    `days_left` counts calendar days from as-of to the deadline (negative when overdue, None
    without one or when taken). `first_start` is the earliest start of what it blocks, `slack` the
    working days from the deadline, included, to that start, excluded (negative: the deadline is
    too late); None if nothing is known.
    """

    decision: Decision
    state: DecisionState
    days_left: int | None
    blocks: tuple[Blocker, ...]
    first_start: date | None
    slack: int | None
