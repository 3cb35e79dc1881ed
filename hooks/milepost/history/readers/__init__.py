"""Readers of seals, one for each schema number; a released one is never changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from milepost.history.readers import schema_1
from milepost.history.snapshot import Erratum, Seal
from milepost.value import Value


class Reader(Value):
    """What turns the content of a file into a value; both raise ValueError for another shape."""

    seal: Callable[[Mapping[str, Any]], Seal]
    erratum: Callable[[Mapping[str, Any]], Erratum]


READERS: Mapping[int, Reader] = MappingProxyType({1: Reader(schema_1.seal, schema_1.erratum)})
"""Every reader by its schema number."""


def reader_of(content: Mapping[str, Any]) -> Reader:
    """Return the reader of a content; raise ValueError where this version has none."""
    number = content.get("schema")
    reader = READERS.get(number) if isinstance(number, int) else None
    if reader is None:
        raise ValueError(f"has schema number {number!r:.20}, which this version does not know")
    return reader
