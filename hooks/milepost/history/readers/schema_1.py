"""Reader of schema 1: the first shape of seals and errata."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from milepost.history.headline import Headline
from milepost.history.snapshot import Erratum, Person, Seal, Snapshot, seal_of

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
DayText = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Person(_Part):
    name: str
    email: str


class _Review(_Part):
    kind: Literal["review"]
    schema_number: Literal[1] = Field(alias="schema")
    generator: str
    date: DayText
    plan: dict[str, Any]
    headline: dict[str, Any]
    places: dict[str, str]
    warnings: list[str]
    notes: str | None
    sealed_by: _Person
    previous: Digest | None
    errata: list[Digest]
    digest: Digest


class _Erratum(_Part):
    kind: Literal["erratum"]
    schema_number: Literal[1] = Field(alias="schema")
    review: DayText
    number: int = Field(ge=1)
    reason: str
    sealed_by: _Person
    previous: Digest
    digest: Digest


def seal(content: Mapping[str, Any]) -> Seal:
    """Return the seal that a content states; raise ValueError for another shape."""
    try:
        found = _Review.model_validate(dict(content))
        snapshot = Snapshot(
            date=date.fromisoformat(found.date),
            plan=found.plan,
            headline=Headline.of(found.headline).tree(),
            places=found.places,
            warnings=tuple(found.warnings),
        )
    except (ValidationError, ValueError, TypeError, KeyError) as error:
        raise ValueError(f"does not have the shape of a review: {_reason(error)}") from None
    if found.plan.get("project", {}).get("as_of") != found.date:
        raise ValueError("is of another day than the plan in it")
    return seal_of(
        snapshot,
        schema=1,
        generator=found.generator,
        sealed_by=Person(found.sealed_by.name, found.sealed_by.email),
        previous=found.previous,
        digest=found.digest,
        errata=tuple(found.errata),
        notes=found.notes,
    )


def erratum(content: Mapping[str, Any]) -> Erratum:
    """Return the erratum that a content states; raise ValueError for another shape."""
    try:
        found = _Erratum.model_validate(dict(content))
        review = date.fromisoformat(found.review)
    except ValueError as error:
        raise ValueError(f"does not have the shape of an erratum: {_reason(error)}") from None
    return Erratum(
        review=review,
        number=found.number,
        reason=found.reason,
        by=Person(found.sealed_by.name, found.sealed_by.email),
        previous=found.previous,
        digest=found.digest,
    )


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg'].lower()}"
    return str(error)
