"""The sealed versions of a site: taken over where they are there already, else rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from milepost.build.report import asked_for, read
from milepost.build.review_files import review_files
from milepost.build.site_file import holds_exactly, link_file, link_files, write_file
from milepost.build.version_index import LIVE
from milepost.build.version_inputs import generator_digest, source_digest
from milepost.build.version_record import VersionRecord, read_record, stated_record
from milepost.build.workplace import Published, Workplace
from milepost.errors import MilepostError, PlanError
from milepost.history.names import name_of
from milepost.render.assets import shared_files
from milepost.value import Value
from milepost.views import known_path
from milepost.views.gone_path import Gone

KNOWN = f"{LIVE}/{known_path.PATH}"
"""What the live version of a site knows of the reviews."""

_RENDERER = "milepost.build.render_reviews"
_PROCESSES = 2


class _There(Value):
    """A version that is there already: where, and what it says of itself."""

    folder: Path
    record: VersionRecord


class _Rendering(Value):
    """A command that renders versions: its number, and where it leaves its report."""

    number: int
    report: Path


class Begun(Value):
    """The sealed versions of a site in the making: what is there of each, and what is rendered.

    `there` holds, by day, where a version can be taken from; None where it has to be rendered.
    `in_place`, those of the old site stay where they are.
    """

    place: Workplace
    published: Published
    there: Mapping[date, _There | None]
    rendering: Sequence[_Rendering]
    in_place: bool

    @property
    def missing(self) -> tuple[date, ...]:
        """The days whose versions have to be rendered."""
        return tuple(day for day, found in self.there.items() if found is None)

    @property
    def stated(self) -> tuple[VersionRecord, ...]:
        """The records of all others."""
        taken = (found.record for found in self.there.values() if found)
        return (*self.published.records.values(), *taken)


def begin_versions(place: Workplace, published: Published, *, in_place: bool) -> Begun:
    """Look which sealed versions are there already, and start rendering the others.

    A version of the old site is taken over when it was made from the same seal by the same
    generator; a published one stays as it was published, so it must show the same seal.
    """
    _remember(place, published)
    sources = {day: source_digest(content) for day, content in _seals(place.root).items()}
    here = {day: source for day, source in sources.items() if not _is_there(published, day, source)}
    there = {day: _to_take_over(place, published, day, source) for day, source in here.items()}
    rendering = _render(place, [day for day, found in there.items() if found is None])
    return Begun(place, published, there, rendering, in_place)


def finish_versions(begun: Begun) -> tuple[tuple[VersionRecord, ...], tuple[str, ...]]:
    """Put every sealed version into the new site, with all shared files.

    Returns the records of all, newest first, and the names of those that stay in the old site. One
    that turns out not to be there whole is rendered too.
    """
    place = begun.place
    taken = {day: _taken(begun, day, found) for day, found in begun.there.items() if found}
    broken = [day for day, record in taken.items() if record is None]
    for each in (*begun.rendering, *_render(place, broken)):
        _finish(place, each)
    records = {str(day): taken.get(day) or _record(place.stage / str(day)) for day in begun.there}
    _share(place, begun.published, records.values())
    every = {**begun.published.records, **records}
    staying = (day for day, found in begun.there.items() if found and _stays(begun, found))
    return (
        tuple(each for _, each in sorted(every.items(), reverse=True)),
        tuple(str(day) for day in staying if taken[day]),
    )


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


def _remember(place: Workplace, published: Published) -> None:
    """Put what an earlier build of this generator knew of the reviews where the renderers look."""
    folders = (published.folder, place.target)
    files = [folder / KNOWN for folder in folders if folder]
    kept = (published.known, *(file.read_bytes() for file in files if file.is_file()))
    known = next((each for each in kept if known_path.is_of(generator_digest(), each)), None)
    if known is not None:
        place.known.write_bytes(known)


def _seals(root: Path) -> Mapping[date, bytes]:
    """Return the files of the seals by their days; errata and strangers are not looked at."""
    named = ((name_of(name), content) for name, content in review_files(root).items())
    return {name.review: content for name, content in named if name and not name.erratum}


def _is_there(published: Published, day: date, source: str) -> bool:
    """Tell whether readers have this version already; it must show the same seal."""
    record = published.records.get(str(day))
    if record is not None and record.source != source:
        raise _another_seal(record, source)
    return record is not None


def _to_take_over(place: Workplace, published: Published, day: date, source: str) -> _There | None:
    """Return the version that is there already for a review, if there is one to take."""
    for site, is_published in ((published.folder, True), (place.target, False)):
        folder = site / str(day) if site else None
        record = stated_record(folder) if folder else None
        if folder is None or record is None:
            continue
        is_other = record.source != source
        if is_published and is_other and read_record(folder):
            raise _another_seal(record, source)
        if not is_other and (is_published or record.generator == generator_digest()):
            return _There(folder, record)
    return None


def _taken(begun: Begun, day: date, there: _There) -> VersionRecord | None:
    """Give a version its place in the new site; None where not all of it was there."""
    if _stays(begun, there):
        whole = holds_exactly(there.folder, there.record.paths)
    else:
        whole = link_files(there.folder, begun.place.stage / str(day), there.record.paths)
    return there.record if whole else None


def _stays(begun: Begun, there: _There) -> bool:
    return begun.in_place and there.folder.parent == begun.place.target


def _another_seal(record: VersionRecord, source: str) -> MilepostError:
    return MilepostError(
        f"The review of {record.title} was published from another seal: its file has the digest "
        f"{record.source}, the one here {source}.",
        "Restore the seal from git.",
    )


def _render(place: Workplace, days: Sequence[date]) -> list[_Rendering]:
    """Start rendering the versions of these days, in as many processes as help."""
    ordered = sorted(days)
    parts = [ordered[start::_PROCESSES] for start in range(min(_PROCESSES, len(ordered)))]
    return [_start(place, part) for part in parts]


def _start(place: Workplace, days: Sequence[date]) -> _Rendering:
    left = place.scratch / f"versions-{days[0]}.json"
    paths = map(str, (place.root, place.stage, place.known))
    command = [_RENDERER, *paths, generator_digest(), *map(str, days)]
    return _Rendering(place.engine.start(command, place.root, asked_for(left)), left)


def _finish(place: Workplace, rendering: _Rendering) -> None:
    ran = place.engine.wait(rendering.number)
    report = read(rendering.report)
    if report is not None and report.errors:
        raise PlanError(report.problems, "Nothing was built, and the site is as it was.")
    if not ran.succeeded:
        raise MilepostError("\n".join(("Sealed reviews could not be shown:", *ran.lines)))


def _record(folder: Path) -> VersionRecord:
    record = read_record(folder)
    if record is None:
        raise MilepostError(f"The version {folder.name} was not written whole.")
    return record


def _share(place: Workplace, published: Published, records: Iterable[VersionRecord]) -> None:
    """Write the shared files of this generator, and keep those that a version still names."""
    files = shared_files()
    for path, content in files.items():
        write_file(place.stage / path, content)
    for path in sorted({path for record in records for path in record.shared} - set(files)):
        sources = (folder / path for folder in (published.folder, place.target) if folder)
        source = next((file for file in sources if file.is_file()), None)
        if source is None:
            raise MilepostError(f"A sealed version needs {path}, which is gone.")
        link_file(source, place.stage / path)
