"""The published versions: whole, listed as they are, and from the seals that are here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from milepost.build.version_index import INDEX, LIVE, MENU, index_files
from milepost.build.version_inputs import source_digest
from milepost.build.version_record import VersionRecord
from milepost.history.archive import Archive
from milepost.history.names import FOLDER
from milepost.publish.branch.contents import Contents, read_blobs
from milepost.publish.doctor.finding import Area, Finding
from milepost.publish.doctor.published import Published
from milepost.publish.doctor.restoring import restore_command
from milepost.publish.git import Git
from milepost.publish.owned import is_version

NAME = "Branch"


def versions_area(
    git: Git, published: Published, archive: Archive, seals: Mapping[str, bytes]
) -> Area:
    """Return what is to be said of the branch; `seals` are the files of reviews by name."""
    contents = published.contents
    if contents is None:
        return Area(NAME, "", published.findings)
    records = {record.version: record for record in contents.records}
    count = "1 sealed version" if len(records) == 1 else f"{len(records)} sealed versions"
    findings = (
        *published.findings,
        *_live(published, contents),
        *_broken(published, contents),
        *_index(git, published, contents),
        *_other_seals(git, records, seals),
        *_unpublished(published, records, archive),
    )
    return Area(NAME, f"{published.place.branch} with live and {count}", findings)


def _live(published: Published, contents: Contents) -> Iterator[Finding]:
    if f"{LIVE}/index.html" not in contents.files:
        yield Finding(f"There is no {LIVE}/ for readers.", published.publish)


def _broken(published: Published, contents: Contents) -> Iterator[Finding]:
    """Yield each folder of a version whose record is bad, or some of whose files are gone."""
    whole = {record.version for record in contents.records}
    folders = {path.partition("/")[0] for path in contents.files}
    for name in sorted(filter(is_version, folders - whole)):
        yield Finding(f"The version {name} is not whole.", published.publish)


def _index(git: Git, published: Published, contents: Contents) -> Iterator[Finding]:
    newest_first = sorted(contents.records, key=lambda record: record.version, reverse=True)
    wanted = index_files(newest_first)
    there = {name: contents.files[name] for name in (INDEX, MENU) if name in contents.files}
    found = read_blobs(git, there)
    for name in (INDEX, MENU):
        if name not in found:
            yield Finding(f"{name} is not there.", published.publish)
        elif found[name] != wanted[name]:
            yield Finding(_difference(name, found[name], contents), published.publish)


def _difference(name: str, content: bytes, contents: Contents) -> str:
    if name == MENU:
        return f"{MENU} does not list the versions that are there."
    try:
        listed = {str(entry["version"]) for entry in json.loads(content)} - {LIVE}
    except (ValueError, TypeError, KeyError, RecursionError):
        return f"{INDEX} can't be read."
    there = {record.version for record in contents.records}
    if listed - there:
        return f"{INDEX} lists versions that are not there: {', '.join(sorted(listed - there))}."
    if there - listed:
        return f"{INDEX} leaves out versions: {', '.join(sorted(there - listed))}."
    return f"{INDEX} says of a version what the version does not say."


def _other_seals(
    git: Git, records: Mapping[str, VersionRecord], seals: Mapping[str, bytes]
) -> Iterator[Finding]:
    """Yield each published version whose seal is not here, or is another one here."""
    for day, record in sorted(records.items()):
        name = f"{day}.json"
        if name not in seals:
            yield Finding(
                f"The version {day} is published, but its seal is not here.",
                restore_command(git, f"{FOLDER}/{name}"),
            )
        elif source_digest(seals[name]) != record.source:
            yield Finding(
                f"The version {day} was published from another seal than {FOLDER}/{name}.",
                restore_command(git, f"{FOLDER}/{name}"),
            )


def _unpublished(
    published: Published, records: Mapping[str, VersionRecord], archive: Archive
) -> Iterator[Finding]:
    days = [str(seal.day) for seal in archive.seals if str(seal.day) not in records]
    if days:
        which = f"The review of {days[0]} is" if len(days) == 1 else f"{len(days)} reviews are"
        yield Finding(f"{which} sealed here and not published.", published.publish)
