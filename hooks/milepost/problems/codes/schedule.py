"""Codes of dates and of recurring events."""

from __future__ import annotations

from milepost.problems.code import Code, Severity

SCHEDULE_CODES = (
    Code(
        name="end-before-start",
        severity=Severity.ERROR,
        title="An end lies before its start",
        what="Something ends on a day before the day on which it starts.",
        why="Often the year is wrong; every figure that counts its days would be too.",
        wrong="start: 2025-12-30\nend: 2025-01-10",
        right="start: 2025-12-30\nend: 2026-01-10",
    ),
    Code(
        name="outside-parent",
        severity=Severity.ERROR,
        title="A task lies outside what holds it",
        what="A task starts before, or ends after, the phase or group that holds it.",
        why="The phase would claim dates that its own tasks do not keep.",
        wrong="- id: testing\n  end: 2026-01-17\n  tasks:\n    - id: uat\n      end: 2026-01-20",
        right="- id: testing\n  end: 2026-01-20\n  tasks:\n    - id: uat\n      end: 2026-01-20",
    ),
    Code(
        name="in-the-future",
        severity=Severity.ERROR,
        title="Something already happened in the future",
        what="A finished, measured or decided thing has a day after the plan's as_of.",
        why="The plan speaks for as_of; on that day nobody can know it yet.",
        wrong="as_of: 2025-12-14\n\ndone_on: 2025-12-20",
        right="as_of: 2025-12-21\n\ndone_on: 2025-12-20",
    ),
    Code(
        name="expired",
        severity=Severity.WARNING,
        title="A waiver or an override has expired",
        what="The last day of a waiver or an override lies before the plan's as_of.",
        why="It counts no longer, and whoever gave it should say so or renew it.",
        wrong="as_of: 2025-12-14\n\nwaiver:\n  until: 2025-12-01",
        right="as_of: 2025-12-14\n\nwaiver:\n  until: 2026-01-15",
    ),
    Code(
        name="far-date",
        severity=Severity.WARNING,
        title="A date is far away",
        what="A date lies more than ten years from the plan's as_of.",
        why="Most often a digit of the year is wrong.",
        wrong="start: 2205-12-16",
        right="start: 2025-12-16",
    ),
    Code(
        name="event-form",
        severity=Severity.ERROR,
        title="The next day of an event can't be computed",
        what="An event lacks the day it is counted from, or says it in two ways.",
        why="The site shows when each meeting and report comes next.",
        wrong="- id: standup\n  kind: meeting\n  every: week",
        right="- id: standup\n  kind: meeting\n  every: week\n  weekday: monday",
    ),
    Code(
        name="duplicate-measurement",
        severity=Severity.ERROR,
        title="A KPI was measured twice on one day",
        what="Two measurements of the same KPI have the same day.",
        why="The site shows the newest one, and a reader can't know which that is.",
        wrong="- {date: 2025-12-14, value: 180}\n- {date: 2025-12-14, value: 240}",
        right="- {date: 2025-12-14, value: 240}",
    ),
)
"""Every code of dates."""
