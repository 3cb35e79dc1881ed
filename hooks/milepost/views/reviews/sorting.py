"""Which changes stand together, in the order of what a reader fears first."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from milepost.history.change import Change, ChangeKind

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "health": "Health and end of the plan",
        "dates": "Dates",
        "risks": "Risks",
        "scope": "Readiness, KPIs and scope",
        "decisions": "Decisions",
        "work": "Claims, priorities and dependencies",
        "owners": "Owners and contacts",
        "wording": "Wording",
        "rest": "Bookkeeping",
    }
)
"""The title of each group by its id, worst first."""

_BOOKKEEPING = (
    "renamed_from",
    "source_lines",
    "inferred",
    "reason",
    "done_on",
    "as_of",
    "stamp",
    "document",
    "number",
)
_OF_KIND: Mapping[ChangeKind, str] = MappingProxyType(
    {
        ChangeKind.OVERRIDE: "health",
        ChangeKind.START: "dates",
        ChangeKind.END: "dates",
        ChangeKind.END_CLOSED: "dates",
        ChangeKind.END_WITHDRAWN: "dates",
        ChangeKind.DEADLINE: "dates",
        ChangeKind.LIKELIHOOD: "risks",
        ChangeKind.IMPACT: "risks",
        ChangeKind.MITIGATION: "risks",
        ChangeKind.DECIDED: "decisions",
        ChangeKind.DECISION_REOPENED: "decisions",
        ChangeKind.PRIORITY: "work",
        ChangeKind.CLAIM: "work",
        ChangeKind.DEPENDENCY: "work",
        ChangeKind.RENAMED: "wording",
        ChangeKind.OWNER: "owners",
        ChangeKind.CONTACT: "owners",
        ChangeKind.CADENCE: "owners",
        ChangeKind.TEXT: "wording",
        ChangeKind.FIELD: "wording",
        ChangeKind.ORDER: "wording",
    }
)
_OF_OBJECT: Mapping[str, str] = MappingProxyType(
    {
        "risk": "risks",
        "decision": "decisions",
        "owner": "owners",
        "audience": "owners",
        "event": "owners",
        "claim": "work",
        "link": "wording",
        "runbook": "wording",
        "completed": "wording",
    }
)


def group_of(change: Change, renamed: Mapping[str, str]) -> str:
    """Return the id of the group in which a change is shown.

    `renamed` leads from earlier ids to later ones: a tie that only follows a renaming is
    bookkeeping, as is what the review file and the counters of the plan say.
    """
    if _is_bookkeeping(change) or _follows_renaming(change, renamed):
        return "rest"
    if change.field[-1:] == ("last_done",):
        return "scope"
    return _OF_KIND.get(change.kind) or _OF_OBJECT.get(change.object_kind, "scope")


def _is_bookkeeping(change: Change) -> bool:
    field = change.field
    if not field:
        return False
    if change.object_kind == "project" and field[0] in ("review", "pages"):
        return field != ("review", "every")
    if change.path[:1] == ("review",):
        return True
    return bool({field[0], field[-1]} & set(_BOOKKEEPING))


def _follows_renaming(change: Change, renamed: Mapping[str, str]) -> bool:
    """Whether an item of a list came or went only since what it names has another id."""
    if change.kind is ChangeKind.ORDER or len(change.field) < 2 or change.was == change.is_:
        return False
    return change.path[-1] in renamed or change.path[-1] in renamed.values()
