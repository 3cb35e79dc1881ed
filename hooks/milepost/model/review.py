"""What is written by hand for the coming review: reasons, confirmations, notes, baseline."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from milepost.model.base import Day, Id, OneForList, Record, Refers, Stated, Text, Title, as_list

CONFIRMED = ("phase", "task", "milestone", "readiness", "kpi", "risk", "decision")
"""The kinds of object that an owner is asked about at each review."""


class Reason(Stated):
    """Why something moved. Moved dates, changed targets, dropped and reopened work need one."""

    item: Id = Field(description="The id of what changed; of what was dropped, the id it had.")
    fields: Annotated[tuple[Title, ...], BeforeValidator(as_list), OneForList()] = Field(
        default=(), description="The fields that changed, such as `end`; all of them if not said."
    )
    why: Text = Field(description="The reason, shown with the change for ever.")
    on: Day | None = Field(default=None, description="The day it was given.")


class Confirmation(Record):
    """An owner looked at something for this review and left it as it is."""

    item: Annotated[Id, Refers(*CONFIRMED)] = Field(description="The id of what was looked at.")
    on: Day = Field(description="The day.")
    by: Title | None = Field(default=None, description="Who looked.")


class Baseline(Stated):
    """The review whose dates were agreed, where it is not the first."""

    review: Day = Field(description="The date of a sealed review.")
    on: Day = Field(description="The day of the agreement.")
    why: Text = Field(description="Why the dates were agreed anew.")


class ReviewFile(Record):
    """`review.yml`: what is written by hand for the coming review."""

    notes: Text | None = Field(default=None, description="What the review wants remembered.")
    reasons: tuple[Reason, ...] = Field(default=(), description="Why things moved.")
    confirmations: tuple[Confirmation, ...] = Field(
        default=(), description="What was looked at and left as it is; `milepost confirm` adds."
    )
    baselines: tuple[Baseline, ...] = Field(
        default=(), description="Reviews whose dates were agreed anew, oldest first."
    )
