"""`milepost diff`: what changed between two reviews, or between a review and the live plan."""

from __future__ import annotations

from pathlib import Path

import click

from milepost.build.compared_names import LAST, LIVE

_EXAMPLES = """
\b
Examples:
  milepost diff                          from the last review to the plan as it stands
  milepost diff 2025-12-14               from that review to the plan as it stands
  milepost diff 2025-12-14 2025-12-21    from one review to another
  milepost diff main live                what a branch changes
  milepost diff --format markdown        for a pull request
"""


@click.command(epilog=_EXAMPLES, short_help="Show what changed between two plans, and why.")
@click.argument("before", default=LAST, metavar="[A]")
@click.argument("after", default=LIVE, metavar="[B]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "html"]),
    default="text",
    show_default=True,
    help="How to print what changed.",
)
@click.option("--exit-code", "as_status", is_flag=True, help="Exit with 1 when the two differ.")
@click.pass_obj
def diff(root: Path, before: str, after: str, form: str, as_status: bool) -> int:
    """Show what changed from A to B: by how much, why, and what follows.

    A and B are dates of sealed reviews, `last` for the newest one, `live` for the plan as it
    stands, or git revisions. Without B it is live, without both A is last.
    """
    from milepost.build.compared import compare_named
    from milepost.cli.diff_forms import print_compared

    compared = compare_named(root, before, after)
    print_compared(compared, form)
    return int(as_status and bool(compared.comparison.changes))
