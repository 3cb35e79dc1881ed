"""Where previews go, and what is shared on the way there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from milepost.publish.host.api import Api
from milepost.publish.host.surroundings import Surroundings
from milepost.value import Value


class Place(Value):
    """A project, the branch of its site, the host that asks for it, and the time in UTC.

    `site` is the address of the published site, where it is known; `say` is told each step.
    """

    root: Path
    remote: str
    branch: str
    host: Surroundings
    api: Api
    site: str | None
    now: datetime
    say: Callable[[str], None]
