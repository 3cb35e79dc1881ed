"""(g) Bytes of one sealed review of the real plan, beyond shared files and `data/`."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from benchmarks.projects import ROOT
from benchmarks.row import Row
from milepost.build.reviews import archive_of
from milepost.build.sealed_version import version_files
from milepost.build.version_inputs import VersionInputs
from milepost.views.reviews.past import Past

TITLE = "Bytes of a sealed review of the real plan"
CAUSE = "Each page of the plan comes whole, with its charts as SVG."
MOST_RAW, MOST_PACKED = 600.0, 200.0
"""Kilobytes of 1,000 bytes, as they are and each file packed by gzip."""


def measure(work: Path) -> tuple[Row, ...]:
    """Return the rows of the largest sealed review of this repository."""
    del work
    archive = archive_of(ROOT)
    past = Past(archive)
    reviews = [version_files(seal, past, VersionInputs("", "")) for seal in archive.seals]
    counted = [
        [content for path, content in files.items() if not path.startswith("data/")]
        for files in reviews
    ]
    raw = max(_kilobytes(files) for files in counted)
    packed = max(_kilobytes(map(gzip.compress, files)) for files in counted)
    return (
        Row("raw", f"at most {MOST_RAW:.0f} KB", f"{raw:.1f} KB", raw <= MOST_RAW),
        Row("gzip", f"at most {MOST_PACKED:.0f} KB", f"{packed:.1f} KB", packed <= MOST_PACKED),
    )


def _kilobytes(files: Iterable[bytes]) -> float:
    return sum(map(len, files)) / 1000
