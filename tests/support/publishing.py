"""Publishes a hand-made part as `milepost publish` does a built one; also a program of its own.

python publishing.py CLONE PART_FOLDER LIVE_TEXT DAY...
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from published_branch import BRANCH, make_part

from milepost.build.site_build import Part
from milepost.errors import MilepostError, refused_by_system
from milepost.publish.branch.site import publish_part
from milepost.publish.branch.update import Updated, random_pause, session


def quiet(text: str) -> None:
    """Tell nobody how far it is."""


def publish(
    root: Path,
    part: Part,
    *,
    branch: str = BRANCH,
    pause: Callable[[int], None] = random_pause,
    dry_run: bool = False,
) -> Updated:
    """Publish a part from a clone."""
    with session(root, "origin", branch, quiet, dry_run=dry_run, pause=pause) as at:
        return publish_part(at, part)


def main(clone: Path, folder: Path, live: str, days: list[str]) -> None:
    """Publish a part for each day; what fails ends it with a sentence, as the command does."""
    for day in days:
        try:
            publish(clone, make_part(folder / day, [day], live))
        except OSError as error:
            sys.exit(str(refused_by_system(error)))
        except MilepostError as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4:])
