"""Runbooks: one procedure each, with the facts of its front matter."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from milepost.model.base import Day, Identified, Links, Owners, Record, Refers, Text, Title

SECTIONS = ("Before you start", "Steps", "Verify", "Roll back", "Escalate")
"""The second-level headings that every runbook has, in this order."""


class Rehearsal(Record):
    """A day on which the runbook was tried."""

    date: Day = Field(description="The day.")
    by: Title = Field(description="Who tried it.")
    result: Literal["worked", "worked with changes", "failed"] = Field(description="How it went.")
    note: Text | None = Field(default=None, description="What was learnt.")


def _as_rehearsals(value: Any) -> Any:
    return () if value == "never" else value


class RunbookFacts(Identified):
    """The front matter of a runbook."""

    owner: Owners = Field(description="The teams that keep it.")
    trigger: Text = Field(description="When to use it.")
    takes: Title | None = Field(default=None, description="How long it takes.")
    last_tested: Annotated[tuple[Rehearsal, ...], BeforeValidator(_as_rehearsals)] = Field(
        description="The rehearsals, newest last, or the word never."
    )
    serves: Annotated[Links, Refers("phase", "task", "readiness", "risk", "kpi", "decision")] = (
        Field(default=(), description="What of the plan it is for.")
    )
    escalate_to: Owners = Field(default=(), description="Whom to call when it fails, in order.")


class Runbook(RunbookFacts):
    """A runbook as the site knows it: its facts, its title and its path in `site_src/`."""

    title: Title
    path: Title
