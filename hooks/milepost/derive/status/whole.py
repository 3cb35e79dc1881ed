"""All that follows from a plan, together."""

from __future__ import annotations

from datetime import date

from milepost.derive.status.findings import Contradiction, EventDates, Gaps, Occasion, Staleness
from milepost.derive.status.health import OverallHealth
from milepost.derive.status.register import DecisionStatus, KpiStatus, Readiness, RiskStatus
from milepost.derive.status.work import MilestoneStatus, Network, PhaseStatus, Progress
from milepost.value import Value


class Status(Value):
    """All that follows from a plan on one day. `as_of` is the only day that is used."""

    as_of: date
    progress: Progress
    phases: tuple[PhaseStatus, ...]
    milestones: tuple[MilestoneStatus, ...]
    network: Network
    readiness: Readiness
    kpis: tuple[KpiStatus, ...]
    risks: tuple[RiskStatus, ...]
    decisions: tuple[DecisionStatus, ...]
    health: OverallHealth
    contradictions: tuple[Contradiction, ...]
    outlook: tuple[Occasion, ...]
    events: tuple[EventDates, ...]
    staleness: Staleness
    gaps: Gaps
