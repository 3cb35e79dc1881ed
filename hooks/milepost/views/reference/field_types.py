"""The type of a field in words, with links to the records that it holds."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from milepost.model.base import Id, OneForList, Refers, Text, TextForRecord, Title
from milepost.model.communication import ClockTime
from milepost.model.plan import KINDS
from milepost.value import Value
from milepost.views.sentence import Sentence, Span
from milepost.views.wording import listed

_TEXTS = {
    get_args(Id)[1]: ("id", "ids"),
    get_args(Title)[1]: ("line of text", "lines of text"),
    get_args(Text)[1]: ("text", "texts"),
    get_args(ClockTime)[1]: ("hour such as 10:00", "hours such as 10:00"),
}
_SCALARS = {
    str: ("text", "texts"),
    date: ("date such as 2025-12-14", "dates such as 2025-12-14"),
    Decimal: ("number", "numbers"),
    int: ("whole number", "whole numbers"),
    bool: ("true or false", "true or false"),
}
_KINDS = {"kpi": "KPI", "readiness": "readiness item", "owner": "team"}
_UNCOUNTED = ("evidence", "completed work")


class FieldType(Value):
    """What a field may hold, in words, the short forms that stand for it, and whether null does."""

    words: Sentence
    short_forms: tuple[str, ...]
    nullable: bool


def field_type(hint: Any) -> FieldType:
    """Return what a type hint of a record means to the person who writes or reads the field."""
    nullable = type(None) in get_args(hint)
    return FieldType(tuple(_words(hint, many=False)), tuple(_short_forms(hint)), nullable)


def records_in(hint: Any) -> Iterator[type[BaseModel]]:
    """Yield the records that a field may hold, in the order of the hint."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for part in get_args(hint):
        yield from records_in(part)


def record_title(record: type[BaseModel]) -> str:
    """Return what readers call a record: `KpiData` is a KPI, `ReadinessItem` a readiness item."""
    words = re.findall(r"[A-Z][a-z]*", record.__name__.removesuffix("Data"))
    return " ".join(words).lower().replace("kpi", "KPI")


def record_anchor(record: type[BaseModel]) -> str:
    """Return the anchor of a record on its page."""
    return record_title(record).lower().replace(" ", "-")


def _words(hint: Any, *, many: bool, refers: Refers | None = None) -> Iterator[Span]:
    base, metadata = _parted(hint)
    refers = next((each for each in metadata if isinstance(each, Refers)), refers)
    if isinstance(base, type) and issubclass(base, BaseModel):
        yield from _of_record(base, refers, many=many)
    elif get_origin(base) is tuple:
        yield Span("list of ")
        yield from _words(get_args(base)[0], many=True, refers=refers)
    elif literals := tuple(_literals(base)):
        yield Span(f"{'' if many else 'one of '}{listed(literals, 'or')}")
    else:
        texts = [each for each in metadata if isinstance(each, StringConstraints)]
        word = _TEXTS[texts[0]][many] if texts else _SCALARS[base][many]
        yield Span(f"{word} of {_kinds(refers, many=many)}" if refers else word)


def _of_record(record: type[BaseModel], refers: Refers | None, *, many: bool) -> Iterator[Span]:
    title = record_title(record)
    yield Span(_plural(title) if many else title, f"#{record_anchor(record)}")
    if refers:
        yield Span(f" to {_kinds(refers, many=many)}")


def _kinds(refers: Refers, *, many: bool) -> str:
    """Return the kinds of object that are referred to: `a phase or task`, `phases or tasks`."""
    kinds = [_KINDS.get(kind, kind) for kind in sorted(refers.kinds, key=KINDS.index)]
    if many:
        return listed([_plural(kind) for kind in kinds], "or")
    return f"{'an' if kinds[0][0] in 'aeiou' else 'a'} {listed(kinds, 'or')}"


def _plural(title: str) -> str:
    return title if title in _UNCOUNTED else f"{title}s"


def _parted(hint: Any) -> tuple[Any, Sequence[Any]]:
    """Return the bare type and what is noted beside it; `| None` says only that it may lack."""
    if get_origin(hint) is Annotated:
        base, *metadata = get_args(hint)
        inner, more = _parted(base)
        return inner, (*metadata, *more)
    if get_origin(hint) in (Union, types.UnionType):
        parts = [part for part in get_args(hint) if part is not type(None)]
        if len(parts) == 1:
            return _parted(parts[0])
    return hint, ()


def _literals(hint: Any) -> Iterator[str]:
    if get_origin(hint) is Literal:
        yield from get_args(hint)
    elif get_origin(hint) in (Union, types.UnionType):
        for part in get_args(hint):
            yield from _literals(part)


def _short_forms(hint: Any) -> Iterator[str]:
    base, metadata = _parted(hint)
    if any(isinstance(each, OneForList) for each in metadata):
        yield "One may stand without a list."
    if any(isinstance(each, TextForRecord) for each in metadata):
        yield "A bare text may stand for each."
    if get_origin(base) is tuple:
        yield from _short_forms(get_args(base)[0])
