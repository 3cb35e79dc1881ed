"""A change of the published branch as a value: which files it gets and which it loses."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from milepost.build.site_build import Part
from milepost.build.version_index import LIVE, index_files
from milepost.build.version_record import VersionRecord
from milepost.publish.branch.contents import Blob, Contents
from milepost.publish.branch.objects import Objects
from milepost.publish.merging import merged
from milepost.publish.owned import ASSETS, NO_JEKYLL, PREVIEWS, is_preview, is_version
from milepost.publish.previews import LIST, Preview, write_list
from milepost.value import Value


class Edit(Value):
    """Files to put and paths to remove, with the versions and previews that are there then."""

    put: Mapping[str, Blob]
    removed: frozenset[str]
    records: tuple[VersionRecord, ...]
    previews: tuple[Preview, ...]

    def sizes_after(self, before: Contents) -> int:
        """Return the bytes of all files when the edit is made."""
        kept = {path: blob for path, blob in before.files.items() if path not in self.removed}
        return sum(blob.size for blob in {**kept, **self.put}.values())


def site_edit(before: Contents, objects: Objects, part: Part) -> Edit:
    """Return what publishing a part does to a branch.

    `live` is replaced. A version or shared file that is published stays as it is.
    """
    records = merged(before.records, part.records)
    published = {record.version for record in before.records}
    lists = {name: objects.write(content) for name, content in index_files(records).items()}
    plain = {} if NO_JEKYLL in before.files else {NO_JEKYLL: objects.write(b"")}
    new = {
        path: file
        for path, file in folder_files(part.folder).items()
        if not _stays(path, published, before)
    }
    put = _changed(before, {**objects.write_files(new), **lists, **plain})
    gone = {path for path in _below(before, LIVE) if path not in new}
    broken = {
        path
        for name in {path.partition("/")[0] for path in new}
        if is_version(name)
        for path in _below(before, name)
        if path not in new
    }
    return Edit(put, frozenset(gone | broken), records, before.previews)


def previews_edit(
    before: Contents,
    objects: Objects,
    previews: tuple[Preview, ...],
    new: Preview | None = None,
    files: Mapping[str, Blob] | None = None,
) -> Edit:
    """Return what a new list of previews does to a branch; `files` are those of the new one."""
    kept = {one.folder for one in previews if new is None or one.number != new.number}
    there = {path for path in _below(before, PREVIEWS) if is_preview(path.split("/")[1])}
    put = {f"{PREVIEWS}/{new.folder}/{path}": blob for path, blob in (files or {}).items() if new}
    put[f"{PREVIEWS}/{LIST}"] = objects.write(write_list(previews))
    gone = {path for path in there if path not in put and path.split("/")[1] not in kept}
    return Edit(_changed(before, put), frozenset(gone), before.records, previews)


def folder_files(folder: Path) -> dict[str, Path]:
    """Return every plain file of a folder by its path in it; links are not followed."""
    return {
        file.relative_to(folder).as_posix(): file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_symlink()
    }


def _stays(path: str, published: set[str], before: Contents) -> bool:
    top = path.partition("/")[0]
    return top in published or (top == ASSETS and path in before.files)


def _below(before: Contents, folder: str) -> set[str]:
    return {path for path in before.files if path.startswith(f"{folder}/")}


def _changed(before: Contents, put: Mapping[str, Blob]) -> dict[str, Blob]:
    return {path: blob for path, blob in put.items() if before.files.get(path) != blob}
