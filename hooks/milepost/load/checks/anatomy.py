"""Which fields of a record hold other records, and which hold ids of other objects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, get_args

from milepost.load.shape import record_in, refers_of
from milepost.model.base import Record
from milepost.model.plan import Plan
from milepost.value import Value


@cache
def inner_fields(record: type[Record]) -> tuple[str, ...]:
    """Return the fields that hold records without an id of their own."""
    return tuple(
        name
        for name, field in record.model_fields.items()
        if (inner := record_in(field)) is not None and "id" not in inner.model_fields
    )


@cache
def reference_fields(record: type[Record]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the fields that name other objects, with the kinds that each may name."""
    found = ((name, refers_of(field)) for name, field in record.model_fields.items())
    return tuple((name, kinds) for name, kinds in found if kinds)


@cache
def day_fields(record: type[Record]) -> tuple[str, ...]:
    """Return the fields that hold a day."""
    return tuple(
        name for name, field in record.model_fields.items() if _holds_day(field.annotation)
    )


def _holds_day(annotation: Any) -> bool:
    return annotation is date or any(_holds_day(part) for part in get_args(annotation))


def parts_of(record: Record) -> Iterator[Record]:
    """Yield a record and the records in it that have no id of their own."""
    yield record
    for name in inner_fields(type(record)):
        value = getattr(record, name)
        if not value:
            continue
        for inner in value if isinstance(value, tuple) else (value,):
            yield from parts_of(inner)


class Visit(Value):
    """An object of the plan with its kind, and itself with its parts that have no id."""

    kind: str
    source: Record
    records: tuple[Record, ...]


def visits_of(plan: Plan) -> tuple[Visit, ...]:
    """Return a visit of every object of a plan, so that many checks walk it once."""
    return tuple(Visit(kind, source, tuple(parts_of(source))) for kind, source in plan.objects())
