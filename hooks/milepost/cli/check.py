"""`milepost check`: report problems and contradictions with their places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from milepost.cli.findings import Findings

_EXAMPLES = """
\b
Examples:
  milepost check                     for people
  milepost check --format json       for scripts
  milepost check --format github     as annotations of a pull request
  milepost check --strict            fail on warnings and contradictions too
"""


@click.command(epilog=_EXAMPLES)
@click.option("--strict", is_flag=True, help="Take warnings and contradictions for errors.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to print what was found.",
)
@click.pass_obj
def check(root: Path, strict: bool, form: str) -> int:
    """Report problems and contradictions.

    Each comes with its file, line and column, and with a cure. Exits with 1 when there is an
    error. Warnings and contradictions are counted; with --strict they count as errors too, but
    not a contradiction that rests on an inferred link.
    """
    from milepost.cli.findings import find
    from milepost.cli.report import REPORTS

    findings = find(root)
    REPORTS[form](findings, root)
    return int(_fails(findings, strict))


def _fails(findings: Findings, strict: bool) -> bool:
    counts = findings.counts
    stated = counts.contradictions - counts.inferred
    return bool(counts.errors or (strict and (counts.warnings or stated)))
