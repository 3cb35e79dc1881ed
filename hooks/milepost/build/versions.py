"""The sealed versions of a site: taken over where they are there already, else rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from milepost.build import engine
from milepost.build.report import read
from milepost.build.review_files import review_files
from milepost.build.site_file import link_file, write_file
from milepost.build.version_inputs import generator_digest, source_digest
from milepost.build.version_record import RECORD, VersionRecord, read_record
from milepost.errors import MilepostError, PlanError
from milepost.history.names import name_of
from milepost.render.assets import shared_files
from milepost.views.gone_path import Gone

_RENDERER = "milepost.build.render_reviews"
_PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where a build works: the project, the old site, the new one, and its lock.

    `published` is a copy of the site as readers have it, where there is one. Versions that are
    `elsewhere`, by their names, stay where they are: they are listed, but not built.
    """

    root: Path
    target: Path
    stage: Path
    lock: int
    scratch: Path
    published: Path | None = None
    elsewhere: Mapping[str, VersionRecord] = field(default_factory=dict)


def build_versions(place: Workplace) -> tuple[VersionRecord, ...]:
    """Put every sealed version into the new site, with all shared files; return them, newest first.

    A version of the old site is taken over when it was made from the same seal by the same
    generator; a published one stays as it was published, so it must show the same seal.
    """
    sources = {day: source_digest(content) for day, content in _seals(place.root).items()}
    elsewhere = {day for day, source in sources.items() if _is_elsewhere(place, day, source)}
    here = {day: source for day, source in sources.items() if day not in elsewhere}
    kept = {day for day, source in here.items() if _take_over(place, day, source)}
    _render(place, sorted(set(here) - kept))
    records = {str(day): _record(place.stage / str(day)) for day in here}
    _share(place, records.values())
    return tuple(each for _, each in sorted({**place.elsewhere, **records}.items(), reverse=True))


def gone_candidates(records: Iterable[VersionRecord]) -> tuple[Gone, ...]:
    """Return every page that a sealed version shows or leads to, by path."""
    shown: dict[str, list[VersionRecord]] = {}
    for record in sorted(records, key=lambda record: record.version):
        for path in {*record.pages, *record.leads_to}:
            if path.endswith(".html"):
                shown.setdefault(path, []).append(record)
    return tuple(
        Gone(
            path,
            next((one.pages[path] for one in reversed(found) if path in one.pages), None),
            tuple(date.fromisoformat(one.version) for one in found if path in one.pages),
        )
        for path, found in sorted(shown.items())
    )


def _seals(root: Path) -> Mapping[date, bytes]:
    """Return the files of the seals by their days; errata and strangers are not looked at."""
    named = ((name_of(name), content) for name, content in review_files(root).items())
    return {name.review: content for name, content in named if name and not name.erratum}


def _is_elsewhere(place: Workplace, day: date, source: str) -> bool:
    """Tell whether readers have this version already; it must show the same seal."""
    record = place.elsewhere.get(str(day))
    if record is not None and record.source != source:
        raise _another_seal(record, source)
    return record is not None


def _take_over(place: Workplace, day: date, source: str) -> bool:
    """Give a version that is there already its place in the new site, if there is one to take."""
    for folder, published in ((place.published, True), (place.target, False)):
        record = read_record(folder / str(day)) if folder else None
        if folder is None or record is None:
            continue
        if published and record.source != source:
            raise _another_seal(record, source)
        if record.source == source and (published or record.generator == generator_digest()):
            for path in (*record.pages, *record.files, RECORD):
                link_file(folder / str(day) / path, place.stage / str(day) / path)
            return True
    return False


def _another_seal(record: VersionRecord, source: str) -> MilepostError:
    return MilepostError(
        f"The review of {record.title} was published from another seal: its file has the digest "
        f"{record.source}, the one here {source}.",
        "Restore the seal from git.",
    )


def _render(place: Workplace, days: Sequence[date]) -> None:
    """Render the versions of these days, in as many processes as help."""
    parts = [days[start::_PROCESSES] for start in range(min(_PROCESSES, len(days)))]
    with ThreadPoolExecutor(_PROCESSES) as pool:
        for _ in pool.map(lambda part: _run(place, part), parts):
            pass


def _run(place: Workplace, days: Sequence[date]) -> None:
    left = place.scratch / f"versions-{days[0]}.json"
    command = [_RENDERER, str(place.root), str(place.stage), *map(str, days)]
    ran = engine.run(command, place.root, engine.environment(left), place.lock)
    report = read(left)
    if report is not None and report.errors:
        raise PlanError(report.problems, "Nothing was built, and the site is as it was.")
    if not ran.succeeded:
        raise MilepostError("\n".join(("Sealed reviews could not be shown:", *ran.lines)))


def _record(folder: Path) -> VersionRecord:
    record = read_record(folder)
    if record is None:
        raise MilepostError(f"The version {folder.name} was not written whole.")
    return record


def _share(place: Workplace, records: Iterable[VersionRecord]) -> None:
    """Write the shared files of this generator, and keep those that a version still names."""
    files = shared_files()
    for path, content in files.items():
        write_file(place.stage / path, content)
    for path in sorted({path for record in records for path in record.shared} - set(files)):
        sources = (folder / path for folder in (place.published, place.target) if folder)
        source = next((file for file in sources if file.is_file()), None)
        if source is None:
            raise MilepostError(f"A sealed version needs {path}, which is gone.")
        link_file(source, place.stage / path)
