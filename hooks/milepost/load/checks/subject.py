"""What the checks look at."""

from __future__ import annotations

from milepost.load.checks.anatomy import Visit
from milepost.load.outline import Outlines
from milepost.load.pages import Pages
from milepost.model.base import Record
from milepost.model.plan import Plan
from milepost.model.work import Phase
from milepost.value import Value


class Subject(Value):
    """A plan to be checked, with a visit of each of its objects, and how far it is known.

    `lost` are ids of records that could not be read; `unsure` are kinds of which some may be
    missing. `project_is_sound` is false when as_of, scales and calendar can't be relied on.
    """

    plan: Plan
    visits: tuple[Visit, ...]
    lost: frozenset[str]
    unsure: frozenset[str]
    project_is_sound: bool
    pages: Pages
    outlines: Outlines


def name_of(kind: str, record: Record) -> str:
    """Return what an object is called at the start of a sentence: `Phase 4`, `Task "dns"`."""
    if isinstance(record, Phase):
        return f"Phase {record.number}"
    noun = {"kpi": "KPI", "readiness": "Readiness item", "link": "Document link"}.get(kind)
    return f'{noun or kind.capitalize()} "{identifier_of(record)}"'


def identifier_of(record: Record) -> str:
    """Return the id of an object of the plan."""
    return str(getattr(record, "id", ""))
