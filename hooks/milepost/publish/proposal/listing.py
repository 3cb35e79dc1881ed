"""What `plan/` and `site_src/` hold at a commit, walked within limits and refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from milepost.build.git_objects import Entry, Objects
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem
from milepost.publish.proposal.limits import DEEPEST, LONGEST_PATH, MOST_FILES, MOST_NAMED
from milepost.publish.proposal.names import fault_of, same_name, shown

FOLDERS = ("plan", "site_src")
REVIEWS = "plan/reviews"


@dataclass(slots=True)
class Listing:
    """The ids of plain files in both folders by path, and what keeps others from being read."""

    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def list_project(objects: Objects, project: tuple[Entry, ...]) -> Listing:
    """Return what a project's folder holds in `plan/` and `site_src/`, without the seals.

    `project` are the entries of the project's own folder. The walk ends at the first limit.
    """
    found = Listing()
    wanted = [each for each in project if same_name(each.name) in FOLDERS]
    level = list(_sound(found, "", tuple(wanted)))
    seen = len(level)
    for _ in range(DEEPEST):
        folders = [(path, entry) for path, entry in level if entry.is_folder]
        if not folders:
            return found
        inside = objects.folders({entry.id for _, entry in folders})
        level = []
        for path, entry in folders:
            if entry.id not in inside:
                found.problems.append(_unreadable(path))
                continue
            seen += len(inside[entry.id])
            if seen > MOST_FILES:
                found.problems.append(_too_many(path))
                return found
            level.extend(_sound(found, f"{path}/", inside[entry.id]))
    deeper = [path for path, entry in level if entry.is_folder]
    found.problems.extend(map(_too_deep, deeper[:1]))
    return found


def entries_at(
    objects: Objects, root: tuple[Entry, ...], path: tuple[str, ...]
) -> tuple[Entry, ...]:
    """Return what the folder at a path below `root` holds; nothing where there is none."""
    for part in path:
        inner = next((each for each in root if each.name == part.encode() and each.is_folder), None)
        if inner is None:
            return ()
        root = objects.folders([inner.id]).get(inner.id, ())
    return root


def _sound(found: Listing, before: str, entries: tuple[Entry, ...]) -> Iterator[tuple[str, Entry]]:
    """Yield path and entry of what may be read; note files, and what is wrong with the others."""
    names: dict[str, Entry] = {}
    for entry in entries:
        path = f"{before}{shown(entry.name)}"
        twin = names.setdefault(same_name(entry.name), entry)
        fault = _fault(path, entry, None if twin is entry else shown(twin.name))
        if fault:
            if len(found.problems) < MOST_NAMED:
                found.problems.append(fault)
        elif path != REVIEWS:
            if entry.is_file:
                found.files[path] = entry.id
            yield path, entry


def _fault(path: str, entry: Entry, twin: str | None) -> Problem | None:
    wrong = fault_of(entry.name)
    if wrong is None and len(path.encode()) > LONGEST_PATH:
        wrong = f"stands at a path of more than {LONGEST_PATH} bytes"
    if wrong is None and twin is not None:
        wrong = f"differs from “{twin}” only as some systems don't see"
    if wrong:
        return problem("unsafe-name", Place(path), f"The name {wrong}.", "Rename it.")
    if entry.is_file or entry.is_folder:
        return None
    kind = {"120000": "a symbolic link", "160000": "a submodule"}.get(
        entry.mode, "of no known kind"
    )
    return problem("unsafe-file", Place(path), f"{path} is {kind}.", "Put the file itself there.")


def _unreadable(path: str) -> Problem:
    return problem(
        "too-much",
        Place(path),
        f"{path} is a folder that is too big, not whole or not there.",
        "Put the files into several folders.",
    )


def _too_many(path: str) -> Problem:
    return problem(
        "too-much",
        Place(path),
        f"plan/ and site_src/ have more than {MOST_FILES:,} files and folders.",
        "Take away what is no page, plan or picture.",
    )


def _too_deep(path: str) -> Problem:
    return problem(
        "too-much",
        Place(path),
        f"More than {DEEPEST} folders stand in one another.",
        "Move the files further up.",
    )
