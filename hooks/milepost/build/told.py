"""What the build told of the versions beside live, as the engine's process reads it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from milepost.build.beside import VARIABLE
from milepost.exports.known_reviews import KnownReview, read_known
from milepost.value import Value, field
from milepost.views.gone_path import Gone


class Beside(Value):
    """What stands beside live: pages that sealed versions show or lead to, and known reviews.

    `known` are reviews by the digests of their seals' files, `generator` is the digest under
    which they are known.
    """

    gone: tuple[Gone, ...]
    generator: str
    known: Mapping[str, KnownReview] = field(default_factory=dict)


def told() -> Beside | None:
    """Return what stands beside this version; None where it stands alone."""
    path = os.environ.get(VARIABLE)
    if path is None:
        return None
    content = json.loads(Path(path).read_text(encoding="utf-8"))
    gone = (
        Gone(page, title, tuple(map(date.fromisoformat, days)))
        for page, title, days in content["gone"]
    )
    generator = content["generator"]
    return Beside(tuple(gone), generator, known_reviews(generator, Path(content["known"])))


def known_reviews(generator: str, path: Path) -> Mapping[str, KnownReview]:
    """Return the reviews that a file knows; none where it is not there."""
    return read_known(generator, path.read_bytes()) if path.is_file() else {}
