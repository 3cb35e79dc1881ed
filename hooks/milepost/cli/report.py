"""The forms in which `milepost check` prints findings."""

from __future__ import annotations

import json
import os
import posixpath
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from milepost.cli.console import console, count, print_problems
from milepost.cli.findings import Finding, Findings
from milepost.problems.code import Severity
from milepost.value import asdict

SCHEMA = 1
"""Version of the JSON form; raised when a key changes its meaning or goes."""

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.CONTRADICTION: "warning",
}


def as_text(findings: Findings, root: Path) -> None:
    """Print a line for each finding, and the counts."""
    del root  # places are those of the project
    print_problems(finding.problem for finding in findings.items)
    console().print(_summary(findings), style="bold")


def as_json(findings: Findings, root: Path) -> None:
    """Print one object with stable keys."""
    del root  # as above
    found = {
        "schema": SCHEMA,
        "counts": asdict(findings.counts),
        "problems": [_plain(finding) for finding in findings.items],
    }
    click.echo(json.dumps(found, indent=2, ensure_ascii=False))


def as_github(findings: Findings, root: Path) -> None:
    """Print workflow commands that GitHub shows beside the lines.

    GitHub takes paths from the repository's root, in which it also runs the command.
    """
    folder = os.path.relpath(root)
    for finding in findings.items:
        click.echo(_annotation(finding, folder))
    click.echo(_summary(findings))


REPORTS: Mapping[str, Callable[[Findings, Path], None]] = MappingProxyType(
    {"text": as_text, "json": as_json, "github": as_github}
)
"""What prints each form, by the name that `--format` takes."""


def _summary(findings: Findings) -> str:
    counts = findings.counts
    parts = [
        count(counts.errors, "error"),
        count(counts.warnings, "warning"),
        count(counts.contradictions, "contradiction"),
    ]
    inferred = f" ({counts.inferred} on an inferred link)" if counts.inferred else ""
    return ", ".join(parts) + inferred


def _plain(finding: Finding) -> dict[str, Any]:
    problem = finding.problem
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "cure": problem.cure,
        "inferred": finding.inferred,
    }


def _annotation(finding: Finding, folder: str) -> str:
    problem = finding.problem
    level = "notice" if finding.inferred else _LEVELS[problem.severity]
    place = problem.place
    properties = {
        "file": posixpath.normpath(posixpath.join(folder, place.file)),
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.code,
    }
    listed = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    return f"::{level} {listed}::{_escaped(f'{problem.message} {problem.cure}')}"


def _escaped(text: str, further: str = "") -> str:
    """Return a text as a workflow command takes it: its special characters as %XX.

    Source: GitHub's toolkit, packages/core/src/command.ts, escapeData and escapeProperty.
    """
    for character in "%\r\n" + further:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
