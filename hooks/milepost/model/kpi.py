"""KPIs: what is wanted, what was measured, and how the two compare."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from milepost.model.base import (
    Day,
    Identified,
    Inferable,
    Links,
    Number,
    Owners,
    Record,
    Refers,
    Text,
    Title,
)
from milepost.model.work import WORK, Comparator, Period


class Measurement(Inferable):
    """One value measured on one day."""

    date: Day = Field(description="The day it was measured.")
    value: Number = Field(description="The value, in the KPI's unit.")
    source: Title | None = Field(
        default=None, description="Where the value comes from: an address, a report, a page."
    )


class Kpi(Identified):
    """A measure with a target."""

    title: Title = Field(description="What is measured.")
    comparator: Comparator = Field(description="How actual and target compare.")
    target: Number = Field(description="The value wanted.")
    unit: Title | None = Field(default=None, description="The unit, such as `ms` or `%`.")
    percentile: Number | None = Field(default=None, description="99 for p99.")
    target_text: Title | None = Field(default=None, description="The target as it was written.")
    claimed: Title | None = Field(default=None, description="The state a person wrote down.")
    owner: Owners = Field(default=(), description="The teams it is with.")
    measured_every: Period | None = Field(
        default=None, description="How often it is measured; older values are stale."
    )
    measurements: tuple[Measurement, ...] = Field(default=(), description="What was measured.")
    measured_by: Annotated[Links, Refers(*WORK)] = Field(
        default=(), description="The work that makes it measurable."
    )
    note: Text | None = Field(default=None, description="Anything a reader should know.")


class KpisFile(Record):
    """`kpis.yml`: the KPIs with their measurements."""

    title: Annotated[Title | None, Field(description="The heading of the list.")] = None
    purpose: Title | None = Field(default=None, description="What the targets are for.")
    kpis: tuple[Kpi, ...] = Field(default=(), description="The KPIs, in order.")
