"""A change of the published folder as a value: what comes, in which units, and what goes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from milepost.build.version_record import VersionRecord
from milepost.publish.folder.contents import Contents
from milepost.publish.folder.disk import files_in, read_file
from milepost.publish.folder.place import FolderPlace
from milepost.publish.previews import Preview
from milepost.value import Value


class Source(Value):
    """A file that comes: its content, or the file that holds it, and its bytes."""

    size: int
    content: bytes | None = None
    file: Path | None = None

    def read(self) -> bytes:
        """Return the content."""
        found = self.content if self.file is None else read_file(self.file)
        assert found is not None  # noqa: S101 - the file lies in a folder of this process
        return found


class Change(Value):
    """What comes into the folder, in the order of its units, and what goes.

    `staged` are the files to write by path. Of them, `shared` come first and one by one,
    `folders` whole, `lists` last and one by one; only then the paths `gone` go. `put` are the
    bytes of the files that readers do not have so yet, `removed` the files that they lose.
    """

    staged: Mapping[str, Source]
    shared: tuple[str, ...]
    folders: tuple[str, ...]
    lists: tuple[str, ...]
    gone: tuple[str, ...]
    put: Mapping[str, int]
    removed: frozenset[str]
    records: tuple[VersionRecord, ...]
    previews: tuple[Preview, ...]

    @property
    def is_empty(self) -> bool:
        """Whether readers have all of it already."""
        return not (self.staged or self.gone)

    def size_after(self, before: Contents) -> int:
        """Return the bytes of the whole folder when the change is made."""
        kept = {path: size for path, size in before.files.items() if path not in self.removed}
        return sum({**kept, **self.put}.values())


def source_of(content: bytes) -> Source:
    """Return a file that comes by its content."""
    return Source(len(content), content=content)


def sources_in(folder: Path) -> dict[str, Source]:
    """Return every plain file of a folder by its path in it; links are not followed."""
    return {path: Source(size, file=folder / path) for path, size in files_in(folder)}


def changed(
    place: FolderPlace, before: Contents, coming: Mapping[str, Source]
) -> dict[str, Source]:
    """Return those files that the folder does not hold with the same bytes."""
    return {
        path: source
        for path, source in coming.items()
        if before.files.get(path) != source.size or read_file(place.path / path) != source.read()
    }
