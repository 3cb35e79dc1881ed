"""Codes of work whose states can't hold beside those of other work."""

from __future__ import annotations

from milepost.problems.code import Code, Severity

WORK_CODES = (
    Code(
        name="scheduled-but-begun",
        severity=Severity.CONTRADICTION,
        title="Called scheduled, with work begun",
        what="A phase says scheduled, and some of its tasks are done or in progress.",
        why="Readers plan on what has not begun; here it has.",
        wrong="""\
# plan/phases.yml
phases:
  - id: cluster
    number: 1
    title: Cluster
    claimed: {state: scheduled}
    tasks:
      - {id: nodes, title: Add nodes, state: in progress}
      - {id: network, title: Set up the network}
""",
        right="""\
# plan/phases.yml
phases:
  - id: cluster
    number: 1
    title: Cluster
    claimed: {state: in progress}
    tasks:
      - {id: nodes, title: Add nodes, state: in progress}
      - {id: network, title: Set up the network}
""",
    ),
    Code(
        name="open-but-all-done",
        severity=Severity.CONTRADICTION,
        title="Called open, with all tasks done",
        what="A phase says scheduled, in progress or blocked, and all of its tasks are done.",
        why="Either the phase is complete, or a task is missing from the plan.",
        wrong="""\
# plan/phases.yml
phases:
  - id: cluster
    number: 1
    title: Cluster
    claimed: {state: in progress}
    tasks:
      - {id: nodes, title: Add nodes, state: done}
""",
        right="""\
# plan/phases.yml
phases:
  - id: cluster
    number: 1
    title: Cluster
    claimed: {state: complete}
    tasks:
      - {id: nodes, title: Add nodes, state: done}
""",
    ),
    Code(
        name="done-before-its-turn",
        severity=Severity.CONTRADICTION,
        title="Done before what it depends on",
        what="A task or milestone is done, and the work that must be finished first is open.",
        why="Either a state is out of date, or the dependency was never one.",
        wrong="""\
# plan/phases.yml
phases:
  - id: cluster
    number: 1
    title: Cluster
    tasks:
      - {id: nodes, title: Add nodes}
      - {id: network, title: Set up the network, state: done, depends_on: nodes}
""",
        right="""\
# plan/phases.yml
phases:
  - id: cluster
    number: 1
    title: Cluster
    tasks:
      - {id: nodes, title: Add nodes, state: done}
      - {id: network, title: Set up the network, state: done, depends_on: nodes}
""",
    ),
    Code(
        name="done-before-decision",
        severity=Severity.CONTRADICTION,
        title="Done before the decision it waits for",
        what="A task or milestone is done, and a decision that blocks it has no outcome.",
        why="Somebody has decided without a record, or the work will be done again.",
        wrong="""\
# plan/phases.yml
phases:
  - id: cluster
    number: 1
    title: Cluster
    tasks:
      - {id: nodes, title: Add nodes, state: done}
# plan/decisions.yml
decisions:
  - {id: cloud, title: Cloud provider, blocks: nodes}
""",
        right="""\
# plan/phases.yml
phases:
  - id: cluster
    number: 1
    title: Cluster
    tasks:
      - {id: nodes, title: Add nodes, state: done}
# plan/decisions.yml
decisions:
  - id: cloud
    title: Cloud provider
    blocks: nodes
    outcome: {text: The first offer, date: 2025-12-12, by: Product Team}
""",
    ),
    Code(
        name="item-done-work-open",
        severity=Severity.CONTRADICTION,
        title="Ready, with its work open",
        what="A readiness item is done, and the work that makes it true is open.",
        why="Going live rests on the item; nothing shows that it is so.",
        wrong="""\
# plan/phases.yml
phases:
  - id: database
    number: 5
    title: Database
    tasks:
      - {id: test-backups, title: Test the backups}
# plan/readiness.yml
items:
  - {id: backups, title: Backups tested, state: done, closed_by: test-backups}
""",
        right="""\
# plan/phases.yml
phases:
  - id: database
    number: 5
    title: Database
    tasks:
      - {id: test-backups, title: Test the backups, state: done}
# plan/readiness.yml
items:
  - {id: backups, title: Backups tested, state: done, closed_by: test-backups}
""",
    ),
)
"""Every code of states of work."""
