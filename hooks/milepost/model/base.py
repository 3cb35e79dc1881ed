"""What all parts of a plan share: the frozen record, and the short forms a planner may write."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from milepost.problems.place import NOWHERE, Place

PLACE_KEY = "\x00place"
"""The key under which the loader hands a record its place; no YAML key can equal it."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?\Z")
_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class _IsPlace:
    """Tells the model to take a place as it is; to learn its shape would slow every class down."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        del source, handler
        return core_schema.is_instance_schema(Place)


class Record(BaseModel):
    """A frozen mapping of the plan that knows its place."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    place: SkipJsonSchema[Annotated[Place, _IsPlace()]] = Field(
        default=NOWHERE, exclude=True, repr=False, validation_alias=PLACE_KEY
    )


def as_list(value: Any) -> Any:
    """Let one item stand for a list of one, so that `owner: devops` is `owner: [devops]`."""
    if value is None or isinstance(value, list | tuple):
        return value
    return [value]


class OneForList:
    """Tells the schema that a single item may stand where a list is meant."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core_schema)
        return {"anyOf": [schema["items"], schema]}


class TextForRecord:
    """Tells the schema that a bare text may stand where a mapping is meant."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(core_schema)]}


def _as_date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _ISO_DATE.match(value):
        raise PydanticCustomError("bad-date", "needs a date written as 2025-12-14")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("bad-date", "is not a day of the calendar") from None


def _as_number(value: Any) -> Any:
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return Decimal(value)
    if not isinstance(value, str) or not _NUMBER.match(value):
        raise PydanticCustomError("bad-number", "needs a number such as 200 or 99.99")
    return Decimal(value)


def _as_whole_number(value: Any) -> Any:
    number = _as_number(value)
    if number != number.to_integral_value():
        raise PydanticCustomError("bad-number", "needs a whole number")
    return int(number)


def _as_flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise PydanticCustomError("bad-flag", "needs true or false")
    return value == "true"


Id = Annotated[str, StringConstraints(pattern=_SLUG, max_length=64)]
"""A stable name: lower-case letters, digits and single hyphens, unique in the whole plan."""

Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\n]*$"),
]
"""One line of plain text."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
"""A short text; emphasis, code and links of Markdown are kept, all else is shown as written."""

Day = Annotated[
    date, BeforeValidator(_as_date), WithJsonSchema({"type": "string", "format": "date"})
]
Number = Annotated[Decimal, BeforeValidator(_as_number), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, BeforeValidator(_as_whole_number), WithJsonSchema({"type": "integer"})]
Flag = Annotated[bool, BeforeValidator(_as_flag), WithJsonSchema({"type": "boolean"})]


class Refers:
    """Marks an id that names another object of the plan, and says of which kinds it may be."""

    __slots__ = ("kinds",)

    def __init__(self, *kinds: str) -> None:
        self.kinds = frozenset(kinds)


OwnerRef = Annotated[Id, Refers("owner")]
Owners = Annotated[tuple[OwnerRef, ...], BeforeValidator(as_list), OneForList()]
"""The teams that something is with, in the order written."""


class Stated(Record):
    """A record that may name the lines of the source document that state it."""

    source_lines: Annotated[tuple[Whole, ...], BeforeValidator(as_list), OneForList()] = Field(
        default=(), description="Lines of the source document that state this, when it has one."
    )


class Inferable(Stated):
    """A record that the source may only imply; then it is marked, with the reason."""

    inferred: Flag = Field(
        default=False, description="True when the source does not say this but implies it."
    )
    reason: Text | None = Field(
        default=None, description="Why it was inferred; required where `inferred` is true."
    )


class Identified(Stated):
    """A record with a stable name of its own, by which others, reviews and addresses know it."""

    id: Id = Field(description="A stable name, unique in the whole plan.")
    renamed_from: Id | None = Field(
        default=None, description="The id it had at the last review, when that was another."
    )

    @property
    def called(self) -> str:
        """What readers call it."""
        return str(getattr(self, "title", self.id))


def _as_link(value: Any) -> Any:
    return {"to": value} if isinstance(value, str) else value


class Link(Inferable):
    """A named tie to another object of the plan. A bare id is short for `to: id`."""

    to: Id = Field(description="The id of the object at the other end.")


Links = Annotated[
    tuple[Annotated[Link, BeforeValidator(_as_link), TextForRecord()], ...],
    BeforeValidator(as_list),
    OneForList(),
]
"""Ties to other objects; a field narrows their kinds with `Annotated[Links, Refers(...)]`."""
