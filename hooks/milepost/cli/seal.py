"""`milepost seal`: hold a review, and fix its plan for ever."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from milepost.cli.days import DAY

_EXAMPLES = """
\b
Examples:
  milepost seal --dry-run           what changed, and what would be written
  milepost seal                     seal the plan for the day in as_of
  milepost seal --date 2025-12-21   set as_of to that day first
  milepost seal --yes               ask nothing
"""


@click.command(epilog=_EXAMPLES)
@click.option(
    "--date",
    "day",
    type=DAY,
    metavar="DATE",
    help="The day of the review; if `as_of` in the plan is another, it is set after asking.",
)
@click.option("--note", metavar="TEXT", help="What the review wants remembered.")
@click.option("--dry-run", is_flag=True, help="Show what would be sealed; write nothing.")
@click.option("--yes", is_flag=True, help="Answer every question with yes.")
@click.pass_obj
def seal(root: Path, day: date | None, note: str | None, dry_run: bool, yes: bool) -> None:
    """Seal the plan as it stands for the review of its day.

    The plan, the figures that readers are shown and the digest of the review before go into one
    file of plan/reviews/, which is never changed again. A plan with problems is refused, and so
    is a moved date without a reason.
    """
    from milepost.cli.seal_steps import hold_review, try_sealing

    if dry_run:
        try_sealing(root, day, note)
    else:
        hold_review(root, day, note, yes)
