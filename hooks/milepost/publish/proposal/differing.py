"""Which paths of a repository differ between two commits, outside of what a preview reads."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from milepost.build.git_objects import Entry, Objects
from milepost.publish.proposal.limits import DEEPEST, MOST_NAMED
from milepost.publish.proposal.names import shown

Entries = tuple[Entry, ...]
_Pair = tuple[bytes, Entries, Entries]


def differing_paths(
    objects: Objects, before: Entries, after: Entries, read: Collection[str]
) -> tuple[str, ...]:
    """Return the paths that differ, sorted, at most as many as a reader reads.

    Folders in `read` are left out. A folder that stands on one side only is named as a whole,
    with a slash, as is one that is too big or too deep to be walked.
    """
    found: list[str] = []
    level: list[_Pair] = [(b"", before, after)]
    for depth in range(DEEPEST):
        below = [pair for one in level for pair in _differing(one) if shown(pair[0]) not in read]
        both = [pair for pair in below if depth < DEEPEST - 1 and _are_folders(pair)]
        inside = objects.folders({one.id for _, *pair in both for one in pair if one})
        level = []
        for path, one, other in below:
            if (path, one, other) in both and one and other and {one.id, other.id} <= set(inside):
                level.append((path + b"/", inside[one.id], inside[other.id]))
            else:
                found.append(shown(path) + ("/" if _is_folder(one) or _is_folder(other) else ""))
        if len(found) >= MOST_NAMED or not level:
            break
    return tuple(sorted(set(found))[:MOST_NAMED])


_Difference = tuple[bytes, Entry | None, Entry | None]


def _differing(pair: _Pair) -> Iterator[_Difference]:
    path, before, after = pair
    old, new = _by_name(before), _by_name(after)
    for name in sorted(old.keys() | new.keys()):
        one, other = old.get(name), new.get(name)
        if one is None or other is None or (one.mode, one.id) != (other.mode, other.id):
            yield path + name, one, other


def _by_name(entries: Entries) -> Mapping[bytes, Entry]:
    return {entry.name: entry for entry in entries}


def _are_folders(pair: _Difference) -> bool:
    return _is_folder(pair[1]) and _is_folder(pair[2])


def _is_folder(entry: Entry | None) -> bool:
    return entry is not None and entry.is_folder
