"""What the build tells the event file of the versions that stand beside the live one.

The engine runs as a process of its own. It is told by the environment where to read this, so
that a plain `mkdocs build` makes a version that stands alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from milepost.views.gone_path import Gone

VARIABLE = "MILEPOST_VERSIONS"
"""The environment variable that names the file."""


def tell(path: Path, gone: Iterable[Gone]) -> None:
    """Write the pages that sealed versions show or lead to."""
    rows = [[one.path, one.title, list(map(str, one.reviews))] for one in gone]
    path.write_text(json.dumps(rows), encoding="utf-8")


def told() -> tuple[Gone, ...] | None:
    """Return the pages that sealed versions show or lead to; None where this one stands alone."""
    path = os.environ.get(VARIABLE)
    if path is None:
        return None
    rows = json.loads(Path(path).read_text(encoding="utf-8"))
    return tuple(
        Gone(page, title, tuple(map(date.fromisoformat, days))) for page, title, days in rows
    )
