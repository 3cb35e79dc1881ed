"""Git's objects as values: sizes before contents, and folders parsed without git's help."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from milepost.value import Value

MOST_TREE_BYTES = 4 * 1000 * 1000
"""Bytes of the folders that are read in one step; 5,000 names of full length take 1.4 MB."""

_FILES = ("100644", "100755", "100664")  # the last one stands in very old histories
_FOLDERS = ("40000", "040000")


class Entry(Value):
    """One name in a folder: its mode as git writes it, and the id of its object."""

    mode: str
    name: bytes
    id: str

    @property
    def is_file(self) -> bool:
        """Whether it is a plain file, neither link nor submodule."""
        return self.mode in _FILES

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.mode in _FOLDERS


class Runs(Protocol):
    """What runs git in a repository."""

    def run(self, *arguments: str, given: bytes | None = None) -> bytes:
        """Return what git prints; raise MilepostError where it fails."""


class Objects(Value):
    """The objects of a repository. Nothing is fetched for them and nothing checked out."""

    git: Runs

    def sizes(self, ids: Collection[str]) -> Mapping[str, int]:
        """Return the bytes of each object that is there."""
        if not ids:
            return {}
        form = "--batch-check=%(objectname) %(objectsize)"
        said = self.git.run("cat-file", form, given=_lines(ids)).decode("ascii")
        pairs = (line.split() for line in said.splitlines())
        return {name: int(size) for name, size in pairs if size.isdigit()}

    def contents(self, ids: Collection[str]) -> Mapping[str, bytes]:
        """Return the bytes of objects; the caller has asked for their sizes first."""
        if not ids:
            return {}
        said = self.git.run("cat-file", "--batch", given=_lines(ids))
        return dict(_parted(said))

    def folders(self, ids: Collection[str]) -> Mapping[str, tuple[Entry, ...]]:
        """Return what folders hold; those that are not there or not sound are left out.

        All are left out where together they are too big.
        """
        sizes = self.sizes(ids)
        if sum(sizes.values()) > MOST_TREE_BYTES:
            return {}
        found = ((name, _entries(data, name)) for name, data in self.contents(list(sizes)).items())
        return {name: entries for name, entries in found if entries is not None}


def _lines(ids: Collection[str]) -> bytes:
    return "".join(f"{each}\n" for each in dict.fromkeys(ids)).encode("ascii")


def _parted(said: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield id and content from the answer of `cat-file --batch`."""
    position = 0
    while position < len(said):
        end = said.index(b"\n", position)
        words = said[position:end].split()
        position = end + 1
        if len(words) == 3:  # an object that is missing is said so in two words
            size = int(words[2])
            yield words[0].decode("ascii"), said[position : position + size]
            position += size + 1


def _entries(data: bytes, name: str) -> tuple[Entry, ...] | None:
    """Return what a folder's object holds; None where its bytes are none of a folder."""
    width = len(name) // 2
    found = []
    position = 0
    while position < len(data):
        blank, end = data.find(b" ", position), data.find(b"\0", position)
        if not position < blank < end or end + 1 + width > len(data):
            return None
        mode = data[position:blank].decode("ascii", "replace")
        digest = data[end + 1 : end + 1 + width].hex()
        found.append(Entry(mode, data[blank + 1 : end], digest))
        position = end + 1 + width
    return tuple(found)
