"""Where a site is built: its lock is held, its new folder is there, and the engine runs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from milepost.build.engine import Engine
from milepost.build.lock import hold
from milepost.build.staging import staged
from milepost.build.version_record import VersionRecord
from milepost.value import Value, field


class Workplace(Value):
    """Where a build works: the project, the old site, the new one, and what makes it.

    `scratch` is a folder for what no reader sees.
    """

    root: Path
    target: Path
    stage: Path
    scratch: Path
    engine: Engine

    @property
    def known(self) -> Path:
        """The file of what is known of the reviews; there is none where nothing is."""
        return self.scratch / "known.json"


class Published(Value):
    """What readers have already.

    `folder` is a copy of the site as they have it, where there is one. The versions of `records`,
    by their names, stay where they are: they are listed, but not built. `known` is what the live
    version that stands there knows of the reviews.
    """

    folder: Path | None = None
    records: Mapping[str, VersionRecord] = field(default_factory=dict)
    known: bytes = b""


@contextmanager
def workplace(root: Path, target: Path, waiting: Callable[[str], None]) -> Iterator[Workplace]:
    """Open the place where a site is built; its new folders are gone afterwards.

    `waiting` is told the process id of another build that must end first. The engine loads while
    the caller goes on, so this comes before all that can be done beside it.
    """
    with (
        hold(target.with_name(f".{target.name}.lock"), waiting) as lock,
        Engine(lock) as engine,
        staged(target) as stage,
        tempfile.TemporaryDirectory(prefix="milepost-") as scratch,
    ):
        yield Workplace(root, target, stage, Path(scratch), engine)
