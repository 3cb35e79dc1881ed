"""From where a value stands, and what it was and is, to the kind of its change."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from milepost.history.change import ChangeKind

_BY_FIELD: Mapping[str, ChangeKind] = MappingProxyType(
    {
        "id": ChangeKind.RENAMED,
        "start": ChangeKind.START,
        "owner": ChangeKind.OWNER,
        "owners": ChangeKind.OWNER,
        "accountable": ChangeKind.OWNER,
        "maintained_by": ChangeKind.OWNER,
        "priority": ChangeKind.PRIORITY,
        "claimed": ChangeKind.CLAIM,
        "claimed_status": ChangeKind.CLAIM,
        "depends_on": ChangeKind.DEPENDENCY,
        "blocks": ChangeKind.DEPENDENCY,
        "closed_by": ChangeKind.DEPENDENCY,
        "settled_by": ChangeKind.DEPENDENCY,
        "threatens": ChangeKind.DEPENDENCY,
        "measured_by": ChangeKind.DEPENDENCY,
        "serves": ChangeKind.DEPENDENCY,
        "target": ChangeKind.TARGET,
        "comparator": ChangeKind.TARGET,
        "percentile": ChangeKind.TARGET,
        "targets": ChangeKind.TARGET,
        "success_criteria": ChangeKind.TARGET,
        "measurements": ChangeKind.MEASURED,
        "likelihood": ChangeKind.LIKELIHOOD,
        "impact": ChangeKind.IMPACT,
        "mitigation": ChangeKind.MITIGATION,
        "mitigated_by": ChangeKind.MITIGATION,
        "decide_by": ChangeKind.DEADLINE,
        "go_live": ChangeKind.DEADLINE,
        "contact": ChangeKind.CONTACT,
        "support": ChangeKind.CONTACT,
        "escalate_to": ChangeKind.CONTACT,
        "every": ChangeKind.CADENCE,
        "weekday": ChangeKind.CADENCE,
        "first": ChangeKind.CADENCE,
        "time": ChangeKind.CADENCE,
        "measured_every": ChangeKind.CADENCE,
        "recurring": ChangeKind.CADENCE,
        "overrides": ChangeKind.OVERRIDE,
        "title": ChangeKind.TEXT,
        "summary": ChangeKind.TEXT,
        "note": ChangeKind.TEXT,
        "text": ChangeKind.TEXT,
        "question": ChangeKind.TEXT,
        "options": ChangeKind.TEXT,
        "deliverable": ChangeKind.TEXT,
        "owner_text": ChangeKind.TEXT,
        "target_text": ChangeKind.TEXT,
        "time_text": ChangeKind.TEXT,
        "week_label": ChangeKind.TEXT,
        "needs": ChangeKind.TEXT,
        "trigger": ChangeKind.TEXT,
        "purpose": ChangeKind.TEXT,
    }
)
"""The kind of a change by its field, where nothing else matters."""

_SECTIONS = ("work", "readiness", "kpis", "risks", "decisions", "communication")


def classify(
    object_kind: str, field: tuple[str, ...], before: Any, after: Any, was: bool, is_: bool
) -> ChangeKind:
    """Return the kind of a change; an empty `field` means the object itself."""
    if not field:
        return _of_object(was, is_)
    if object_kind == "project" and field[0] == "review":
        return ChangeKind.FIELD if _is_review_file(field) else ChangeKind.CADENCE
    if object_kind == "claim" and field != ("id",):
        return ChangeKind.CLAIM
    name = field[1] if field[0] in _SECTIONS and len(field) > 1 else field[0]
    if name in ("state", "done"):
        return _of_state(name, before, after)
    if name == "end" or (name == "date" and object_kind == "milestone"):
        return _of_end(before, after)
    if name == "date" and object_kind == "event":
        return ChangeKind.CADENCE
    if name == "evidence":
        return _of_evidence(before, after, was, is_)
    if name == "waiver":
        return ChangeKind.WAIVER_ENDED if after is None else ChangeKind.WAIVED
    if name == "outcome":
        return ChangeKind.DECISION_REOPENED if _is_whole(field, after) else ChangeKind.DECIDED
    if name == "target" and object_kind == "link":
        return ChangeKind.FIELD
    return _BY_FIELD.get(name, ChangeKind.FIELD)


def _of_object(was: bool, is_: bool) -> ChangeKind:
    if was and is_:
        return ChangeKind.MOVED
    return ChangeKind.REMOVED if was else ChangeKind.ADDED


def _is_review_file(field: tuple[str, ...]) -> bool:
    """Whether it stands in review.yml, not in `review` of project.yml."""
    return len(field) < 2 or field[1] in ("notes", "reasons", "confirmations", "baselines")


def _of_state(name: str, before: Any, after: Any) -> ChangeKind:
    finished = (True,) if name == "done" else ("done", "dropped", "closed")
    if after in ("done", True):
        return ChangeKind.DONE
    if after == "dropped":
        return ChangeKind.DROPPED
    return ChangeKind.REOPENED if before in finished else ChangeKind.STATE


def _of_end(before: Any, after: Any) -> ChangeKind:
    if after is None:
        return ChangeKind.END_WITHDRAWN
    return ChangeKind.END_CLOSED if before is None else ChangeKind.END


def _of_evidence(before: Any, after: Any, was: bool, is_: bool) -> ChangeKind:
    if was != is_:
        return ChangeKind.EVIDENCE_ADDED if is_ else ChangeKind.EVIDENCE_WITHDRAWN
    if isinstance(before, list) and isinstance(after, list):
        grew = len(after) > len(before)
        return ChangeKind.EVIDENCE_ADDED if grew else ChangeKind.EVIDENCE_WITHDRAWN
    return ChangeKind.TEXT


def _is_whole(field: tuple[str, ...], after: Any) -> bool:
    return len(field) == 1 and after is None
