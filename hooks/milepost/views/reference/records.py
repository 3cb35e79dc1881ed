"""Records and their fields as the manual shows them, read from the models themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from milepost.value import Value
from milepost.views.reference.field_types import (
    field_type,
    record_anchor,
    record_title,
    records_in,
)
from milepost.views.sentence import Sentence, Span

_OWN_WORK = "place"
"""The one field of a record that the loader writes and no planner does."""


class FieldReference(Value):
    """One field: what it may hold, what is meant when it is left out, and what it says."""

    name: str
    anchor: str
    type: Sentence
    required: bool
    default: str
    description: str
    short_forms: tuple[str, ...]
    nullable: bool


class RecordReference(Value):
    """A record: what it is, its own fields, and those that it shares with others by link."""

    anchor: str
    title: str
    text: tuple[str, ...]
    fields: tuple[FieldReference, ...]
    shared: tuple[Span, ...] = ()


class RecordSection(Value):
    """Records that stand together; `note` says where, `link` leads to their schema."""

    id: str
    title: str
    note: str
    link: Span | None
    records: tuple[RecordReference, ...]


class RecordsView(Value):
    """A page of records; `defaults` tells whether fields may be left out by those who write."""

    title: str
    lead: str
    defaults: bool
    sections: tuple[RecordSection, ...]

    @property
    def jumps(self) -> tuple[Span, ...]:
        """Links to the sections; to the records where there is one section only."""
        if len(self.sections) > 1:
            return tuple(Span(part.title, f"#{part.id}") for part in self.sections)
        records = (record for part in self.sections for record in part.records)
        return tuple(Span(record.title, f"#{record.anchor}") for record in records)


def walk_records(root: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a record and all below it, each once, in the order in which fields name them."""
    found: dict[type[BaseModel], None] = {}
    waiting = [root]
    while waiting:
        record = waiting.pop()
        if record in found:
            continue
        found[record] = None
        below = [each for hint in _hints(record).values() for each in records_in(hint)]
        waiting.extend(reversed(below))
    yield from found


def shared_bases(records: Iterable[type[BaseModel]]) -> tuple[type[BaseModel], ...]:
    """Return the records whose fields these share, most general first."""
    bases = {base: None for record in records for base in _bases_of(record)}
    return tuple(sorted(bases, key=lambda base: len(base.__mro__)))


def record_reference(record: type[BaseModel]) -> RecordReference:
    """Return a record as the manual shows it."""
    bases = _bases_of(record)
    inherited = {name for base in bases for name in base.model_fields}
    hints = _hints(record)
    return RecordReference(
        anchor=record_anchor(record),
        title=_titles(record),
        text=_paragraphs(record),
        fields=tuple(
            _field(record, name, hint) for name, hint in hints.items() if name not in inherited
        ),
        shared=tuple(
            Span(_key(base, name), f"#{record_anchor(base)}-{_key(base, name)}")
            for base in bases
            for name in _own_names(base)
        ),
    )


@cache
def _hints(record: type[BaseModel]) -> Mapping[str, Any]:
    hints = get_type_hints(record, include_extras=True)
    return {name: hints[name] for name in record.model_fields if name != _OWN_WORK}


def _bases_of(record: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Return the bases whose own fields may all be left out, most general first.

    Their fields are shown once for all records. A base that requires something is no such
    base: what it requires is shown with each record.
    """
    bases = (base for base in reversed(record.__mro__[1:]) if issubclass(base, BaseModel))
    return tuple(base for base in bases if _is_optional(base))


def _is_optional(base: type[BaseModel]) -> bool:
    own = [base.model_fields[name] for name in _own_names(base)]
    return bool(own) and not any(info.is_required() for info in own)


def _own_names(record: type[BaseModel]) -> list[str]:
    own = inspect.get_annotations(record)
    return [name for name in record.model_fields if name in own and name != _OWN_WORK]


def _field(record: type[BaseModel], name: str, hint: Any) -> FieldReference:
    info = record.model_fields[name]
    kind = field_type(hint)
    key = _key(record, name)
    return FieldReference(
        name=key,
        anchor=f"{record_anchor(record)}-{key}",
        type=kind.words,
        required=info.is_required(),
        default=_default(info),
        description=info.description or "",
        short_forms=kind.short_forms,
        nullable=kind.nullable,
    )


def _key(record: type[BaseModel], name: str) -> str:
    """Return the name under which the field is written."""
    return record.model_fields[name].alias or name


def _default(info: FieldInfo) -> str:
    """Return in words what holds when a field is left out; empty where nothing does."""
    value = info.default
    if info.is_required() or value is None or value == ():
        return ""
    return "its defaults" if isinstance(value, BaseModel) else _in_words(value)


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal | int | str):
        return f"{value}"
    if isinstance(value, tuple):
        records = any(isinstance(each, BaseModel) for each in value)
        return ("; " if records else ", ").join(_in_words(each) for each in value)
    if isinstance(value, BaseModel):
        return ", ".join(f"{name}: {_in_words(given)}" for name, given in _given(value))
    return str(value)


def _given(record: BaseModel) -> Iterator[tuple[str, Any]]:
    return ((name, getattr(record, name)) for name in _own_names(type(record)))


def _titles(record: type[BaseModel]) -> str:
    title = record_title(record)
    return title[:1].upper() + title[1:]


def _paragraphs(record: type[BaseModel]) -> tuple[str, ...]:
    text = inspect.cleandoc(record.__doc__ or "")
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part)
