"""What the records of the plan are called in a sentence."""

from __future__ import annotations

import re

from milepost.model.base import Record

_NOUNS = {
    "Project": "the project",
    "PhasesFile": "phases.yml",
    "ReadinessFile": "readiness.yml",
    "KpisFile": "kpis.yml",
    "RisksFile": "risks.yml",
    "DecisionsFile": "decisions.yml",
    "CommunicationFile": "communication.yml",
    "Kpi": "a KPI",
    "CompletedWork": "completed work",
    "StatusStamp": "the stamp",
    "Calendar": "the calendar",
    "Scales": "the scales",
    "Thresholds": "the thresholds",
    "ReviewCadence": "the review",
    "PublicHolidays": "the public holidays",
    "Support": "the support",
    "DocumentVersion": "the document",
    "SourceDocument": "the source document",
    "Deployment": "the deployment",
    "Claimed": "a claimed state",
    "RunbookFacts": "a runbook",
    "PageFacts": "a page",
}

KIND_NOUNS = {
    "project": "project",
    "readiness": "readiness item",
    "kpi": "KPI",
    "completed": "completed work",
    "link": "document link",
}
"""Kinds of object whose name in a sentence is not the kind itself."""

_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def noun_of(record: type[Record]) -> str:
    """Return what one such record is called, with its article: `a risk`, `the calendar`."""
    if record.__name__ in _NOUNS:
        return _NOUNS[record.__name__]
    words = _INNER_CAPITAL.sub(" ", record.__name__).lower()
    return f"an {words}" if words[0] in "aeio" else f"a {words}"


def kind_noun(kind: str) -> str:
    """Return what an object of a kind is called, without an article."""
    return KIND_NOUNS.get(kind, kind)
