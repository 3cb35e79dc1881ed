"""The steps of `milepost erratum`: it is made, shown, asked for and written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from milepost.build.identity import required_identity
from milepost.build.reviews import archive_of
from milepost.build.seal_file import sealing
from milepost.cli.asking import go_on, is_attended
from milepost.cli.console import say
from milepost.errors import MilepostError
from milepost.history.archive import Archive
from milepost.history.names import FOLDER, Name
from milepost.history.seal import erratum_bytes, make_erratum
from milepost.views.wording import full_day


def add_erratum(root: Path, day: date, text: str, yes: bool) -> None:
    """Write an erratum of the review of a day beside its seal."""
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
