"""Values of a plan in words, as the tables of changes show them before and after."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from milepost.history.calendars import day_in
from milepost.history.capture import FILES
from milepost.history.change import Change, ChangeKind, Explained
from milepost.views.reviews.named import Named
from milepost.views.wording import count, full_day, number, plural, short_day

NONE = "–"
_LONGEST = 160
_PEOPLE = (
    "owner",
    "owners",
    "accountable",
    "maintained_by",
    "escalate_to",
    "contact",
    "escalation",
)
_STATED = (
    ChangeKind.START,
    ChangeKind.END,
    ChangeKind.END_CLOSED,
    ChangeKind.END_WITHDRAWN,
    ChangeKind.DEADLINE,
)
_SHOWN_FIRST = ("text", "title", "value", "until", "to", "target", "date", "health", "why", "state")


def in_words(named: Named, change: Change, value: Any) -> str:
    """Return one side of a change in words; a dash, or `not stated` for a date that is not."""
    if value is None or value in ("", []):
        return "not stated" if change.kind in _STATED else NONE
    if change.kind is ChangeKind.MEASURED and isinstance(value, Mapping):
        return _measured(named, change, value)
    if change.kind is ChangeKind.ORDER:
        return clipped(", ".join(named.title(name) for name in value))
    if not change.field:
        return _place_or_word(named, change, value)
    return clipped(_plain(named, change.field[-1], value))


def clipped(text: str) -> str:
    """Return a text on one line, cut where it is very long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def field_name(change: Change) -> str:
    """Return the field that changed as a table names it: `end`, `decide by`."""
    if not change.field:
        return ""
    beside = change.object_kind == "project" and change.field[0] in FILES and len(change.field) > 1
    names = change.field[1:] if beside else change.field
    return " ".join(names[:2] if change.at == (None, None) else names[:1]).replace("_", " ")


def moved_words(explained: Explained) -> str:
    """Return how far something moved: `5 d later`, `withdrawn`, `+1 task`."""
    change, distance = explained.change, explained.distance
    if change.kind is ChangeKind.END_WITHDRAWN or (change.kind in _STATED and change.after is None):
        return "withdrawn"
    if change.kind in _STATED and change.before is None:
        return "stated"
    if distance is not None:
        return days_moved(distance, later=str(change.after) > str(change.before))
    return _counted(change)


def days_moved(distance: int, *, later: bool) -> str:
    """Return `5 d later` or `2 d earlier`, in working days."""
    return f"{abs(distance)} d {'later' if later else 'earlier'}"


def signed(amount: int | Decimal) -> str:
    """Return a number with its sign: `+3`, `−2`."""
    text = number(abs(Decimal(amount)))
    return f"−{text}" if amount < 0 else f"+{text}"


def _counted(change: Change) -> str:
    sign = {ChangeKind.ADDED: "+1", ChangeKind.REMOVED: "−1"}.get(change.kind)
    if sign and change.object_kind in ("task", "phase", "risk", "decision", "milestone"):
        return f"{sign} {change.object_kind}"
    if change.object_kind in ("readiness", "task") and change.kind is ChangeKind.DONE:
        return "+1"
    if change.object_kind in ("readiness", "task") and change.kind is ChangeKind.REOPENED:
        return "−1"
    return _numeric(change)


def _numeric(change: Change) -> str:
    if change.kind is not ChangeKind.TARGET:
        return ""
    try:
        before, after = Decimal(change.before), Decimal(change.after)
    except (InvalidOperation, TypeError, ValueError):
        return ""
    return signed(after - before)


def _measured(named: Named, change: Change, value: Mapping[str, Any]) -> str:
    kpis = {entry.kpi.id: entry.kpi for entry in named.status.kpis}
    kpi = kpis.get(change.object)
    unit = f" {kpi.unit}" if kpi and kpi.unit else ""
    return f"{number(Decimal(value['value']))}{unit}"


def _place_or_word(named: Named, change: Change, value: Any) -> str:
    if change.kind is ChangeKind.MOVED:
        owner = value[-2] if len(value) > 2 else value[-1]
        return f"in {named.row(owner).text}"
    return "in the plan"


def _plain(named: Named, field: str, value: Any) -> str:
    day = day_in(value)
    if day is not None:
        return short_day(day, named.status.as_of)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return _record(named, value)
    if isinstance(value, list | tuple):
        if all(not isinstance(item, Mapping | list) for item in value):
            return ", ".join(_plain(named, field, item) for item in value)
        return count(len(value), "entry", "entries")
    return named.owner(value) if field in _PEOPLE else str(value)


def _record(named: Named, value: Mapping[str, Any]) -> str:
    for key in _SHOWN_FIRST:
        if key in value:
            inner = value[key]
            if key == "to":
                return named.row(str(inner)).text
            if key == "until":
                day = day_in(inner)
                return f"until {full_day(day)}" if day else f"until {inner}"
            return _plain(named, key, inner)
    return f"{len(value)} {plural(len(value), 'value')}"
