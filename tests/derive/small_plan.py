"""Makes a plan from the parts that matter to a test."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from milepost.model.checklist import ReadinessFile
from milepost.model.communication import CommunicationFile
from milepost.model.decision import DecisionsFile
from milepost.model.kpi import KpisFile
from milepost.model.plan import Plan
from milepost.model.project import Project
from milepost.model.risk import RisksFile
from milepost.model.runbook import Runbook
from milepost.model.work import PhasesFile


def small_plan(parts: Mapping[str, Any]) -> Plan:
    """Return a plan of these parts, written as in the files of a plan; all may be left out."""
    project: dict[str, Any] = {
        "id": "project",
        "name": {"title": "Project"},
        "as_of": parts.get("as_of", "2025-12-14"),
        "calendar": {"timezone": "Europe/Athens"},
    }
    project |= parts.get("project", {})
    return Plan(
        project=Project.model_validate(project),
        work=PhasesFile.model_validate(_only(parts, "phases", "milestones")),
        readiness=ReadinessFile.model_validate(_only(parts, "go_live", "items")),
        kpis=KpisFile.model_validate(_only(parts, "kpis")),
        risks=RisksFile.model_validate(_only(parts, "risks")),
        decisions=DecisionsFile.model_validate(_only(parts, "decisions")),
        communication=CommunicationFile.model_validate(_only(parts, "audiences", "events")),
        runbooks=tuple(Runbook.model_validate(each) for each in parts.get("runbooks", ())),
    )


def _only(parts: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: parts[key] for key in keys if key in parts}
