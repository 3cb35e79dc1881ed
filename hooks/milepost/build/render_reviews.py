"""Writes sealed versions, as a process of its own that nothing around it can change.

python -m milepost.build.render_reviews ROOT FOLDER KNOWN GENERATOR DAY...
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from milepost.build.report import Report, leave
from milepost.build.review_files import review_files
from milepost.build.sealed_version import version_files
from milepost.build.told import known_reviews
from milepost.build.version_inputs import VersionInputs, source_digest
from milepost.build.version_record import RECORD
from milepost.errors import PlanError
from milepost.exports.known_reviews import facts_by_seal, heads_of
from milepost.history.archive import read_archive
from milepost.history.names import Name
from milepost.views.reviews.past import Past

_PATIENCE = 10
"""Live is built at the same time and takes longer, so it goes first where both want a processor."""


def render_reviews(
    root: Path, folder: Path, known: Path, generator: str, days: tuple[date, ...]
) -> None:
    """Write the versions of these days into folders of `folder` that are named by the day.

    Only the reviews up to the last of these days are read, and of those in the file `known` only
    what the pages compare. `generator` is the digest of this generator.
    """
    files = {
        name: content for name, content in review_files(root).items() if name[:10] <= str(max(days))
    }
    reviews = known_reviews(generator, known)
    past = Past(read_archive(files, heads_of(reviews)), facts_by_seal(reviews))
    for day in days:
        seal = past.archive.at(day)
        assert seal is not None, "each day has a file"  # noqa: S101 - the caller listed them
        inputs = VersionInputs(source_digest(files[str(Name(day))]), generator)
        version = version_files(seal, past, inputs)
        record = version.pop(RECORD)
        for path, content in (*version.items(), (RECORD, record)):
            target = folder / str(day) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def _main(arguments: list[str]) -> int:
    root, folder, known, generator, *days = arguments
    os.nice(_PATIENCE)
    try:
        wanted = tuple(map(date.fromisoformat, days))
        render_reviews(Path(root), Path(folder), Path(known), generator, wanted)
    except PlanError as error:
        leave(Report(problems=error.problems, excerpts=(None,) * len(error.problems)))
        return 1
    leave(Report())
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
