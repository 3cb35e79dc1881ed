"""What the build tells the event file of the versions that stand beside the live one.

The engine runs as a process of its own. It is told by the environment where to read this, so
that a plain `mkdocs build` makes a version that stands alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from milepost.views.gone_path import Gone

VARIABLE = "MILEPOST_VERSIONS"
"""The environment variable that names the file."""


def tell(path: Path, gone: Iterable[Gone], generator: str, known: Path) -> None:
    """Write what stands beside live; `known` is the file of the reviews known, if there is one."""
    rows = [[one.path, one.title, list(map(str, one.reviews))] for one in gone]
    content = {"gone": rows, "generator": generator, "known": str(known)}
    path.write_text(json.dumps(content), encoding="utf-8")
