"""The readiness checklist: what must be true before go-live."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from milepost.model.base import (
    Day,
    Identified,
    Links,
    Owners,
    Record,
    Refers,
    Stated,
    Text,
    Title,
)
from milepost.model.work import WORK, EvidenceList


class Waiver(Stated):
    """Leave to go live with an item open: given by somebody, for a reason, until a day."""

    by: Title = Field(description="Who waived it.")
    until: Day = Field(description="The last day on which the waiver holds.")
    reason: Text = Field(description="Why it may stay open.")


class ReadinessItem(Identified):
    """One condition of going live."""

    title: Title = Field(description="What must be true.")
    state: Literal["open", "done"] = Field(default="open", description="What a person says of it.")
    done_on: Day | None = Field(default=None, description="The day it became true.")
    owner: Owners = Field(default=(), description="The teams it is with.")
    evidence: EvidenceList = Field(default=(), description="What shows that it is done.")
    closed_by: Annotated[Links, Refers(*WORK, "decision")] = Field(
        default=(), description="The work that makes it true."
    )
    waiver: Waiver | None = Field(default=None, description="Leave to go live with it open.")
    note: Text | None = Field(default=None, description="Anything a reader should know.")


class ReadinessFile(Record):
    """`readiness.yml`: the go-live checklist."""

    title: Title | None = Field(default=None, description="The heading of the checklist.")
    due: Title | None = Field(default=None, description="When it must be complete, as written.")
    go_live: Day | None = Field(default=None, description="The planned day of going live.")
    items: tuple[ReadinessItem, ...] = Field(default=(), description="The items, in order.")
