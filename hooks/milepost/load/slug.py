"""Ids proposed for records that have none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 48
_APART = re.compile(r"[^a-z0-9]+")


def slug(title: str) -> str:
    """Return an id made of the letters and digits of a title; `record` when it has none."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    name = _APART.sub("-", plain.lower().replace("'", "")).strip("-")
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rsplit("-", 1)[0].strip("-") if "-" in name else name[:_LONGEST]
    return name or "record"


def free_slug(title: str, taken: Collection[str]) -> str:
    """Return an id made of a title that no other record has."""
    name = slug(title)
    count = 2
    proposed = name
    while proposed in taken:
        proposed = f"{name}-{count}"
        count += 1
    return proposed
