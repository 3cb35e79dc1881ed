"""A published folder and what comes next, for tests that break the publishing in between."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from published_folder import hidden_in, publish
from published_sites import check_site, make_part, site_of

from milepost.build.site_build import Part
from milepost.build.version_index import LIVE

FIRST, SECOND = "2026-01-04", "2026-01-11"


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder with parts to publish; `start` is the site that is there already, if one is."""

    folder: Path
    start: Path | None
    part: Part
    numbers: Iterator[int]

    def target(self) -> Path:
        """Return a new copy of the site that is there already."""
        place = self.folder / f"srv-{next(self.numbers)}"
        if self.start is not None:
            shutil.copytree(self.start, place)
        return place

    def check(self, target: Path) -> bool:
        """Check what readers have after a fault; tell whether the new index is there."""
        site = site_of(target)
        aside = target / ".milepost-staging/.milepost-aside"
        if not (target / LIVE).exists() and (aside / LIVE).exists():
            site |= {path: data for path, data in site_of(aside).items() if path.startswith(LIVE)}
        kept = [FIRST] if self.start is not None else []
        return SECOND in check_site(site, {"old", "new"}, kept)

    def finish(self, target: Path) -> None:
        """Publish again, check that it ends well, and remove the target."""
        publish(target, self.part)
        assert check_site(site_of(target), {"new"}, [SECOND]) == check_days(self)
        assert hidden_in(target) == []
        shutil.rmtree(target)


def check_days(stage: Stage) -> tuple[str, ...]:
    """Return the versions that are there in the end."""
    return (SECOND, FIRST) if stage.start is not None else (SECOND,)


def next_stage(folder: Path) -> Stage:
    """Return a site of one review, and a part with another review and a newer live."""
    folder.mkdir()
    publish(folder / "start", make_part(folder / "old", [FIRST], "old"))
    return Stage(folder, folder / "start", make_part(folder / "part", [SECOND], "new"), count())


def first_stage(folder: Path) -> Stage:
    """Return nothing yet, and a part with a review and a live."""
    folder.mkdir()
    return Stage(folder, None, make_part(folder / "part", [SECOND], "new"), count())
