"""Which key of a record a planner meant with one that it has not."""

from __future__ import annotations

from collections.abc import Collection

from milepost.load.shape import keys_of
from milepost.load.synonyms import MEANT_KEYS
from milepost.load.wording import nearest
from milepost.model.base import Record


def free_keys(record: type[Record], there: Collection[str]) -> list[str]:
    """Return the keys that may still be written in a record where these are there."""
    return [key for key in keys_of(record) if key not in there]


def meant_key(record: type[Record], key: str, there: Collection[str]) -> str | None:
    """Return the free key that was meant by an unknown one; None where it is like none of them."""
    free = free_keys(record, there)
    known = (meant for meant in MEANT_KEYS.get(key.lower(), ()) if meant in free)
    return next(known, None) or nearest(key, free)
