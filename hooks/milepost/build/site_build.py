"""One build from start to end: lock, stage, run the engine, check, swap in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from milepost.build import beside, engine
from milepost.build.configuration import CONFIG, configuration
from milepost.build.delivery import missing
from milepost.build.lock import hold
from milepost.build.report import Report, read
from milepost.build.root_page import MARK, ROOT_PAGE
from milepost.build.site_file import Measure, measured, write_file
from milepost.build.staging import staged, swap
from milepost.build.target import accept
from milepost.build.version_index import LIVE, write_index
from milepost.build.version_inputs import generator_digest
from milepost.build.version_record import VersionRecord
from milepost.build.versions import KNOWN, Workplace, build_versions, gone_candidates
from milepost.errors import MilepostError, PlanError
from milepost.views.gone_path import Gone

__all__ = ["KNOWN", "LIVE", "Built", "Part", "build_site", "built_part", "verdict"]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: where it stands, what it was made of, its pages, and its size in bytes."""

    target: Path
    report: Report
    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class Part:
    """A site in the making: its folder, its report, and the records of all versions it lists.

    What lists the versions is not in the folder yet; `measure` is that of all that is.
    """

    folder: Path
    report: Report
    records: tuple[VersionRecord, ...]
    measure: Measure = field(default_factory=Measure)


def build_site(
    root: Path, target: Path, waiting: Callable[[str], None], published: Path | None = None
) -> Built:
    """Build the site of a project into `target`, which stays as it was if anything fails.

    `waiting` is told the process id of another build that must end first. Sealed versions in the
    folder `published` are taken over as they are.
    """
    place = accept(target, root, "index.html", MARK)
    place.parent.mkdir(parents=True, exist_ok=True)
    with (
        hold(place.with_name(f".{place.name}.lock"), waiting) as lock,
        staged(place) as stage,
        tempfile.TemporaryDirectory(prefix="milepost-") as scratch,
    ):
        part = _build_part(Workplace(root, place, stage, lock, Path(scratch), published))
        whole = part.measure + measured(write_index(stage, part.records))
        swap(stage, place)
    return Built(place, part.report, whole.pages, whole.size)


@contextmanager
def built_part(
    root: Path,
    elsewhere: Mapping[str, VersionRecord],
    waiting: Callable[[str], None],
    kept: bytes = b"",
) -> Iterator[Part]:
    """Build what a published site lacks: live, and each sealed version that is not `elsewhere`.

    `kept` is what the published live version knows of the reviews. Sealed versions of the
    project's own site are taken over. The folder is gone afterwards.
    """
    place = root / "site"
    with (
        hold(place.with_name(f".{place.name}.lock"), waiting) as lock,
        staged(place) as stage,
        tempfile.TemporaryDirectory(prefix="milepost-") as scratch,
    ):
        work = Workplace(root, place, stage, lock, Path(scratch), elsewhere=elsewhere, kept=kept)
        yield _build_part(work)


def verdict(run: engine.Run, report: Report | None, destination: Path) -> Report:
    """Return the report of an engine that did all it should; raise what keeps it from that."""
    if report is not None and report.errors:
        raise PlanError(report.problems, "Nothing was built, and the site is as it was.")
    if not run.succeeded:
        raise MilepostError("\n".join(("The engine stopped:", *run.lines)))
    if report is None:
        raise MilepostError(
            "The engine ran without Milepost's hook, so it knew nothing of the plan.",
            f"Name hooks/milepost_hooks.py under `hooks` in {CONFIG}.",
        )
    lost = missing(report, destination)
    if lost:
        raise PlanError(lost, "The engine lost pages. The site is as it was.")
    return report


def _build_part(work: Workplace) -> Part:
    records = build_versions(work)
    write_file(work.stage / "index.html", ROOT_PAGE.encode())
    there = tuple(work.stage.iterdir())
    with ThreadPoolExecutor(1) as pool:  # there may be thousands of files, and the engine is slow
        beside_live = pool.submit(measured, there)
        report = _build_live(work, gone_candidates(records))
    return Part(work.stage, report, records, beside_live.result() + measured((work.stage / LIVE,)))


def _build_live(work: Workplace, gone: tuple[Gone, ...]) -> Report:
    left, versions = work.scratch / "report.json", work.scratch / "versions.json"
    beside.tell(versions, gone, generator_digest(), work.known)
    destination = work.stage / LIVE
    command = engine.command(configuration(work.root, work.scratch), destination)
    settings = {**engine.environment(left), beside.VARIABLE: str(versions)}
    return verdict(engine.run(command, work.root, settings, work.lock), read(left), destination)
