"""The shape of `data/plan.json`: the site's whole data for machines.

The published schema and its page in the manual are generated from these records, so that data,
schema and manual can't part.
"""

from __future__ import annotations

from pydantic import ConfigDict, Field

from milepost.exports.work_records import (
    DataRecord,
    Day,
    MilestoneData,
    Number,
    PhaseData,
    ProgressData,
    TieData,
)

SCHEMA = 1
"""Raised when a field is taken away or changes its meaning; new fields don't raise it."""


class ClaimData(DataRecord):
    """A statement that stands apart from what it speaks of."""

    id: str = Field(description="Its id in the plan.")
    text: str = Field(description="The statement as it was written.")
    said_in: str = Field(description="Where it was said.")
    phases: tuple[int, ...] = Field(description="The numbers of the phases it speaks of.")
    state: str | None = Field(description="The state it claims.")
    start: Day | None = Field(description="The first day it gives.")
    end: Day | None = Field(description="The last day it gives.")


class ProjectData(DataRecord):
    """The project: what is said once for the whole plan."""

    id: str = Field(description="Its id in the plan.")
    title: str = Field(description="The title of the plan.")
    part_of: str | None = Field(description="The product or programme it is of.")
    as_of: Day = Field(description="The day that every derived value is computed for.")
    claimed_status: str | None = Field(description="The status as a person wrote it.")
    timezone: str = Field(description="The time zone of the project, by its IANA name.")
    next_review: Day | None = Field(description="The stated day of the next review.")
    review: int = Field(description="The number of the review in preparation.")
    deployment: str | None = Field(description="The commit of the latest deployment.")
    claims: tuple[ClaimData, ...] = Field(description="Statements that are compared.")


class WaiverData(DataRecord):
    """Leave to go live with an item open."""

    by: str = Field(description="Who waived it.")
    until: Day = Field(description="The last day on which it holds.")
    reason: str = Field(description="Why the item may stay open.")


class ReadinessItemData(DataRecord):
    """One item of the checklist."""

    id: str = Field(description="Its id in the plan.")
    title: str = Field(description="What must be true.")
    done: bool = Field(description="Whether a person calls it done.")
    waived: bool = Field(description="Whether it is open and a waiver holds on as-of.")
    blocking: bool = Field(description="Whether it is open and not waived.")
    evidence: tuple[str, ...] = Field(description="Addresses that show that it is done.")
    closed_by: tuple[TieData, ...] = Field(description="The work that makes it true.")
    waiver: WaiverData | None = Field(description="The waiver, whether or not it holds.")


class ReadinessData(DataRecord):
    """The readiness checklist."""

    done: int = Field(description="How many items are done.")
    total: int = Field(description="How many items there are.")
    evidenced: int = Field(description="How many are done with evidence.")
    waived: int = Field(description="How many open items are waived.")
    verdict: str = Field(description="The readiness verdict: GO, CONDITIONAL or NO-GO.")
    go_live: Day | None = Field(description="The planned day of going live.")
    items: tuple[ReadinessItemData, ...] = Field(description="The items, in order.")


class MeasurementData(DataRecord):
    """One measured value."""

    date: Day = Field(description="The day it was measured.")
    value: Number = Field(description="The value, in the KPI's unit.")
    source: str | None = Field(description="Where the value comes from; null when not stated.")


class KpiData(DataRecord):
    """A KPI."""

    id: str = Field(description="Its id in the plan.")
    title: str = Field(description="What is measured.")
    comparator: str = Field(description="How actual and target compare.")
    target: Number = Field(description="The value wanted.")
    unit: str | None = Field(description="The unit of target and values.")
    percentile: Number | None = Field(description="99 for p99.")
    state: str = Field(description="met, missed, stale or not measured.")
    claimed: str | None = Field(description="The state a person wrote down.")
    age_days: int | None = Field(description="Calendar days since the latest measurement.")
    measurements: tuple[MeasurementData, ...] = Field(description="All values, in order.")


class RiskData(DataRecord):
    """A risk."""

    id: str = Field(description="Its id in the plan.")
    number: int = Field(description="Its place in the register, from 1.")
    title: str = Field(description="What may happen.")
    state: str = Field(description="open, closed or occurred.")
    likelihood: str = Field(description="A word of the plan's scale.")
    impact: str = Field(description="A word of the plan's scale.")
    exposure: int = Field(description="The product of the two positions on their scales.")
    band: str = Field(description="low, medium or high.")
    mitigation: str | None = Field(description="What is done against it.")
    mitigated_by: tuple[TieData, ...] = Field(description="The work that lowers it.")
    threatens: tuple[TieData, ...] = Field(description="What it would delay or spoil.")


class OutcomeData(DataRecord):
    """What was decided."""

    text: str = Field(description="The answer.")
    date: Day = Field(description="The day of the decision.")
    by: str | None = Field(description="Who decided.")
    reason: str | None = Field(description="Why.")


class DecisionData(DataRecord):
    """A decision."""

    id: str = Field(description="Its id in the plan.")
    title: str = Field(description="What is decided.")
    question: str | None = Field(description="The question as it is asked.")
    options: tuple[str, ...] = Field(description="The possible answers.")
    other_options: bool = Field(description="Whether an answer that is not listed is welcome.")
    decide_by: Day | None = Field(description="The day it is due.")
    owner: tuple[str, ...] = Field(description="The ids of the teams it is with.")
    state: str = Field(description="overdue, due, open or taken.")
    days_left: int | None = Field(description="Calendar days to the deadline; negative after it.")
    slack: int | None = Field(
        description="Working days from the deadline to the first start of what it blocks."
    )
    blocks: tuple[TieData, ...] = Field(description="What can't start before it is taken.")
    settled_by: tuple[TieData, ...] = Field(description="The task in which it is taken.")
    outcome: OutcomeData | None = Field(description="What was decided; null while it is open.")


class AudienceData(DataRecord):
    """A group of people that is kept informed."""

    id: str = Field(description="Its id in the plan.")
    title: str = Field(description="Its name.")


class EventData(DataRecord):
    """A meeting or a report."""

    id: str = Field(description="Its id in the plan.")
    title: str = Field(description="Its name.")
    kind: str = Field(description="meeting or report.")
    every: str | None = Field(description="How often it comes round; null when once.")
    weekday: str | None = Field(description="The day of the week.")
    time: str | None = Field(description="The hour in the project's time zone.")
    next: Day | None = Field(description="The first day at or after as-of.")
    upcoming: tuple[Day, ...] = Field(description="All its days within the outlook.")
    audiences: tuple[TieData, ...] = Field(description="Who is there or reads it.")


class CommunicationData(DataRecord):
    """Who is told what, and when."""

    audiences: tuple[AudienceData, ...] = Field(description="Who is kept informed.")
    events: tuple[EventData, ...] = Field(description="Meetings and reports.")


class RunbookData(DataRecord):
    """A runbook."""

    id: str = Field(description="Its id in the plan.")
    title: str = Field(description="Its title.")
    path: str = Field(description="Its page, as a path from the site's root.")
    owner: tuple[str, ...] = Field(description="The ids of the teams that keep it.")
    trigger: str = Field(description="When to use it.")
    last_tested: Day | None = Field(description="The day of the last rehearsal; null for never.")
    serves: tuple[TieData, ...] = Field(description="What of the plan it is for.")


class AreaData(DataRecord):
    """Health of one area."""

    area: str = Field(description="schedule, readiness, kpis, risks or decisions.")
    health: str = Field(description="The health that is shown, which an override may give.")
    derived: str = Field(description="The health that follows from the plan.")
    rule: str = Field(description="The name of the rule that fired.")
    sentence: str = Field(description="Why, in words and figures.")


class HealthData(DataRecord):
    """Overall health and the areas it follows from."""

    overall: str = Field(description="off track, at risk, unknown or on track, as shown.")
    derived: str = Field(description="The overall health that follows from the plan.")
    areas: tuple[AreaData, ...] = Field(description="The health of each area.")


class ContradictionData(DataRecord):
    """Two statements that can't both hold."""

    code: str = Field(description="The code of its kind, which has a page in the manual.")
    group: str = Field(description="claims, dates, targets or links.")
    stated: str = Field(description="What is stated, as a sentence.")
    against: str = Field(description="What stands against it, as a sentence.")
    cure: str = Field(description="What to do.")
    inferred: bool = Field(description="True when it rests on an inferred link.")
    places: tuple[str, ...] = Field(description="Where both sides stand: file:line:column.")
    subjects: tuple[str, ...] = Field(description="The ids of the objects concerned.")
    source_lines: tuple[int, ...] = Field(description="Lines of the source document.")


class OwnerData(DataRecord):
    """A team."""

    id: str = Field(description="Its id in the plan.")
    title: str = Field(description="Its name.")


class PlanData(DataRecord):
    """Everything the site shows, in one object."""

    model_config = ConfigDict(
        populate_by_name=True, json_schema_serialization_defaults_required=True
    )

    schema_number: int = Field(default=SCHEMA, alias="schema", description="This shape's number.")
    project: ProjectData = Field(description="The project.")
    owners: tuple[OwnerData, ...] = Field(description="The teams, in order.")
    progress: ProgressData = Field(description="The progress of the whole plan.")
    phases: tuple[PhaseData, ...] = Field(description="The phases with their tasks, in order.")
    milestones: tuple[MilestoneData, ...] = Field(description="The dated points, in order.")
    readiness: ReadinessData = Field(description="The go-live checklist.")
    kpis: tuple[KpiData, ...] = Field(description="The KPIs, in order.")
    risks: tuple[RiskData, ...] = Field(description="The risk register, in order.")
    decisions: tuple[DecisionData, ...] = Field(description="The decisions, in order.")
    communication: CommunicationData = Field(description="Audiences, meetings and reports.")
    runbooks: tuple[RunbookData, ...] = Field(description="The runbooks, by path.")
    health: HealthData = Field(description="Overall health, and that of each area.")
    contradictions: tuple[ContradictionData, ...] = Field(
        description="What contradicts itself, in the order shown."
    )
