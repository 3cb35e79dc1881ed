"""The order in which contradictions are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from milepost.derive.status import Contradiction
from milepost.problems.contradictions import CONTRADICTION_GROUPS, CONTRADICTIONS
from milepost.problems.place import Place

_GROUPS = tuple(CONTRADICTION_GROUPS)
_CODES: Mapping[str, int] = MappingProxyType(
    {code.name: index for index, code in enumerate(CONTRADICTIONS)}
)
_FILES = ("project", "phases", "readiness", "kpis", "risks", "decisions", "communication")


def in_order(found: Iterable[Contradiction]) -> tuple[Contradiction, ...]:
    """Sort by group, then by place as a reader meets them; what rests on inferred links is last."""
    return tuple(sorted(found, key=_key))


def _key(item: Contradiction) -> tuple[object, ...]:
    return (
        item.inferred,
        _GROUPS.index(item.group),
        *_place_key(item.places[0]),
        _CODES[item.code],
        item.subjects,
        item.stated,
        item.against,
    )


def _place_key(place: Place) -> tuple[int, str, int, int]:
    """Rank the header's file first: everybody reads it first."""
    stem = place.file.partition("/")[2].partition("/")[0].removesuffix(".yml")
    rank = _FILES.index(stem) if stem in _FILES else len(_FILES)
    return rank, place.file, place.line, place.column
