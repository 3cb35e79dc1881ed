"""Decisions wanted and taken."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from milepost.model.base import (
    Day,
    Flag,
    Identified,
    Links,
    OneForList,
    OwnerRef,
    Owners,
    Record,
    Refers,
    Stated,
    Text,
    TextForRecord,
    Title,
    as_list,
)
from milepost.model.work import WORK


class Option(Stated):
    """One of the possible answers. A bare text is its title."""

    title: Title = Field(description="The answer.")
    note: Text | None = Field(default=None, description="What speaks for or against it.")


def _as_option(value: Any) -> Any:
    return {"title": value} if isinstance(value, str) else value


class Outcome(Stated):
    """What was decided, when, by whom and why."""

    text: Title = Field(description="What was decided.")
    date: Day = Field(description="The day it was decided.")
    by: Title | None = Field(default=None, description="Who decided.")
    reason: Text | None = Field(default=None, description="Why.")


class Decision(Identified):
    """A question that somebody must answer by a day."""

    title: Title = Field(description="What is decided, in a few words, such as `Cloud provider`.")
    question: Title | None = Field(default=None, description="The question as it is asked.")
    options: Annotated[
        tuple[Annotated[Option, BeforeValidator(_as_option), TextForRecord()], ...],
        BeforeValidator(as_list),
        OneForList(),
    ] = Field(default=(), description="The possible answers.")
    other_options: Flag = Field(
        default=False, description="True when an answer that is not listed is welcome too."
    )
    decide_by: Day | None = Field(default=None, description="The day it is due.")
    owner: Owners = Field(default=(), description="The teams it is with.")
    accountable: OwnerRef | None = Field(
        default=None, description="The one team that answers for it, where a person said so."
    )
    blocks: Annotated[Links, Refers(*WORK, "readiness")] = Field(
        default=(), description="What can't start before it is taken."
    )
    settled_by: Annotated[Links, Refers("task")] = Field(
        default=(), description="The task of the plan in which the choice is made."
    )
    outcome: Outcome | None = Field(default=None, description="What was decided.")
    note: Text | None = Field(default=None, description="Anything a reader should know.")


class DecisionsFile(Record):
    """`decisions.yml`: decisions wanted and taken."""

    decisions: tuple[Decision, ...] = Field(default=(), description="The decisions, in order.")
