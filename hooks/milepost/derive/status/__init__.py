"""What follows from a plan on its as-of day, as frozen values: the result of `derive`."""

from __future__ import annotations

from milepost.derive.status.findings import Contradiction, EventDates, Gaps, Occasion, Staleness
from milepost.derive.status.health import AreaHealth, Health, OverallHealth
from milepost.derive.status.register import (
    DecisionState,
    DecisionStatus,
    ItemStatus,
    KpiState,
    KpiStatus,
    Readiness,
    RiskStatus,
    Verdict,
)
from milepost.derive.status.whole import Status
from milepost.derive.status.work import (
    Blocker,
    Float,
    MilestoneStatus,
    Network,
    PhaseStatus,
    Progress,
    Round,
    Span,
    TaskStatus,
    WorkState,
)

__all__ = [
    "AreaHealth",
    "Blocker",
    "Contradiction",
    "DecisionState",
    "DecisionStatus",
    "EventDates",
    "Float",
    "Gaps",
    "Health",
    "ItemStatus",
    "KpiState",
    "KpiStatus",
    "MilestoneStatus",
    "Network",
    "Occasion",
    "OverallHealth",
    "PhaseStatus",
    "Progress",
    "Readiness",
    "RiskStatus",
    "Round",
    "Span",
    "Staleness",
    "Status",
    "TaskStatus",
    "Verdict",
    "WorkState",
]
