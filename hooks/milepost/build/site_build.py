"""One build from start to end: the sealed versions, live, what lists them, and the swap."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from milepost.build.live import Building, finish_live, is_what_it_would_be, start_live
from milepost.build.report import Report
from milepost.build.root_page import ROOT_PAGE
from milepost.build.settling import can_settle, settle
from milepost.build.site_file import Measure, measured, write_file
from milepost.build.staging import swap
from milepost.build.version_index import LIVE, write_index
from milepost.build.version_record import VersionRecord
from milepost.build.versions import (
    KNOWN,
    Begun,
    begin_versions,
    finish_versions,
    gone_candidates,
)
from milepost.build.workplace import Published, Workplace
from milepost.value import Value, field
from milepost.views.gone_path import Gone

__all__ = ["KNOWN", "LIVE", "Built", "Part", "build_part", "build_site"]


class Built(Value):
    """What a build gave: where it stands, what it was made of, its pages, and its size in bytes."""

    target: Path
    report: Report
    pages: int
    size: int


class Part(Value):
    """A site in the making: its folder, its report, and the records of all versions it lists.

    What lists the versions is not in the folder yet; `measure` is that of all that is, and of the
    versions that are `staying` where the old site has them.
    """

    folder: Path
    report: Report
    records: tuple[VersionRecord, ...]
    measure: Measure = field(default_factory=Measure)
    staying: tuple[str, ...] = ()


def build_site(work: Workplace, published: Path | None = None) -> Built:
    """Build the site of a project; its target stays as it was if anything fails.

    Sealed versions in the folder `published` are taken over as they are.
    """
    in_place = can_settle(work.stage, work.target)
    part = build_part(work, Published(published), in_place=in_place)
    whole = part.measure + measured(write_index(work.stage, part.records))
    if in_place:
        settle(work.stage, work.target, part.staying)
    else:
        swap(work.stage, work.target)
    return Built(work.target, part.report, whole.pages, whole.size)


def build_part(work: Workplace, published: Published, *, in_place: bool = False) -> Part:
    """Build live, and each sealed version that is not published yet.

    Those of the old site are taken over where they are still what would be built; `in_place`, they
    stay in its folder.
    """
    begun = begin_versions(work, published, in_place=in_place)
    early = _start_early(work, begun)
    records, staying = finish_versions(begun)
    write_file(work.stage / "index.html", ROOT_PAGE.encode())
    there = [path for path in work.stage.iterdir() if path.name != LIVE]
    there += [work.target / name for name in staying]
    with ThreadPoolExecutor(1) as pool:  # there may be thousands of files, and the engine is slow
        beside_live = pool.submit(measured, there)
        report = _live(work, early, gone_candidates(records))
    whole = beside_live.result() + measured((work.stage / LIVE,))
    return Part(work.stage, report, records, whole, staying)


def _start_early(work: Workplace, begun: Begun) -> Building | None:
    """Build live beside the versions where there is next to none to render.

    Live shows the pages of all versions that it has not itself. What a single new review holds is
    nearly always in live or in an earlier one; of several, that can't be said.
    """
    few = len(begun.missing) <= 1
    return start_live(work, gone_candidates(begun.stated)) if few else None


def _live(work: Workplace, early: Building | None, gone: tuple[Gone, ...]) -> Report:
    """Return the report of live, built anew where it was begun without all that it must know."""
    if early:
        report = finish_live(work, early)
        if is_what_it_would_be(early, report, gone):
            return report
    return finish_live(work, start_live(work, gone))
