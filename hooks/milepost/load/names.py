"""The ids of a plan as far as they are given, so that a proposed one is free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from milepost.load.drafts import Draft
from milepost.load.slug import free_slug


class Names:
    """The ids that the drafts of a plan give; gathered when one is to be proposed."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._drafts = tuple(drafts)

    @cached_property
    def taken(self) -> set[str]:
        """Every id that is given, with those proposed so far."""
        return {identifier for draft in self._drafts for identifier in ids_in(draft.data)}

    def propose(self, title: str) -> str:
        """Return an id made of a title that is free, and take it."""
        proposed = free_slug(title, self.taken)
        self.taken.add(proposed)
        return proposed


def ids_in(value: Any) -> Iterator[str]:
    """Yield every id that raw values give."""
    if isinstance(value, dict):
        identifier = value.get("id")
        if isinstance(identifier, str):
            yield identifier
        for inner in value.values():
            if isinstance(inner, list | dict):
                yield from ids_in(inner)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, list | dict):
                yield from ids_in(inner)
