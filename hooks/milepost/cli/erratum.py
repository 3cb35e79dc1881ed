"""`milepost erratum`: say of a sealed review what was wrong in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from milepost.build.identity import required_identity
from milepost.build.reviews import archive_of
from milepost.build.seal_file import sealing
from milepost.cli.asking import go_on, is_attended
from milepost.cli.console import say
from milepost.cli.days import DAY
from milepost.errors import MilepostError
from milepost.history.archive import Archive
from milepost.history.names import FOLDER, Name
from milepost.history.seal import erratum_bytes, make_erratum
from milepost.views.wording import full_day

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
    with sealing(root) as writer:
        archive = archive_of(root)
        if archive.at(day) is None:
            raise MilepostError(f"No review of {day} is sealed.", _sealed_days(archive))
        made = make_erratum(archive, day, text, required_identity(root))
        name = str(Name(day, made.number))
        say(f"Erratum {made.number} of the review of {full_day(day)}:")
        say(f"  {text}")
        if is_attended() and not yes:
            go_on("Write it? It can't be changed afterwards.")
        writer.write(name, erratum_bytes(made))
    say(f"Wrote {FOLDER}/{name}")
    say(f"Digest {made.digest}")


def _sealed_days(archive: Archive) -> str:
    days = [seal.day.isoformat() for seal in archive.seals[-5:]]
    return f"The latest reviews: {', '.join(days)}." if days else "Seal one with `milepost seal`."
