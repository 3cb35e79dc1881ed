"""The base of all values: what holds named fields, never changes, and equals what holds the same.

It does what a frozen dataclass with slots does. There are hundreds of such classes, each command
needs most of them, and making one as a dataclass takes forty times as long: a quarter of a second
at every start. A class stays a dataclass where it keeps something beside its fields, or leaves one
of them out of what is compared or printed.
"""

from __future__ import annotations

from typing import dataclass_transform

from msgspec import Struct, field
from msgspec.structs import asdict, replace

__all__ = ["Value", "asdict", "field", "replace"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(Struct, frozen=True, array_like=True):
    """What has named fields that are given once; equal and hashed by all of them.

    As JSON it is a list of its fields, for files that only the same generator reads.
    """
