"""Which sealed reviews a change touches; a preview always shows those of the base."""

from __future__ import annotations

from milepost.build.git_objects import Entry, Objects
from milepost.publish.proposal.differing import Entries, differing_paths
from milepost.publish.proposal.listing import entries_at

FOLDER = "plan/reviews/"


def seals_touched(objects: Objects, before: Entries, after: Entries) -> tuple[str, ...]:
    """Return the files of `plan/reviews/` that differ, by path from the project's root.

    `before` and `after` are what the project's own folder holds. The folder stands for all where
    it can't be read.
    """
    one, other = _reviews(objects, before), _reviews(objects, after)
    if one == other:
        return ()
    folders = [each for each in (one, other) if each]
    inside = objects.folders([each.id for each in folders])
    if any(each.id not in inside for each in folders):
        return (FOLDER,)
    old, new = (inside[each.id] if each else () for each in (one, other))
    return tuple(f"{FOLDER}{path}" for path in differing_paths(objects, old, new, ()))


def _reviews(objects: Objects, project: Entries) -> Entry | None:
    found = entries_at(objects, project, ("plan",))
    return next((each for each in found if each.name == b"reviews"), None)
