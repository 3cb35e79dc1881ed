"""What a published folder holds: every file with its size, its versions and its previews."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from milepost.build.root_page import MARK
from milepost.build.version_index import INDEX
from milepost.build.version_record import RECORD, VersionRecord, parse_record
from milepost.errors import MilepostError
from milepost.publish.folder.disk import facts_of, is_folder, names_in, read_file
from milepost.publish.folder.place import FolderPlace, is_hidden
from milepost.publish.owned import PREVIEWS, ROOT_PAGE, is_owned, is_version, require_site
from milepost.publish.previews import LIST, Preview, read_list
from milepost.value import Value, field


class Contents(Value):
    """A state of the folder: the bytes of each file by path, its versions and its previews.

    `records` are the versions that are whole. `named` are those that the index names, and
    `halves` those that say they are a version but lack files.
    """

    files: Mapping[str, int] = field(default_factory=dict)
    records: tuple[VersionRecord, ...] = ()
    previews: tuple[Preview, ...] = ()
    named: frozenset[str] = frozenset()
    halves: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """The bytes of all files, those of others among them."""
        return sum(self.files.values())


def contents_of(place: FolderPlace) -> Contents:
    """Return what the folder holds; refuse one that is no published site, or has links in it.

    A version that is whole counts, also where the index does not name it yet.
    """
    names = require_ours(place)
    files = {path: size for name in names for path, size in _files(place.path, name)}
    found = {day: _record(place, day) for day in names if is_version(day)}
    records = {day: record for day, record in found.items() if record is not None}
    whole = {day for day, record in records.items() if _is_whole(record, files)}
    return Contents(
        files=files,
        records=tuple(records[day] for day in sorted(whole, reverse=True)),
        previews=read_list(read_file(place.path / PREVIEWS / LIST)),
        named=_named(read_file(place.path / INDEX)),
        halves=frozenset(set(records) - whole),
    )


def require_ours(place: FolderPlace) -> list[str]:
    """Return the names in the folder that readers see; refuse one that is no published site.

    What an earlier run staged tells that it began this site, so a site without its root page
    is known. It is looked for before the page is, since another publisher may just end.
    """
    names = [name for name in names_in(place.path) if not is_hidden(name)]
    begun = MARK.encode() if is_folder(place.stage) else None
    page = read_file(place.path / ROOT_PAGE)
    require_site(str(place), names, page if page is not None else begun)
    return names


def below(contents: Contents, folder: str) -> set[str]:
    """Return the paths of the files below a folder."""
    return {path for path in contents.files if path.startswith(f"{folder}/")}


def _record(place: FolderPlace, day: str) -> VersionRecord | None:
    content = read_file(place.path / day / RECORD)
    return parse_record(content, day) if content is not None else None


def _is_whole(record: VersionRecord, files: Mapping[str, int]) -> bool:
    needed = [f"{record.version}/{path}" for path in (*record.pages, *record.files)]
    return all(path in files for path in (*needed, *record.shared))


def _named(index: bytes | None) -> frozenset[str]:
    """Return the sealed versions that an index names; one that can't be read names none."""
    try:
        named = {str(entry["version"]) for entry in json.loads(index or b"[]")}
    except (ValueError, TypeError, KeyError, RecursionError):
        return frozenset()
    return frozenset(filter(is_version, named))


def _files(root: Path, path: str) -> Iterator[tuple[str, int]]:
    """Yield each plain file at or below a path, with its size; refuse links where we write.

    What is gone meanwhile, as in a trial run beside another publisher, is no file any more.
    """
    full = root / path
    known = facts_of(full)
    if known is None:
        return
    if stat.S_ISLNK(known.st_mode) and is_owned(path.partition("/")[0]):
        raise MilepostError(
            f"{full} is a link, and a link can lead out of the site.",
            "Remove it, then publish again.",
        )
    if stat.S_ISDIR(known.st_mode):
        for name in names_in(full):
            yield from _files(root, f"{path}/{name}")
    elif stat.S_ISREG(known.st_mode):
        yield path, known.st_size
