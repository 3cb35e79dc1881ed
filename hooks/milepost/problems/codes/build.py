"""Codes of building: what goes wrong between a sound plan and a whole site."""

from __future__ import annotations

from milepost.problems.code import Code, Severity

BUILD_CODES = (
    Code(
        name="page-not-built",
        severity=Severity.ERROR,
        title="The engine lost a page",
        what="A page or file was handed to the engine, and it is not in the site it wrote.",
        why="Some engines leave out what a setting or plugin excludes, and still report success.",
        wrong="exclude_docs: |\n  runbooks/",
        right="exclude_docs: |\n  drafts/",
    ),
)
