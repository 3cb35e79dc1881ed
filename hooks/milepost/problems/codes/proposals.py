"""Codes of proposed changes: what a preview refuses before it reads anything."""

from __future__ import annotations

from milepost.problems.code import Code, Severity

PROPOSAL_CODES = (
    Code(
        name="unsafe-name",
        severity=Severity.ERROR,
        title="A file has a name that is not safe",
        what="The name of a file or folder leads elsewhere, or some system can't hold it.",
        why="A preview reads the plans of strangers, and must be the same on every system.",
        wrong="plan/aux.yml",
        right="plan/risks.yml",
    ),
    Code(
        name="too-much",
        severity=Severity.ERROR,
        title="A change brings too much to preview",
        what=(
            "Plan and pages have more than 5,000 files, 50 MB or twelve folders in one another, "
            "or take too long to read."
        ),
        why="The bound keeps a mistaken or hostile change from stopping the preview.",
        wrong="site_src/ (100,000 files)",
        right="site_src/ (120 files)",
    ),
)
"""Every code of a proposed change and its text."""
