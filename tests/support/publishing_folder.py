"""Publishes hand-made parts into a folder, as a program of its own that may be killed or traced.

python publishing_folder.py TARGET PARTS DAY...

Below PARTS lies a part for each day by its name, as `prepare` makes them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from published_folder import publish
from published_sites import make_part, sealed_record

from milepost.build.report import Report
from milepost.build.site_build import Part
from milepost.errors import MilepostError, refused_by_system

ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join(sys.path),
    "PYTHONDONTWRITEBYTECODE": "1",
}
"""What the program needs; it writes nothing but what it publishes."""


def prepare(parts: Path, live: str, days: list[str]) -> None:
    """Make the parts of these days."""
    for day in days:
        make_part(parts / day, [day], live)


def command(target: Path, parts: Path, days: list[str]) -> list[str]:
    """Return the call of this program."""
    return [sys.executable, __file__, str(target), str(parts), *days]


def main(target: Path, parts: Path, days: list[str]) -> None:
    """Publish one part after the other; what fails ends it with a sentence, as the command does."""
    for day in days:
        try:
            publish(target, Part(parts / day, Report(), (sealed_record(day),)))
        except OSError as error:
            sys.exit(str(refused_by_system(error)))
        except MilepostError as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
