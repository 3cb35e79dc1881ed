"""The free texts of a plan, so that a test can put any other text into all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Annotated, Any, get_args, get_origin

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from milepost.model.base import Record
from milepost.model.plan import Plan

LINE, PARAGRAPH = 200, 4000
"""The longest text of a field of one line, and of one that may hold Markdown."""

MEANING = {
    *("target", "contact", "source", "link", "page", "path", "commit"),  # addresses
    *("likelihood", "impact"),  # words of a scale
    *("timezone", "country"),  # names of tables
}
"""Fields whose text is looked up or followed, not only shown."""


def with_text(plan: Plan, line: str, paragraph: str) -> Plan:
    """Return the plan with these texts in all fields that are only shown."""
    changed = {
        field.name: _changed(getattr(plan, field.name), line, paragraph)
        for field in fields(plan)
        if field.name != "pages"
    }
    return replace(plan, **changed)


def text_fields() -> frozenset[str]:
    """Return the names of all fields that are only shown."""
    return frozenset(
        name
        for record in _records(Record)
        if record.__module__.startswith("milepost.")  # tests define records of their own
        for name, info in record.model_fields.items()
        if longest(info) is not None and name not in MEANING
    )


def _records(record: type[Record]) -> Iterator[type[Record]]:
    for below in record.__subclasses__():
        yield below
        yield from _records(below)


def longest(info: FieldInfo) -> int | None:
    """Return how long the text of a field may be; None when it is no free text."""
    constraints = [*info.metadata, *_inside(info.annotation)]
    limits = [
        one.max_length
        for one in constraints
        if isinstance(one, StringConstraints) and one.max_length in {LINE, PARAGRAPH}
    ]
    return limits[0] if limits else None


def _inside(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Annotated:
        return list(annotation.__metadata__)
    return [one for part in get_args(annotation) for one in _inside(part)]


def _changed(value: Any, line: str, paragraph: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_changed(one, line, paragraph) for one in value)
    if not isinstance(value, Record):
        return value
    update: dict[str, Any] = {}
    for name, info in type(value).model_fields.items():
        before = getattr(value, name)
        if isinstance(before, str):
            limit = longest(info)
            if limit is not None and name not in MEANING:
                update[name] = line if limit == LINE else paragraph
        else:
            update[name] = _changed(before, line, paragraph)
    return value.model_copy(update=update)
