"""The model read backwards: which record, and which field of it, a path of a file means."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from milepost.load.outline import KeyPath
from milepost.model.base import Record, Refers


def keys_of(record: type[Record]) -> tuple[str, ...]:
    """Return the keys that a planner may write in such a record."""
    return tuple(name for name in record.model_fields if name != "place")


def holder(record: type[Record], path: KeyPath) -> tuple[type[Record], str | None]:
    """Return the innermost record on a path that is a mapping of the model, and its key."""
    key: str | None = None
    for step in path:
        if isinstance(step, int):
            continue
        inner = _record_under(record, key)
        record, key = inner or record, step
    return record, key


def _record_under(record: type[Record], key: str | None) -> type[Record] | None:
    field = record.model_fields.get(key or "")
    return record_in(field) if field else None


def record_in(field: FieldInfo) -> type[Record] | None:
    """Return the record that a field holds, by itself or in a list."""
    return _find_record(field.annotation)


def _find_record(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    for part in get_args(annotation):
        if (found := _find_record(part)) is not None:
            return found
    return None


def words_of(field: FieldInfo) -> tuple[str, ...]:
    """Return the words that a field takes, when it takes one of a few."""
    return _find_words(field.annotation)


def _find_words(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(str(word) for word in get_args(annotation))
    return tuple(word for part in get_args(annotation) for word in _find_words(part))


def refers_of(field: FieldInfo) -> frozenset[str]:
    """Return the kinds of object that the ids in a field may name; empty when it holds none."""
    own = next((mark for mark in field.metadata if isinstance(mark, Refers)), None)
    return own.kinds if own else _find_kinds(field.annotation)


def _find_kinds(annotation: Any) -> frozenset[str]:
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, Refers):
            return mark.kinds
    for part in get_args(annotation):
        if kinds := _find_kinds(part):
            return kinds
    return frozenset()
