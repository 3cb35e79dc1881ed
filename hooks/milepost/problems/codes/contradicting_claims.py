"""Codes of claims that the plan does not bear out."""

from __future__ import annotations

from milepost.problems.code import Code, Severity

CLAIM_CODES = (
    Code(
        name="complete-with-open-tasks",
        severity=Severity.CONTRADICTION,
        title="Called complete, with open tasks",
        what="A claim or a phase says complete or live, and not all tasks of the phases are done.",
        why="Readers believe the headline; the tasks are what was agreed to count.",
        wrong="""\
# plan/project.yml
claims:
  - {id: header, text: Phase 1 Complete, said_in: header, phases: 1, state: complete}
# plan/phases.yml
phases:
  - id: cluster
    number: 1
    title: Cluster
    tasks:
      - {id: nodes, title: Add nodes}
""",
        right="""\
# plan/project.yml
claims:
  - {id: header, text: Phase 1 Complete, said_in: header, phases: 1, state: complete}
# plan/phases.yml
phases:
  - id: cluster
    number: 1
    title: Cluster
    tasks:
      - {id: nodes, title: Add nodes, state: done, evidence: "commit:0195d35"}
""",
    ),
    Code(
        name="claim-names-unknown-phase",
        severity=Severity.CONTRADICTION,
        title="A claim names a phase that is not there",
        what="A claim speaks of a phase number that no phase of the plan has.",
        why="Either a phase is missing from the plan, or the claim is of another plan.",
        wrong="""\
# plan/project.yml
claims:
  - {id: header, text: Phases 0-1 begun, said_in: header, phases: [0, 1]}
# plan/phases.yml
phases:
  - {id: cluster, number: 1, title: Cluster}
""",
        right="""\
# plan/project.yml
claims:
  - {id: header, text: Phase 1 begun, said_in: header, phases: [1]}
# plan/phases.yml
phases:
  - {id: cluster, number: 1, title: Cluster}
""",
    ),
    Code(
        name="claim-against-section",
        severity=Severity.CONTRADICTION,
        title="A claim and a phase's own section differ",
        what="A claim gives a phase one state, and the phase's own section gives another.",
        why="One of two people is behind; a reader can't know which.",
        wrong="""\
# plan/project.yml
claims:
  - {id: header, text: Phase 1 Complete, said_in: header, phases: 1, state: complete}
# plan/phases.yml
phases:
  - {id: cluster, number: 1, title: Cluster, claimed: {state: in progress}}
""",
        right="""\
# plan/project.yml
claims:
  - {id: header, text: Phase 1 Complete, said_in: header, phases: 1, state: complete}
# plan/phases.yml
phases:
  - {id: cluster, number: 1, title: Cluster, claimed: {state: complete}}
""",
    ),
    Code(
        name="claimed-before-start",
        severity=Severity.CONTRADICTION,
        title="Called begun or finished before its start",
        what="A claim says in progress, complete or live, and the phase starts after as_of.",
        why="Work that has begun has a start in the past; one of the two is wrong.",
        wrong="""\
# plan/project.yml
as_of: 2025-12-14
# plan/phases.yml
phases:
  - id: cluster
    number: 1
    title: Cluster
    start: 2025-12-16
    claimed: {state: in progress}
""",
        right="""\
# plan/project.yml
as_of: 2025-12-14
# plan/phases.yml
phases:
  - id: cluster
    number: 1
    title: Cluster
    start: 2025-12-12
    claimed: {state: in progress}
""",
    ),
    Code(
        name="live-but-not-ready",
        severity=Severity.CONTRADICTION,
        title="Called live, with readiness items open",
        what="A claim says that all is live, and readiness items are neither done nor waived.",
        why="The checklist exists so that nothing goes live without it.",
        wrong="""\
# plan/project.yml
claims:
  - {id: header, text: Production Live, said_in: header, state: live}
# plan/readiness.yml
due: Before go-live
items:
  - {id: backups, title: Backups tested}
""",
        right="""\
# plan/project.yml
claims:
  - {id: header, text: Production Live, said_in: header, state: live}
# plan/readiness.yml
due: Before go-live
items:
  - {id: backups, title: Backups tested, state: done, done_on: 2025-12-12}
""",
    ),
    Code(
        name="live-before-go-live",
        severity=Severity.CONTRADICTION,
        title="Called live before the day of going live",
        what="A claim says that all is live, and the planned day of going live is after as_of.",
        why="Readers will use what they are told is live.",
        wrong="""\
# plan/project.yml
as_of: 2025-12-14
claims:
  - {id: header, text: Production Live, said_in: header, state: live}
# plan/readiness.yml
go_live: 2026-01-30
""",
        right="""\
# plan/project.yml
as_of: 2025-12-14
claims:
  - {id: header, text: Production Live, said_in: header, state: live}
# plan/readiness.yml
go_live: 2025-12-12
""",
    ),
    Code(
        name="kpi-state-without-value",
        severity=Severity.CONTRADICTION,
        title="A KPI has a state and no value",
        what="A word is claimed for a KPI of which no value was ever measured.",
        why="A word where a number belongs looks like knowledge and is none.",
        wrong="""\
# plan/kpis.yml
kpis:
  - {id: errors, title: Error rate, comparator: below, target: 0.1, claimed: Monitoring}
""",
        right="""\
# plan/kpis.yml
kpis:
  - {id: errors, title: Error rate, comparator: below, target: 0.1, claimed: Not measured}
""",
    ),
    Code(
        name="kpi-state-against-value",
        severity=Severity.CONTRADICTION,
        title="A KPI's state and its value differ",
        what="A KPI is called met or missed, and its latest measurement says the other.",
        why="The number decides; the word was not brought up to date with it.",
        wrong="""\
# plan/kpis.yml
kpis:
  - id: errors
    title: Error rate
    comparator: below
    target: 0.1
    claimed: Met
    measurements:
      - {date: 2025-12-12, value: 0.4}
""",
        right="""\
# plan/kpis.yml
kpis:
  - id: errors
    title: Error rate
    comparator: below
    target: 0.1
    claimed: Missed
    measurements:
      - {date: 2025-12-12, value: 0.4}
""",
    ),
)
"""Every code of claims."""
