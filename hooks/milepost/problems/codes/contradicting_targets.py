"""Codes of targets that can't be reached as they are written, and of links that lead nowhere."""

from __future__ import annotations

from milepost.problems.code import Code, Severity

TARGET_CODES = (
    Code(
        name="target-without-number",
        severity=Severity.CONTRADICTION,
        title="A target has no number",
        what="A target of a phase names what is measured, and a word where its number belongs.",
        why="Nobody can tell when a word such as “optimised” is reached.",
        wrong="""\
# plan/phases.yml
phases:
  - id: scaling
    number: 7
    title: Scaling
    targets:
      - {title: Cost per transaction, text: Optimised}
""",
        right="""\
# plan/phases.yml
phases:
  - id: scaling
    number: 7
    title: Scaling
    targets:
      - {title: Cost per transaction, comparator: at most, value: 0.7, unit: EUR}
""",
    ),
    Code(
        name="latency-without-percentile",
        severity=Severity.CONTRADICTION,
        title="A latency has no percentile",
        what="A time limit for single requests names no percentile, while another one does.",
        why="An average of 100 ms and a p99 of 100 ms are far apart.",
        wrong="""\
# plan/kpis.yml
kpis:
  - {id: response, title: Response, comparator: below, target: 200, unit: ms, percentile: 99}
  - {id: database, title: Database, comparator: below, target: 100, unit: ms}
""",
        right="""\
# plan/kpis.yml
kpis:
  - {id: response, title: Response, comparator: below, target: 200, unit: ms, percentile: 99}
  - {id: database, title: Database, comparator: below, target: 100, unit: ms, percentile: 95}
""",
    ),
    Code(
        name="targets-differ",
        severity=Severity.CONTRADICTION,
        title="The same target has two numbers",
        what="Two targets with the same title, as of a KPI and of a phase, want different numbers.",
        why="One of the two can be met while the other is missed.",
        wrong="""\
# plan/kpis.yml
kpis:
  - {id: errors, title: Error rate, comparator: below, target: 0.1, unit: "%"}
# plan/phases.yml
phases:
  - id: scaling
    number: 7
    title: Scaling
    targets:
      - {title: Error rate, comparator: below, value: 0.5, unit: "%"}
""",
        right="""\
# plan/kpis.yml
kpis:
  - {id: errors, title: Error rate, comparator: below, target: 0.1, unit: "%"}
# plan/phases.yml
phases:
  - id: scaling
    number: 7
    title: Scaling
    targets:
      - {kpi: errors}
""",
    ),
)
"""Every code of targets."""

LINK_CODES = (
    Code(
        name="missing-document",
        severity=Severity.CONTRADICTION,
        title="A document that is linked does not exist",
        what="The plan names a document by a path at which the site has no page.",
        why="Somebody will look for it when there is no time to look.",
        wrong="""\
# plan/project.yml
links:
  - {id: operations, title: Runbooks, target: RUNBOOK_OPERATIONS.md}
""",
        right="""\
# plan/project.yml
links:
  - {id: operations, title: Runbooks, target: "https://wiki.example.org/runbooks"}
""",
    ),
)
"""Every code of links."""
