"""`milepost erratum`: say of a sealed review what was wrong in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from milepost.cli.days import DAY
from milepost.errors import MilepostError

_EXAMPLES = """
\b
Examples:
  milepost erratum 2025-12-14 --reason "The exposure of the first risk was 9, not 6."
"""


@click.command(epilog=_EXAMPLES)
@click.argument("day", type=DAY, metavar="DATE")
@click.option("--reason", required=True, metavar="TEXT", help="What was wrong, and what is so.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def erratum(root: Path, day: date, reason: str, yes: bool) -> None:
    """Name a mistake in the sealed review of DATE.

    The seal stays as it is. The erratum is a sealed file of its own beside it, and is shown on
    the page of that review for ever.
    """
    text = reason.strip()
    if not text:
        raise MilepostError("The reason says nothing.", "Write what was wrong, and what is so.")
    from milepost.cli.erratum_steps import add_erratum

    add_erratum(root, day, text, yes)
