"""The project itself: name, dates, calendar, scales, teams, claims and links."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from milepost.model.base import (
    Day,
    Flag,
    Identified,
    Inferable,
    Number,
    OneForList,
    Owners,
    Record,
    Stated,
    Text,
    Title,
    Whole,
    as_list,
)
from milepost.model.communication import ClockTime, Weekday
from milepost.model.work import ClaimedState, EvidenceList, Period

Area = Literal["schedule", "readiness", "kpis", "risks", "decisions"]


class Name(Inferable):
    """What the site is called."""

    title: Title = Field(description="The title of the plan.")
    part_of: Title | None = Field(default=None, description="The product or programme it is of.")


class SourceDocument(Stated):
    """The document that the plan was taken from; `source_lines` count its lines."""

    title: Title = Field(description="Its title.")
    commit: Title | None = Field(default=None, description="The commit it stood in.")
    path: Title | None = Field(default=None, description="Its path there.")


class StatusStamp(Stated):
    """When the status was written, as it was written."""

    time: ClockTime | None = Field(default=None, description="The hour.")
    zone_text: Title | None = Field(default=None, description="The time zone as it was written.")


class Claim(Identified):
    """A statement about the plan that stands apart from what it speaks of.

    The site compares it with what follows: phases that do not exist, dates that differ,
    states that do not hold.
    """

    text: Title = Field(description="The statement as it was written.")
    said_in: Title = Field(description="Where it was said, such as `header`.")
    phases: Annotated[tuple[Whole, ...], BeforeValidator(as_list), OneForList()] = Field(
        default=(), description="The numbers of the phases it speaks of."
    )
    state: ClaimedState | None = Field(default=None, description="The state it claims.")
    start: Day | None = Field(default=None, description="The first day it gives.")
    end: Day | None = Field(default=None, description="The last day it gives.")
    open_end: Flag = Field(default=False, description="True where it says that the end is open.")


class Fact(Stated):
    """A labelled line about finished work."""

    label: Title = Field(description="What the line is about.")
    text: Text = Field(description="What it says.")
    link: Title | None = Field(default=None, description="A document or address it names.")


class CompletedWork(Identified):
    """Work that was finished before this plan and is kept on record."""

    title: Title = Field(description="What was done.")
    facts: tuple[Fact, ...] = Field(default=(), description="What is known of it.")
    evidence: EvidenceList = Field(default=(), description="What shows that it is done.")


class Deployment(Stated):
    """The latest deployment that the plan speaks of."""

    commit: Title = Field(description="The commit that was deployed.")
    title: Title | None = Field(default=None, description="What it was.")
    claimed: Title | None = Field(default=None, description="How it went, as it was written.")


class Holiday(Record):
    """A day off beside the weekly ones."""

    date: Day = Field(description="The day.")
    title: Title = Field(description="Its name.")


class PublicHolidays(Record):
    """The public holidays of a country, taken from a table of that country and these years."""

    country: Title = Field(description="Two letters, such as `GR`.")
    years: Annotated[tuple[Whole, ...], BeforeValidator(as_list), OneForList()] = Field(
        description="The years that are taken."
    )


class Calendar(Inferable):
    """Time zone, working days and days off."""

    timezone: Title = Field(description="An IANA zone, such as `Europe/Athens`.")
    working_days: tuple[Weekday, ...] = Field(
        default=("monday", "tuesday", "wednesday", "thursday", "friday"),
        description="The days of the week on which work is done.",
    )
    holidays: tuple[Holiday, ...] = Field(default=(), description="Days off beside the weekly.")
    public_holidays: PublicHolidays | None = Field(
        default=None, description="Public holidays of a country, for the years named."
    )


class Band(Record):
    """A band of exposure and the least exposure that belongs to it."""

    name: Literal["low", "medium", "high"] = Field(description="The band.")
    at_least: Whole = Field(ge=1, description="The least exposure in it.")


class Scales(Inferable):
    """The scales of likelihood and impact, lowest first; a word counts as its position from 1."""

    likelihood: tuple[Title, ...] = Field(
        default=("low", "medium", "high"),
        min_length=2,
        description="The words of likelihood, lowest first.",
    )
    impact: tuple[Title, ...] = Field(
        default=("low", "medium", "high"),
        min_length=2,
        description="The words of impact, lowest first.",
    )
    bands: tuple[Band, ...] = Field(
        default=(
            Band(name="low", at_least=1),
            Band(name="medium", at_least=3),
            Band(name="high", at_least=6),
        ),
        description="Which exposure is low, medium and high.",
    )


class Thresholds(Record):
    """Where health turns. All have defaults; name only those that you change."""

    schedule_at_risk: Number = Field(
        default=Decimal("0.9"),
        description="Progress over planned progress below which it is at risk.",
    )
    schedule_off_track: Number = Field(
        default=Decimal("0.7"),
        description="Progress over planned progress below which it is off track.",
    )
    schedule_open_share: Number = Field(
        default=Decimal("0.5"),
        description="Share of tasks open without a planned end from which it is unknown.",
    )
    blocked_within_days: Whole = Field(
        default=14, description="Days before a start in which an open decision blocks it."
    )
    decision_soon_days: Whole = Field(
        default=7, description="Days before its deadline in which an open decision is at risk."
    )
    go_live_near_days: Whole = Field(
        default=14, description="Days before go-live in which a NO-GO is off track."
    )
    high_risks_off_track: Whole = Field(
        default=3, description="How many high risks turn the area off track."
    )
    kpi_unmeasured_share: Number = Field(
        default=Decimal("0.5"),
        description="Share of KPIs without a value from which the area is unknown.",
    )
    outlook_days: Whole = Field(default=14, description="How far the outlook of the overview goes.")


class ReviewCadence(Inferable):
    """How often the plan is reviewed."""

    every: Period = Field(default="week", description="The interval between two reviews.")
    next: Day | None = Field(default=None, description="The day of the next review.")
    number: Whole = Field(default=1, ge=1, description="The number of the review in preparation.")


class Owner(Identified, Inferable):
    """A team, or a role that acts like one."""

    title: Title = Field(description="Its name.")
    short: Title | None = Field(default=None, description="Its name where there is little room.")
    contact: Title | None = Field(default=None, description="An address: mailto:, http(s).")
    note: Text | None = Field(default=None, description="Anything a reader should know.")


class Support(Stated):
    """Whom to ask."""

    contact: Owners = Field(default=(), description="Who helps first.")
    escalation: Owners = Field(default=(), description="Whom to go to next, in order.")


class DocumentVersion(Stated):
    """Version and care of the plan as a document."""

    version: Title | None = Field(default=None, description="Its version.")
    last_updated: Day | None = Field(default=None, description="The day of its last change.")
    last_updated_time: Title | None = Field(default=None, description="The hour, as written.")
    maintained_by: Owners = Field(default=(), description="The teams that keep it.")


class DocumentLink(Identified):
    """A document that the plan names."""

    title: Title = Field(description="What it is.")
    target: Title = Field(description="An address, or a path inside the site, as it was written.")
    page: Title | None = Field(
        default=None, description="The page of this site that answers it, such as `runbooks/`."
    )


class Override(Stated):
    """A person's word against a derived health: shown beside it until it expires."""

    area: Area | Literal["overall"] = Field(description="Which health it overrides.")
    health: Literal["off track", "at risk", "unknown", "on track"] = Field(
        description="What the person says it is."
    )
    by: Title = Field(description="Who says so.")
    until: Day = Field(description="The last day on which it holds.")
    reason: Text = Field(description="Why.")


class Project(Identified):
    """`project.yml`: all that is said once for the whole plan."""

    name: Name = Field(description="What the site is called.")
    summary: Text | None = Field(default=None, description="What the project is, in a sentence.")
    as_of: Day = Field(description="The day that the plan speaks for.")
    stamp: StatusStamp | None = Field(default=None, description="When the status was written.")
    claimed_status: Title | None = Field(default=None, description="The status as written.")
    claims: tuple[Claim, ...] = Field(default=(), description="Statements to be compared.")
    source_document: SourceDocument | None = Field(
        default=None, description="The document that the plan was taken from."
    )
    deployment: Deployment | None = Field(default=None, description="The latest deployment.")
    completed: tuple[CompletedWork, ...] = Field(default=(), description="Work already finished.")
    calendar: Calendar = Field(description="Time zone, working days and days off.")
    scales: Scales = Field(default=Scales(), description="The scales of the risk register.")
    thresholds: Thresholds = Field(default=Thresholds(), description="Where health turns.")
    review: ReviewCadence = Field(default=ReviewCadence(), description="The review cadence.")
    owners: tuple[Owner, ...] = Field(default=(), description="The teams of the project.")
    support: Support | None = Field(default=None, description="Whom to ask.")
    document: DocumentVersion | None = Field(default=None, description="The plan as a document.")
    links: tuple[DocumentLink, ...] = Field(default=(), description="Documents it names.")
    overrides: tuple[Override, ...] = Field(default=(), description="A person's word on health.")
    sample: Text | None = Field(
        default=None, description="Present in sample projects; shown on every page."
    )

    @property
    def called(self) -> str:
        """Return the title of the plan."""
        return self.name.title
