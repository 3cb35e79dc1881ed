"""Where everything of a plan is found on the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from milepost.model.plan import Plan
from milepost.model.runbook import Runbook

_PAGES = {
    "project": "index.html",
    "readiness": "readiness.html",
    "kpi": "kpis.html",
    "risk": "risks.html",
    "decision": "decisions.html",
    "milestone": "timeline.html",
    "event": "communication.html",
    "claim": "plan-health.html",
    "completed": "about-the-data.html",
    "link": "about-the-data.html",
}

_WHOLE = ("project", "claim")
"""Kinds without a row of their own: the page speaks of them as a whole."""


@dataclass(frozen=True)
class SiteLinks:
    """Paths of the site for the objects of one plan; relative to the site's root."""

    plan: Plan = field(repr=False)

    @cached_property
    def _phase_of_task(self) -> dict[str, str]:
        return {task.id: phase.id for phase in self.plan.work.phases for task in phase.walk()}

    def to(self, identifier: str) -> str:
        """Return the path, with its fragment, of the object with this id."""
        kind, record = self.plan.by_id[identifier]
        if kind == "phase":
            return f"phases/{identifier}.html"
        if kind == "task":
            return f"phases/{self._phase_of_task[identifier]}.html#{identifier}"
        if kind in ("owner", "audience"):
            return f"people/{identifier}.html"
        if isinstance(record, Runbook):
            return page_path(record.path)
        return _PAGES[kind] if kind in _WHOLE else f"{_PAGES[kind]}#{identifier}"


def page_path(markdown_path: str) -> str:
    """Return the path of the page that a hand-written file becomes."""
    return f"{markdown_path.removesuffix('.md')}.html"
