"""The risk register."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from milepost.model.base import Identified, Links, Owners, Record, Refers, Text, Title
from milepost.model.work import WORK


class Risk(Identified):
    """Something that may happen and would hurt. Its exposure is likelihood times impact."""

    title: Title = Field(description="What may happen.")
    likelihood: Title = Field(description="A word of the plan's scale of likelihood.")
    impact: Title = Field(description="A word of the plan's scale of impact.")
    state: Literal["open", "closed", "occurred"] = Field(
        default="open", description="Open, closed, or it has happened."
    )
    owner: Owners = Field(default=(), description="The teams that watch it.")
    mitigation: Text | None = Field(default=None, description="What is done against it.")
    threatens: Annotated[Links, Refers(*WORK, "readiness")] = Field(
        default=(), description="What it would delay or spoil."
    )
    mitigated_by: Annotated[Links, Refers(*WORK)] = Field(
        default=(), description="The work that lowers it."
    )
    note: Text | None = Field(default=None, description="Anything a reader should know.")


class RisksFile(Record):
    """`risks.yml`: the risk register."""

    risks: tuple[Risk, ...] = Field(default=(), description="The risks, in order.")
