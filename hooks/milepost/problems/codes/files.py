"""Codes of files: what lies in the project's folders, and what can't be read as text."""

from __future__ import annotations

from milepost.problems.code import Code, Severity

FILE_CODES = (
    Code(
        name="missing-file",
        severity=Severity.ERROR,
        title="A file is missing",
        what="The plan has no project.yml, so nothing says for which day it speaks.",
        why="Name, day, time zone and teams stand there; every other file relies on them.",
        wrong="plan/\n  phases.yml",
        right="plan/\n  project.yml\n  phases.yml",
    ),
    Code(
        name="unknown-file",
        severity=Severity.ERROR,
        title="A file of the plan has an unknown name",
        what="A file or folder in plan/ is none of those that a plan is made of.",
        why="A misspelt name would otherwise be left out without a word.",
        wrong="plan/\n  risk.yml",
        right="plan/\n  risks.yml",
    ),
    Code(
        name="file-and-folder",
        severity=Severity.ERROR,
        title="A file and a folder stand for the same thing",
        what="Both phases.yml and phases/ are there, so one fact has two places.",
        why="A reader could not know which of the two holds.",
        wrong="plan/\n  phases.yml\n  phases/build.yml",
        right="plan/\n  phases/build.yml\n  phases/launch.yml",
    ),
    Code(
        name="unsafe-file",
        severity=Severity.ERROR,
        title="A file is not a plain file",
        what="A symbolic link, a pipe or a device stands where a plain file is wanted.",
        why="Following it could publish what lies outside the project, or never end.",
        wrong="plan/risks.yml -> /etc/passwd",
        right="plan/risks.yml",
    ),
    Code(
        name="unreadable-file",
        severity=Severity.ERROR,
        title="A file can't be read",
        what="The system refuses to open a file of the project.",
        why="A plan that is read in part would show a wrong status.",
        wrong="---------- plan/risks.yml",
        right="-rw-r--r-- plan/risks.yml",
    ),
    Code(
        name="too-big",
        severity=Severity.ERROR,
        title="A file is too big",
        what="A file has more than 2 MiB.",
        why="The bound keeps a mistaken or hostile file from stopping the build.",
        wrong="plan/phases.yml (3 MiB)",
        right="plan/phases/build.yml (1 MiB)\nplan/phases/launch.yml (1 MiB)",
    ),
    Code(
        name="not-utf8",
        severity=Severity.ERROR,
        title="A file is not UTF-8",
        what="A byte of a file does not belong to UTF-8 text.",
        why="Guessing the encoding would damage names and signs on the pages.",
        wrong="title: Caf\\xe9   # saved as Latin-1",
        right="title: Café   # saved as UTF-8",
    ),
    Code(
        name="control-character",
        severity=Severity.ERROR,
        title="A text holds a control character",
        what="An invisible character stands in a file, as itself or as an escape.",
        why="It can hide or reorder what a reader of the file sees.",
        wrong='title: "Ring the bell\\a"',
        right='title: "Ring the bell"',
    ),
    Code(
        name="tab-indentation",
        severity=Severity.ERROR,
        title="A line is indented with a tab",
        what="A tab stands among the blanks at the start of a line.",
        why="Editors show tabs in different widths, and YAML forbids them here.",
        wrong="phases:\n\t- id: build",
        right="phases:\n  - id: build",
    ),
)
"""Every code of files and their text."""
