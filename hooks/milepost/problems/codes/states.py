"""Codes of states, targets and reasons that do not go together."""

from __future__ import annotations

from milepost.problems.code import Code, Severity

STATE_CODES = (
    Code(
        name="done-on-without-done",
        severity=Severity.ERROR,
        title="A finishing day without a finished state",
        what="A record has a day on which it was finished, but is not said to be done.",
        why="One of the two statements is wrong.",
        wrong="state: open\ndone_on: 2025-12-12",
        right="state: done\ndone_on: 2025-12-12",
    ),
    Code(
        name="group-state",
        severity=Severity.ERROR,
        title="A group has a state of its own",
        what="A task that holds tasks also has a state, a finishing day, a weight or a rhythm.",
        why="A group is its tasks; a state of its own could only contradict them.",
        wrong="- id: dashboards\n  state: done\n  tasks:\n    - id: latency",
        right="- id: dashboards\n  tasks:\n    - id: latency\n      state: done",
    ),
    Code(
        name="recurring-done",
        severity=Severity.ERROR,
        title="Recurring work is called done",
        what="Work that comes round again has the state done.",
        why="It is never finished; its last round has a day.",
        wrong="state: done\nrecurring:\n  every: month",
        right="recurring:\n  every: month\n  last_done: 2025-12-01",
    ),
    Code(
        name="inferred-without-reason",
        severity=Severity.ERROR,
        title="Something is inferred without a reason",
        what="A record is marked as inferred, but nothing says from what.",
        why="A reader must be able to judge what nobody has stated.",
        wrong="to: build-cluster\ninferred: true",
        right="to: build-cluster\ninferred: true\nreason: Both name the cluster.",
    ),
    Code(
        name="target-form",
        severity=Severity.ERROR,
        title="A target says too much or too little",
        what="A target names a KPI and values of its own, or neither, or half of a value.",
        why="Each target is stated in one place, whole.",
        wrong="- kpi: response-time\n  value: 200",
        right="- kpi: response-time",
    ),
    Code(
        name="idle-waiver",
        severity=Severity.WARNING,
        title="A finished item has a waiver",
        what="A readiness item is done and has leave to stay open.",
        why="The waiver has no effect; one of the two is out of date.",
        wrong="state: done\nwaiver:\n  by: CTO",
        right="state: done",
    ),
)
"""Every code of states."""
