"""Which files of a change are taken, and their bytes, within the limits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from milepost.build.git_objects import Objects
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem
from milepost.publish.proposal.limits import MOST_BYTES
from milepost.publish.proposal.pictures import is_named_as_picture, is_picture
from milepost.value import Value, field

_PAGES = "site_src/"
_MOST = f"{MOST_BYTES // 1_000_000} MB"


class Taken(Value):
    """The bytes of files by path; `left` are those of `site_src/` that are not taken."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    problem: Problem | None = None

    def write(self, folder: Path) -> None:
        """Write them into an empty folder; what was left is there by its name alone."""
        for path in (*self.files, *self.left):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(self.files.get(path, b""))

    def beside_pages(self) -> dict[str, bytes]:
        """Return what lies beside the hand-written pages, by path from the site's root."""
        return {
            path.removeprefix(_PAGES): data
            for path, data in self.files.items()
            if path.startswith(_PAGES) and not path.endswith(".md")
        }


def take(objects: Objects, files: Mapping[str, str], known: Mapping[str, str]) -> Taken:
    """Return the files of a listing that a preview may read.

    Those are the plan, Markdown, pictures, and of all else what the base, whose files are
    `known`, has in the same place with the same bytes.
    """
    wanted = {path: name for path, name in files.items() if _is_wanted(path, name, known)}
    sizes = objects.sizes(set(wanted.values()))
    wrong = _too_big(wanted, sizes) or _missing(wanted, sizes)
    if wrong:
        return Taken(problem=wrong)
    data = objects.contents(set(wanted.values()))
    taken = {path: data[name] for path, name in wanted.items()}
    kept = {path: each for path, each in taken.items() if _is_shown(path, files, known, each)}
    return Taken(kept, tuple(sorted(files.keys() - kept.keys())))


def _is_wanted(path: str, name: str, known: Mapping[str, str]) -> bool:
    if not path.startswith(_PAGES) or path.endswith(".md") or is_named_as_picture(path):
        return True
    return known.get(path) == name


def _is_shown(path: str, files: Mapping[str, str], known: Mapping[str, str], data: bytes) -> bool:
    """Whether a file is what its name says, or is published from the base already."""
    if not path.startswith(_PAGES) or path.endswith(".md"):
        return True
    return known.get(path) == files[path] or is_picture(path, data)


def _too_big(wanted: Mapping[str, str], sizes: Mapping[str, int]) -> Problem | None:
    total = sum(sizes.get(name, 0) for name in wanted.values())
    if total <= MOST_BYTES:
        return None
    largest = max(wanted, key=lambda path: sizes.get(wanted[path], 0))
    return problem(
        "too-much",
        Place(largest),
        f"plan/ and site_src/ have {total // 1_000_000:,} MB, and {_MOST} are read.",
        "Make the largest files smaller, this one first.",
    )


def _missing(wanted: Mapping[str, str], sizes: Mapping[str, int]) -> Problem | None:
    path = next((path for path, name in wanted.items() if name not in sizes), None)
    if path is None:
        return None
    return problem(
        "unreadable-file", Place(path), f"Git has no content for {path}.", "Fetch the whole commit."
    )
