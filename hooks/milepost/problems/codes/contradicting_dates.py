"""Codes of dates that can't both hold."""

from __future__ import annotations

from milepost.problems.code import Code, Severity

DATE_CODES = (
    Code(
        name="dates-fit-another-year",
        severity=Severity.CONTRADICTION,
        title="The dates fit the calendar of another year",
        what="Most starts and ends have odd weekdays, and the right ones in a neighbouring year.",
        why="The dates were made on the wrong calendar, so each of them is a day or two off.",
        wrong="""\
# plan/phases.yml
phases:
  - {id: one, number: 1, title: One, start: 2025-12-16, end: 2025-12-20}
  - {id: two, number: 2, title: Two, start: 2025-12-23, end: 2025-12-27}
  - {id: three, number: 3, title: Three, start: 2025-12-30, end: 2026-01-03}
""",
        right="""\
# plan/phases.yml
phases:
  - {id: one, number: 1, title: One, start: 2025-12-15, end: 2025-12-19}
  - {id: two, number: 2, title: Two, start: 2025-12-22, end: 2025-12-26}
  - {id: three, number: 3, title: Three, start: 2025-12-29, end: 2026-01-02}
""",
    ),
    Code(
        name="dates-on-days-off",
        severity=Severity.CONTRADICTION,
        title="Dates fall on days off",
        what="A start, an end or a deadline falls on a day on which the calendar has no work.",
        why="What is due then will be late, or was due the working day before.",
        wrong="""\
# plan/project.yml
calendar:
  timezone: Europe/Athens
  working_days: [monday, tuesday, wednesday, thursday, friday]
# plan/phases.yml
phases:
  - {id: cluster, number: 1, title: Cluster, start: 2025-12-15, end: 2025-12-27}
""",
        right="""\
# plan/project.yml
calendar:
  timezone: Europe/Athens
  working_days: [monday, tuesday, wednesday, thursday, friday]
# plan/phases.yml
phases:
  - {id: cluster, number: 1, title: Cluster, start: 2025-12-15, end: 2025-12-26}
""",
    ),
    Code(
        name="work-beyond-claim",
        severity=Severity.CONTRADICTION,
        title="Work lies beyond the dates claimed of it",
        what="A claim gives dates to several phases, and their work begins before or ends after.",
        why="A heading such as “This week” promises what the phases under it do not.",
        wrong="""\
# plan/project.yml
claims:
  - id: this-week
    text: This week, Dec 14-20
    said_in: heading
    phases: [1, 2]
    start: 2025-12-14
    end: 2025-12-20
# plan/phases.yml
phases:
  - {id: one, number: 1, title: One, start: 2025-12-15, end: 2025-12-19}
  - {id: two, number: 2, title: Two, start: 2025-12-22, end: 2025-12-26}
""",
        right="""\
# plan/project.yml
claims:
  - id: this-week
    text: This week, Dec 15-19
    said_in: heading
    phases: [1]
    start: 2025-12-15
    end: 2025-12-19
# plan/phases.yml
phases:
  - {id: one, number: 1, title: One, start: 2025-12-15, end: 2025-12-19}
  - {id: two, number: 2, title: Two, start: 2025-12-22, end: 2025-12-26}
""",
    ),
    Code(
        name="claim-dates-differ",
        severity=Severity.CONTRADICTION,
        title="A claim and a phase give different dates",
        what="A claim gives a phase another start or end than the phase's own section does.",
        why="Two teams will plan on two different days.",
        wrong="""\
# plan/project.yml
claims:
  - id: block
    text: "Week 2: Phase 2"
    said_in: timeline block
    phases: 2
    start: 2025-12-22
    end: 2026-01-02
# plan/phases.yml
phases:
  - {id: two, number: 2, title: Two, start: 2025-12-22, end: 2025-12-26}
""",
        right="""\
# plan/project.yml
claims:
  - id: block
    text: "Week 2: Phase 2"
    said_in: timeline block
    phases: 2
    start: 2025-12-22
    end: 2025-12-26
# plan/phases.yml
phases:
  - {id: two, number: 2, title: Two, start: 2025-12-22, end: 2025-12-26}
""",
    ),
    Code(
        name="week-label-differs",
        severity=Severity.CONTRADICTION,
        title="A week label gives other dates",
        what="The week label of a phase names other days than its start and end.",
        why="A date was moved in one place only.",
        wrong="""\
# plan/phases.yml
phases:
  - id: two
    number: 2
    title: Two
    week_label: Weeks 2-3 (Dec 22-Jan 2)
    start: 2025-12-22
    end: 2025-12-26
""",
        right="""\
# plan/phases.yml
phases:
  - id: two
    number: 2
    title: Two
    week_label: Week 2 (Dec 22-26)
    start: 2025-12-22
    end: 2025-12-26
""",
    ),
    Code(
        name="decision-after-start",
        severity=Severity.CONTRADICTION,
        title="A decision is due after the work that waits for it",
        what="An open decision has a deadline after the start of work that it blocks.",
        why="The work would start without it, or start late.",
        wrong="""\
# plan/phases.yml
phases:
  - {id: cluster, number: 1, title: Cluster, start: 2025-12-15, end: 2025-12-26}
# plan/decisions.yml
decisions:
  - {id: budget, title: Budget, decide_by: 2025-12-17, blocks: cluster}
""",
        right="""\
# plan/phases.yml
phases:
  - {id: cluster, number: 1, title: Cluster, start: 2025-12-15, end: 2025-12-26}
# plan/decisions.yml
decisions:
  - {id: budget, title: Budget, decide_by: 2025-12-12, blocks: cluster}
""",
    ),
    Code(
        name="decision-before-its-task",
        severity=Severity.CONTRADICTION,
        title="A decision is due before the task that settles it",
        what="An open decision has a deadline before the start of the task in which it is made.",
        why="The deadline can't be kept without starting the task early.",
        wrong="""\
# plan/phases.yml
phases:
  - id: cluster
    number: 1
    title: Cluster
    start: 2025-12-15
    end: 2025-12-26
    tasks:
      - {id: choose, title: Choose the provider}
# plan/decisions.yml
decisions:
  - {id: cloud, title: Cloud provider, decide_by: 2025-12-12, settled_by: choose}
""",
        right="""\
# plan/phases.yml
phases:
  - id: cluster
    number: 1
    title: Cluster
    start: 2025-12-15
    end: 2025-12-26
    tasks:
      - {id: choose, title: Choose the provider}
# plan/decisions.yml
decisions:
  - {id: cloud, title: Cloud provider, decide_by: 2025-12-16, settled_by: choose}
""",
    ),
    Code(
        name="starts-before-its-turn",
        severity=Severity.CONTRADICTION,
        title="Work starts before what it depends on ends",
        what="Work has a start before the end of the work that must be finished first.",
        why="It will start late, or the dependency is not one.",
        wrong="""\
# plan/phases.yml
phases:
  - {id: one, number: 1, title: One, start: 2025-12-15, end: 2025-12-24}
  - {id: two, number: 2, title: Two, start: 2025-12-22, end: 2026-01-02, depends_on: one}
""",
        right="""\
# plan/phases.yml
phases:
  - {id: one, number: 1, title: One, start: 2025-12-15, end: 2025-12-24}
  - {id: two, number: 2, title: Two, start: 2025-12-29, end: 2026-01-02, depends_on: one}
""",
    ),
    Code(
        name="work-after-go-live",
        severity=Severity.CONTRADICTION,
        title="Readiness waits for work after going live",
        what="The work that makes an open readiness item true ends after the day of going live.",
        why="On that day the item will still be open, and the readiness verdict NO-GO.",
        wrong="""\
# plan/phases.yml
phases:
  - {id: testing, number: 6, title: Testing, start: 2026-01-12, end: 2026-01-23}
# plan/readiness.yml
go_live: 2026-01-16
items:
  - {id: tested, title: Load tests passed, closed_by: testing}
""",
        right="""\
# plan/phases.yml
phases:
  - {id: testing, number: 6, title: Testing, start: 2026-01-12, end: 2026-01-23}
# plan/readiness.yml
go_live: 2026-01-30
items:
  - {id: tested, title: Load tests passed, closed_by: testing}
""",
    ),
    Code(
        name="review-before-status",
        severity=Severity.CONTRADICTION,
        title="The next review lies before the status",
        what="The day of the next review is before as_of.",
        why="A reader who waits for it will wait in vain.",
        wrong="""\
# plan/project.yml
as_of: 2025-12-15
review: {next: 2025-12-08}
""",
        right="""\
# plan/project.yml
as_of: 2025-12-15
review: {next: 2025-12-22}
""",
    ),
    Code(
        name="updated-after-status",
        severity=Severity.CONTRADICTION,
        title="The document is newer than its status",
        what="The document was last updated after the day that the plan speaks for.",
        why="What was written later may be of another day, or as_of was not moved on.",
        wrong="""\
# plan/project.yml
as_of: 2025-12-15
document: {last_updated: 2025-12-17}
""",
        right="""\
# plan/project.yml
as_of: 2025-12-17
document: {last_updated: 2025-12-17}
""",
    ),
)
"""Every code of dates."""
