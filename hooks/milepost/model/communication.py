"""Who is told what, and when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from milepost.model.base import (
    Day,
    Identified,
    Inferable,
    Links,
    Owners,
    Record,
    Refers,
    Text,
    Title,
)
from milepost.model.work import Period

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ClockTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Audience(Identified):
    """A group of people that is kept informed."""

    title: Title = Field(description="Its name.")
    owners: Annotated[Links, Refers("owner")] = Field(
        default=(), description="The teams of the plan that belong to it."
    )
    needs: Text | None = Field(default=None, description="What it has to know.")
    note: Text | None = Field(default=None, description="Anything a reader should know.")


class Event(Identified, Inferable):
    """A meeting or a report, once or again and again."""

    title: Title = Field(description="Its name.")
    kind: Literal["meeting", "report"] = Field(description="A meeting or a report.")
    every: Period | None = Field(default=None, description="How often it comes round.")
    weekday: Weekday | None = Field(default=None, description="The day of the week.")
    date: Day | None = Field(default=None, description="The day of one that takes place once.")
    first: Day | None = Field(
        default=None, description="The first one, where months or quarters are counted from it."
    )
    time: ClockTime | None = Field(
        default=None, description="The hour in the project's time zone, as 10:00."
    )
    time_text: Title | None = Field(default=None, description="The hour as it was written.")
    owner: Owners = Field(default=(), description="The teams that hold or write it.")
    audiences: Annotated[Links, Refers("audience")] = Field(
        default=(), description="Who is there or reads it."
    )
    channel: Title | None = Field(default=None, description="Where it takes place or is sent.")
    note: Text | None = Field(default=None, description="Anything a reader should know.")


class CommunicationFile(Record):
    """`communication.yml`: audiences, recurring meetings and reports."""

    audiences: tuple[Audience, ...] = Field(default=(), description="Who is kept informed.")
    events: tuple[Event, ...] = Field(default=(), description="Meetings and reports.")
