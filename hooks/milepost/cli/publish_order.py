"""What a call of `milepost publish` asks for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from milepost.build.workplace import Workplace
from milepost.publish.previews import NewPreview
from milepost.value import Value


class Order(Value):
    """What is to be done: the site to publish, a preview to put, or previews to remove.

    `work` is where the site is built; None where it is about previews.
    """

    root: Path
    work: Workplace | None
    now: datetime
    dry_run: bool
    preview: NewPreview | None
    removed: tuple[int, ...]
    prune: bool
