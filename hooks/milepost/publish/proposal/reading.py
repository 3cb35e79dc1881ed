"""A proposed change from git's objects: no checkout, nothing run, everything within limits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from milepost.build.git_objects import Objects
from milepost.errors import MilepostError
from milepost.history.comparison import Comparison, compare
from milepost.history.snapshot import Snapshot
from milepost.history.two_statuses import Side
from milepost.load import Loaded
from milepost.publish.git import Git
from milepost.publish.proposal.commits import commits_of
from milepost.publish.proposal.deadline import SECONDS, Unreadable, bounded
from milepost.publish.proposal.differing import Entries, differing_paths
from milepost.publish.proposal.limits import MOST_NAMED
from milepost.publish.proposal.listing import FOLDERS, Listing, entries_at, list_project
from milepost.publish.proposal.pictures import is_named_as_picture
from milepost.publish.proposal.request import Proposal, Request
from milepost.publish.proposal.seals import seals_touched
from milepost.publish.proposal.taking import Taken, take
from milepost.publish.proposal.trusted import read_plan, side_of_loaded, trusted_of
from milepost.publish.proposal.written import unreadable, written_pages
from milepost.value import Value, replace


class _Tree(Value):
    """One commit: what its root and the project's folder hold, and the files for a preview."""

    root: Entries
    project: Entries
    listing: Listing


def read_proposal(root: Path, request: Request) -> Proposal:
    """Return a change as data; `root` is the project's folder in a repository.

    Raises WrongUsage where git does not know a revision, MilepostError where git fails. What is
    wrong with the change itself is in the proposal.
    """
    git = Git(root).with_settings(GIT_NO_LAZY_FETCH="1")
    commits, objects = commits_of(git, request), Objects(git)
    place = tuple(filter(None, git.text("rev-parse", "--show-prefix").split("/")))
    base = _tree(objects, commits.base, place)
    split = base if commits.split == commits.base else _tree(objects, commits.split, place)
    head = _tree(objects, commits.head, place)
    before = _loaded(take(objects, split.listing.files, base.listing.files), split.listing)
    trusted = trusted_of(objects, base.project, before)
    taken = take(objects, head.listing.files, base.listing.files)
    known = Proposal(
        request=request,
        commits=commits,
        trusted=trusted,
        pages=_pages(split.listing.files, head.listing.files, taken),
        not_previewed=_not_previewed(objects, split, head, place, taken),
        seals=seals_touched(objects, split.project, head.project),
    )
    return _with_plan(known, head.listing, taken, before)


def _with_plan(known: Proposal, listing: Listing, taken: Taken, before: Loaded) -> Proposal:
    """Return the proposal with its plan, or with what keeps it from being read."""
    refused = (*listing.problems, *((taken.problem,) if taken.problem else ()))
    if refused:
        return replace(known, refused=tuple(sorted(refused)))
    try:
        with bounded(SECONDS):
            read = _with_comparison(known, read_plan(taken), before)
    except Unreadable as wrong:
        return known.refusing(unreadable(FOLDERS[0], wrong))
    if read.plan is None or read.loaded is None:
        return read
    pages, faulty = written_pages(read.loaded, known.trusted.config)
    if faulty:
        return known.refusing(faulty)
    return replace(read, written=pages, files=taken.beside_pages())


def _with_comparison(known: Proposal, loaded: Loaded, before: Loaded) -> Proposal:
    after = side_of_loaded(loaded)
    if after is None:
        return replace(known, loaded=loaded)
    first = side_of_loaded(before)
    found = _compared(first, after) if first else None
    return replace(known, loaded=loaded, status=after[1].status, comparison=found)


def _compared(first: tuple[Snapshot, Side], after: tuple[Snapshot, Side]) -> Comparison:
    """Return what differs between two plans; which pages there are is told apart."""
    found = compare(first[0], after[0], (), first[1], after[1])
    of_plan = tuple(each for each in found.changes if each.change.path[:1] != ("pages",))
    return replace(found, changes=of_plan)


def _tree(objects: Objects, commit: str, place: tuple[str, ...]) -> _Tree:
    tree = objects.git.run("rev-parse", "--verify", f"{commit}^{{tree}}").decode("ascii").strip()
    root = objects.folders([tree]).get(tree)
    if root is None:
        raise MilepostError(
            f"The root folder of {commit[:12]} is too big, not whole or not there.",
            "Fetch the whole commit, or propose a smaller one.",
        )
    project = entries_at(objects, root, place)
    return _Tree(root, project, list_project(objects, project))


def _loaded(taken: Taken, listing: Listing) -> Loaded:
    """Return the plan from which the change set out, or the problems of its files."""
    wrong = (*listing.problems, *((taken.problem,) if taken.problem else ()))
    return Loaded(None, tuple(sorted(wrong)), {}) if wrong else read_plan(taken)


def _pages(before: Mapping[str, str], after: Mapping[str, str], taken: Taken) -> dict[str, str]:
    """Return the pages and pictures that differ, with how; those that are not shown left out."""
    found = {}
    for path in sorted(before.keys() | after.keys()):
        is_page = path.endswith(".md") or is_named_as_picture(path)
        if path.startswith(f"{FOLDERS[1]}/") and is_page and path not in taken.left:
            one, other = before.get(path), after.get(path)
            if one != other:
                found[path] = "added" if not one else "changed" if other else "removed"
    return found


def _not_previewed(
    objects: Objects, before: _Tree, after: _Tree, place: tuple[str, ...], taken: Taken
) -> tuple[str, ...]:
    """Return the changed paths that no preview shows, from the root of the repository."""
    inner = "".join(f"{part}/" for part in place)
    read = {f"{inner}{folder}" for folder in FOLDERS}
    outside = differing_paths(objects, before.root, after.root, read)
    old, new = before.listing.files, after.listing.files
    beside = [
        f"{inner}{path}"
        for path in sorted(old.keys() | new.keys())
        if old.get(path) != new.get(path) and _is_left(path, taken)
    ]
    return (*outside, *beside)[:MOST_NAMED]


def _is_left(path: str, taken: Taken) -> bool:
    """Whether a file of `site_src/` is neither page nor picture, or not what its name says."""
    if not path.startswith(f"{FOLDERS[1]}/"):
        return False
    return path in taken.left or not (path.endswith(".md") or is_named_as_picture(path))
