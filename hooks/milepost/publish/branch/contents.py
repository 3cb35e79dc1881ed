"""What a commit of the published branch holds: every file with its object and its size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from milepost.build.version_record import RECORD, VersionRecord, parse_record
from milepost.publish.git import Git
from milepost.publish.owned import PREVIEWS, ROOT_PAGE, is_version, require_site
from milepost.publish.previews import LIST, Preview, read_list
from milepost.value import Value, field


class Blob(Value):
    """A file's object in git, and its bytes."""

    name: str
    size: int


class Contents(Value):
    """A state of the published branch: its commit, its files by path, its versions and previews.

    A branch that is not there yet has no commit and holds nothing.
    """

    commit: str | None = None
    files: Mapping[str, Blob] = field(default_factory=dict)
    records: tuple[VersionRecord, ...] = ()
    previews: tuple[Preview, ...] = ()


def contents_of(git: Git, commit: str | None, place: str) -> Contents:
    """Return what a commit holds; refuse one that is no published site.

    A folder with a day for its name counts as a version when its record and all that the record
    names are there.
    """
    if commit is None:
        return Contents()
    files = dict(_listed(git.run("ls-tree", "-r", "-l", "-z", "--full-tree", commit)))
    days = [name for name in _names(files) if is_version(name) and f"{name}/{RECORD}" in files]
    wanted = [ROOT_PAGE, f"{PREVIEWS}/{LIST}", *(f"{day}/{RECORD}" for day in days)]
    found = read_blobs(git, {path: files[path] for path in wanted if path in files})
    require_site(place, _names(files), found.get(ROOT_PAGE))
    records = (parse_record(found[f"{day}/{RECORD}"], day) for day in days)
    return Contents(
        commit=commit,
        files=files,
        records=tuple(each for each in records if each and _is_whole(each, files)),
        previews=read_list(found.get(f"{PREVIEWS}/{LIST}")),
    )


def read_blobs(git: Git, wanted: Mapping[str, Blob]) -> dict[str, bytes]:
    """Return the content of files by their paths, read in one go."""
    asked = "".join(f"{blob.name}\n" for blob in wanted.values()).encode()
    answer = git.run("cat-file", "--batch", given=asked) if wanted else b""
    found, position = {}, 0
    for path in wanted:
        head = answer.index(b"\n", position)
        end = head + 1 + int(answer[position:head].split()[2])
        found[path] = answer[head + 1 : end]
        position = end + 1
    return found


def _listed(listing: bytes) -> Iterable[tuple[str, Blob]]:
    """Yield path and object of each entry of `ls-tree`; a submodule has no size."""
    for entry in filter(None, listing.split(b"\0")):
        facts, _, path = entry.partition(b"\t")
        _, _, name, size = facts.split()
        yield (
            path.decode("utf-8", "surrogateescape"),
            Blob(name.decode("ascii"), int(size) if size.isdigit() else 0),
        )


def _names(files: Iterable[str]) -> list[str]:
    """Return the names at the root, sorted."""
    return sorted({path.partition("/")[0] for path in files})


def _is_whole(record: VersionRecord, files: Mapping[str, Blob]) -> bool:
    needed = [f"{record.version}/{path}" for path in (*record.pages, *record.files)]
    return all(path in files for path in (*needed, *record.shared))
