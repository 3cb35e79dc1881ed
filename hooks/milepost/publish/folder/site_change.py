"""What publishing a built part does to the folder."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.build.site_build import Part
from milepost.build.version_index import INDEX, LIVE, MENU, index_files
from milepost.build.version_record import VersionRecord
from milepost.errors import MilepostError
from milepost.publish.folder.change import Change, Source, changed, source_of, sources_in
from milepost.publish.folder.contents import Contents, below
from milepost.publish.folder.place import FolderPlace
from milepost.publish.merging import merged
from milepost.publish.owned import ASSETS, ROOT_PAGE, is_version

_LISTS = (INDEX, MENU, ROOT_PAGE)
"""The order in which they come: the index decides what is published."""


def site_change(place: FolderPlace, before: Contents, part: Part) -> Change:
    """Return the change that makes the folder show the part beside what it has.

    `live` is replaced. A version or shared file that is published stays as it is. A version that
    is whole but not named yet is adopted; one that is named nowhere and lacks files goes.
    """
    records = merged(before.records, part.records)
    _require_kept(place, before, records)
    built = sources_in(part.folder)
    shared = {path: one for path, one in _below(built, ASSETS).items() if path not in before.files}
    versions = _new_versions(before, built)
    days = tuple(sorted({path.partition("/")[0] for path in versions}))
    live = _below(built, LIVE)
    coming = changed(place, before, live)
    lost = below(before, LIVE) - set(live)
    roots = {name: source_of(content) for name, content in index_files(records).items()}
    roots[ROOT_PAGE] = built[ROOT_PAGE]
    lists = changed(place, before, roots)
    gone = tuple(sorted(before.halves - set(days)))
    broken = {path for day in (*days, *gone) for path in below(before, day)} - set(versions)
    replaced = live if coming or lost else {}
    put = {**shared, **versions, **coming, **lists}
    return Change(
        staged={**shared, **versions, **replaced, **lists},
        shared=tuple(sorted(shared)),
        folders=(*days, *([LIVE] if replaced else [])),
        lists=tuple(name for name in _LISTS if name in lists),
        gone=gone,
        put={path: source.size for path, source in put.items()},
        removed=frozenset(lost | broken),
        records=records,
        previews=before.previews,
    )


def _new_versions(before: Contents, built: Mapping[str, Source]) -> dict[str, Source]:
    """Return the files of the versions that readers do not have."""
    there = {record.version for record in before.records}
    return {
        path: source
        for path, source in built.items()
        for top in [path.partition("/")[0]]
        if is_version(top) and top not in there
    }


def _below(built: Mapping[str, Source], folder: str) -> dict[str, Source]:
    return {path: one for path, one in built.items() if path.startswith(f"{folder}/")}


def _require_kept(place: FolderPlace, before: Contents, records: tuple[VersionRecord, ...]) -> None:
    """Refuse to drop a version that the index names: its folder was damaged by other hands."""
    lost = sorted(before.named - {record.version for record in records})
    if lost:
        raise MilepostError(
            f"{place} lists the review {lost[0]}, but its folder or a shared file is not whole.",
            f"Bring back {place}/{lost[0]} and assets/ from a copy, or the seal of that day.",
        )
