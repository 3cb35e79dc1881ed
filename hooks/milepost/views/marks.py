"""State marks: a shape, a tone and a word, always together."""

from __future__ import annotations

from typing import Literal

from milepost.derive.status import (
    DecisionState,
    Health,
    ItemStatus,
    KpiState,
    RiskStatus,
    TaskStatus,
    Verdict,
    WorkState,
)
from milepost.value import Value

Shape = Literal[
    "disc",
    "triangle",
    "ring-bar",
    "square",
    "dashed-ring",
    "half-disc",
    "ring",
    "tick",
    "diamond",
    "not-equal",
    "almost-equal",
    "flag",
]
Tone = Literal["good", "warn", "bad", "unknown", "act", "plain", "quiet"]


class Mark(Value):
    """How a state looks: shape, tone (the role of its colour) and the word that says it."""

    shape: Shape
    tone: Tone
    word: str


_HEALTH = {
    Health.OFF_TRACK: Mark("square", "bad", "Off track"),
    Health.AT_RISK: Mark("triangle", "warn", "At risk"),
    Health.UNKNOWN: Mark("dashed-ring", "unknown", "Unknown"),
    Health.ON_TRACK: Mark("disc", "good", "On track"),
}
_WORK = {
    WorkState.COMPLETE: Mark("tick", "plain", "Done"),
    WorkState.OVERDUE: Mark("square", "bad", "Overdue"),
    WorkState.BLOCKED: Mark("ring-bar", "warn", "Blocked"),
    WorkState.IN_PROGRESS: Mark("half-disc", "act", "In progress"),
    WorkState.SCHEDULED: Mark("ring", "quiet", "Scheduled"),
    WorkState.DROPPED: Mark("ring", "quiet", "Dropped"),
}
_KPI = {
    KpiState.MISSED: Mark("square", "bad", "Missed"),
    KpiState.STALE: Mark("triangle", "warn", "Stale"),
    KpiState.NOT_MEASURED: Mark("dashed-ring", "unknown", "Not measured"),
    KpiState.MET: Mark("disc", "good", "Met"),
}
_VERDICT = {
    Verdict.GO: Mark("disc", "good", "GO"),
    Verdict.CONDITIONAL: Mark("triangle", "warn", "CONDITIONAL"),
    Verdict.NO_GO: Mark("square", "bad", "NO-GO"),
}
_DECISION = {
    DecisionState.OVERDUE: Mark("diamond", "bad", "Overdue"),
    DecisionState.DUE: Mark("diamond", "warn", "Due"),
    DecisionState.OPEN: Mark("diamond", "warn", "Open"),
    DecisionState.TAKEN: Mark("tick", "plain", "Taken"),
}
_BAND = {
    "high": Mark("square", "bad", "High"),
    "medium": Mark("triangle", "warn", "Medium"),
    "low": Mark("ring", "quiet", "Low"),
}

DONE = Mark("tick", "plain", "Done")
OPEN = Mark("ring", "quiet", "Open")
WAIVED = Mark("triangle", "warn", "Waived")
WAIVER_EXPIRED = Mark("triangle", "warn", "Waiver expired")
OCCURRED = Mark("triangle", "warn", "Occurred")
ON_SCHEDULE = Mark("ring", "quiet", "On schedule")
CONTRADICTION = Mark("not-equal", "plain", "Contradiction")
INFERRED_CONTRADICTION = Mark("almost-equal", "unknown", "Contradiction on an inferred link")
MILESTONE = Mark("flag", "plain", "Milestone")


def of_health(health: Health) -> Mark:
    """Return the mark of an area's or the overall health."""
    return _HEALTH[health]


def of_work(state: WorkState) -> Mark:
    """Return the mark of a phase, a task or a milestone."""
    return _WORK[state]


def of_kpi(state: KpiState, *, sourced: bool = True) -> Mark:
    """Return the mark of a KPI; a value met without a source is plain, not green."""
    if state is KpiState.MET and not sourced:
        return Mark("tick", "plain", "Met")
    return _KPI[state]


def of_verdict(verdict: Verdict, *, near: bool) -> Mark:
    """Return the mark of the readiness verdict; a NO-GO long before go-live is plain."""
    if verdict is Verdict.NO_GO and not near:
        return Mark("square", "plain", "NO-GO")
    return _VERDICT[verdict]


def of_decision(state: DecisionState) -> Mark:
    """Return the mark of a decision."""
    return _DECISION[state]


def of_task(task: TaskStatus) -> Mark:
    """Return the mark of a task; recurring work is on schedule, or a round of it is overdue."""
    if task.round is None:
        return of_work(task.state)
    return _WORK[WorkState.OVERDUE] if task.round.overdue else ON_SCHEDULE


def of_item(item: ItemStatus) -> Mark:
    """Return the mark of a readiness item."""
    if item.done:
        return DONE
    return WAIVED if item.waived else OPEN


def of_risk(risk: RiskStatus) -> Mark:
    """Return the mark of a risk: its band while it is open, else how it ended."""
    if risk.risk.state == "open":
        return of_band(risk.band)
    if risk.risk.state == "occurred":
        return OCCURRED
    return Mark("tick", "plain", risk.risk.state.capitalize())


def of_band(band: str) -> Mark:
    """Return the mark of a band of exposure."""
    return _BAND[band]


def unknown(word: str) -> Mark:
    """Return the mark of something that is not known, with the word that says what."""
    return Mark("dashed-ring", "unknown", word)
