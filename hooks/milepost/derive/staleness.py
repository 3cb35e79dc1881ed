"""The age of the plan against its review cadence."""

from __future__ import annotations

from datetime import date

from milepost.dates import add_periods
from milepost.derive.status import Staleness
from milepost.model.project import Project


def staleness(project: Project) -> Staleness:
    """Return the next review and how many calendar days it is overdue on as-of.

    Formula: days overdue = as-of - next review, and never below 0. The next review is the stated
    one, else one interval of `review.every` after `document.last_updated`.
    Units: calendar days.
    Edge cases: on the day of the review it is not overdue. Without either day it is not known.
    Source: `review` in project.yml.
    """
    expected = _next_review(project)
    overdue = max(0, (project.as_of - expected).days) if expected else 0
    return Staleness(expected, overdue)


def _next_review(project: Project) -> date | None:
    if project.review.next:
        return project.review.next
    changed = project.document.last_updated if project.document else None
    return add_periods(changed, project.review.every) if changed else None
