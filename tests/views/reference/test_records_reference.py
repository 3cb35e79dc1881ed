"""Records as the manual shows them: own fields, shared fields, and what holds without them."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from milepost.model.base import Id, Inferable, Number, Record, Title
from milepost.model.work import Phase, PhasesFile, Recurrence, Task
from milepost.views.reference.records import (
    FieldReference,
    RecordReference,
    record_reference,
    shared_bases,
    walk_records,
)


class Part(Record):
    """A part of a thing."""

    name: Title = Field(description="Its name.")
    size: Number = Field(default=Decimal("1.50"), description="Its size.")


class Numbered(Record):
    """What has an id."""

    id: Id = Field(description="Its id.")


class Thing(Numbered, Inferable):
    """A thing
    of two lines.

    And a second paragraph.
    """

    part: Part = Field(default=Part(name="one"), description="Its part.")
    parts: tuple[Part, ...] = Field(
        default=(Part(name="one"), Part(name="two")), description="Its parts."
    )
    words: tuple[Title, ...] = Field(default=("low", "high"), description="Its words.")
    none: tuple[Title, ...] = Field(default=(), description="Nothing.")
    things: tuple[Thing, ...] = Field(default=(), description="Things below.")


THING = record_reference(Thing)


def field(record: RecordReference, name: str) -> FieldReference:
    return next(each for each in record.fields if each.name == name)


def test_a_record_has_the_paragraphs_of_its_docstring() -> None:
    assert THING.text == ("A thing of two lines.", "And a second paragraph.")
    assert (THING.title, THING.anchor) == ("Thing", "thing")


def test_what_is_required_of_all_is_shown_with_each() -> None:
    assert THING.fields[0].name == "id"
    assert field(THING, "id").required
    assert field(THING, "id").anchor == "thing-id"


def test_what_most_records_may_say_is_a_link() -> None:
    shared = {(span.text, span.href) for span in THING.shared}
    assert shared == {
        ("source_lines", "#stated-source_lines"),
        ("inferred", "#inferable-inferred"),
        ("reason", "#inferable-reason"),
    }
    assert {base.__name__ for base in shared_bases([Thing])} == {"Stated", "Inferable"}


def test_the_place_that_the_loader_writes_is_no_field() -> None:
    assert "place" not in {each.name for each in THING.fields}


def test_defaults_stand_in_words() -> None:
    assert field(THING, "part").default == "its defaults"
    assert field(THING, "parts").default == "name: one, size: 1.50; name: two, size: 1.50"
    assert field(THING, "words").default == "low, high"
    assert field(THING, "none").default == ""
    assert field(record_reference(Task), "weight").default == "1"
    assert field(record_reference(Task), "state").default == "open"


def test_every_record_below_is_walked_once() -> None:
    walked = list(walk_records(PhasesFile))
    assert walked[:2] == [PhasesFile, Phase]
    assert len(walked) == len(set(walked))
    assert {Task, Recurrence} <= set(walked)
    assert list(walk_records(Thing)) == [Thing, Part]
