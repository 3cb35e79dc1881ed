"""Numbers with their units and comparators: how they read and whether they can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from milepost.derive.contradictions.wording import plain
from milepost.model.work import Comparator

_SECONDS: Mapping[str, Decimal] = MappingProxyType(
    {
        unit: Decimal(seconds)
        for seconds, units in (
            ("0.000000001", "ns nanosecond nanoseconds"),
            ("0.000001", "us µs μs microsecond microseconds"),
            ("0.001", "ms msec millisecond milliseconds"),
            ("1", "s sec secs second seconds"),
            ("60", "min mins minute minutes"),
            ("3600", "h hr hrs hour hours"),
            ("86400", "d day days"),
            ("604800", "week weeks"),
        )
        for unit in units.split()
    }
)
_SHORTEST_WAIT = Decimal(60)  # seconds; from a minute on it is a span of work, not a latency


def amount(value: Decimal, unit: str | None) -> str:
    """Return `200 ms`, `30 %` or `0.95`."""
    return f"{plain(value)} {unit}" if unit else plain(value)


def wanted(comparator: Comparator | None, value: Decimal, unit: str | None) -> str:
    """Return `below 200 ms`, or the amount alone where nothing says how to compare."""
    return f"{comparator} {amount(value, unit)}" if comparator else amount(value, unit)


def is_latency(unit: str | None) -> bool:
    """Tell whether a unit is one in which single requests are timed: less than a minute."""
    seconds = _SECONDS.get((unit or "").casefold())
    return seconds is not None and seconds < _SHORTEST_WAIT


def comparable(value: Decimal, unit: str | None) -> tuple[str, Decimal]:
    """Return the dimension and the value in it, so that 1 hour equals 60 minutes."""
    name = " ".join((unit or "").casefold().split())
    if name in _SECONDS:
        return "time", value * _SECONDS[name]
    return name, value
