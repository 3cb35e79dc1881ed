"""Lists whose items have a natural name, such as a dependency its `to` or a value its `date`."""

from __future__ import annotations

from typing import Any

from milepost.history.objects import is_mapping

_NAMES = ("id", "to", "target", "date", "area", "item", "review", "kpi", "name", "label", "title")


def name_key(items: list[Any] | tuple[Any, ...]) -> str | None:
    """Return the key under which every item has a text of its own; None if there is none."""
    if not items or not all(is_mapping(item) for item in items):
        return None
    for key in _NAMES:
        names = [item.get(key) for item in items]
        if all(isinstance(name, str) for name in names) and len(set(names)) == len(names):
            return key
    return None


def shared_key(before: list[Any], after: list[Any]) -> str | None:
    """Return the key that names the items of both lists; an empty one takes that of the other."""
    first, second = name_key(before), name_key(after)
    if not before:
        return second
    if not after or first == second:
        return first
    return None


def by_name(items: list[Any], key: str) -> dict[str, tuple[int, Any]]:
    """Return position and item by name."""
    return {item[key]: (position, item) for position, item in enumerate(items)}
