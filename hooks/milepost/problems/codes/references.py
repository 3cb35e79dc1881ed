"""Codes of ids and of what refers to them."""

from __future__ import annotations

from milepost.problems.code import Code, Severity

REFERENCE_CODES = (
    Code(
        name="duplicate-id",
        severity=Severity.ERROR,
        title="An id is there twice",
        what="Two records of the plan have the same id.",
        why="A link to it could mean either of them.",
        wrong="- id: load-test\n- id: load-test",
        right="- id: load-test\n- id: load-test-again",
    ),
    Code(
        name="unknown-reference",
        severity=Severity.ERROR,
        title="A reference leads nowhere",
        what="An id is named that no record of the plan has.",
        why="What it should tie together would stand apart without a word.",
        wrong="owner: devop",
        right="owner: devops",
    ),
    Code(
        name="wrong-kind",
        severity=Severity.ERROR,
        title="A reference leads to the wrong kind of record",
        what="An id is named that belongs to a record of a kind that does not fit there.",
        why="A risk can't be finished first, and a task can't answer for another.",
        wrong="depends_on: budget-decision",
        right="depends_on: budget-task",
    ),
    Code(
        name="self-reference",
        severity=Severity.ERROR,
        title="A record refers to itself",
        what="A record names its own id where another is meant.",
        why="Nothing can wait for itself.",
        wrong="- id: load-test\n  depends_on: load-test",
        right="- id: load-test\n  depends_on: build-cluster",
    ),
    Code(
        name="repeated-reference",
        severity=Severity.WARNING,
        title="A reference is there twice",
        what="The same id stands twice in one list.",
        why="One of them may have been meant to be another.",
        wrong="owner: [devops, devops]",
        right="owner: [devops, security]",
    ),
    Code(
        name="dependency-cycle",
        severity=Severity.ERROR,
        title="Dependencies run in a circle",
        what="Work depends on other work that, in the end, depends on the first.",
        why="None of it could ever start.",
        wrong="- id: a\n  depends_on: b\n- id: b\n  depends_on: a",
        right="- id: a\n- id: b\n  depends_on: a",
    ),
    Code(
        name="nested-dependency",
        severity=Severity.ERROR,
        title="Work depends on what holds it",
        what="A task depends on its own phase or group, or the other way round.",
        why="A phase ends with its last task, so neither could ever be finished first.",
        wrong="- id: testing\n  tasks:\n    - id: load-test\n      depends_on: testing",
        right="- id: testing\n  tasks:\n    - id: load-test\n      depends_on: build-cluster",
    ),
    Code(
        name="accountable-not-owner",
        severity=Severity.WARNING,
        title="The accountable team is not an owner",
        what="A record names a team that answers for it, but not among its owners.",
        why="A reader would be sent to two places.",
        wrong="owner: devops\naccountable: security",
        right="owner: [devops, security]\naccountable: security",
    ),
)
"""Every code of ids and references."""
