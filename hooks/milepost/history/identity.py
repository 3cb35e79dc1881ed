"""Which object of one snapshot is which of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from milepost.history.objects import Objects, Standing, objects_of
from milepost.history.snapshot import Snapshot


def same_objects(
    before: Objects, after: Objects, known: Mapping[str, str] | None = None
) -> Mapping[str, str]:
    """Return the later id of each object that both trees hold, by its earlier id.

    Two are the same when they have one kind and one id, or when one of them says that it was
    renamed from the other and nothing else claims either; `known` are renamings that stand
    between the two. The rule reads both sides alike, so that it gives the same pairs in both
    directions.
    """
    lists, lists_now = before.list_of, after.list_of
    found = {
        name: name
        for name in lists
        if name in lists_now
        and (lists[name] == lists_now[name] or before.kind(name) == after.kind(name))
    }
    gone = {name: before[name] for name in lists.keys() - found.keys()}
    come = {name: after[name] for name in lists_now.keys() - found.keys()}
    edges = set(_stated(gone, come))
    edges.update((old, new) for old, new in (known or {}).items() if _fits(old, new, gone, come))
    old_ends = Counter(old for old, _ in edges)
    new_ends = Counter(new for _, new in edges)
    found.update({o: n for o, n in edges if old_ends[o] == 1 and new_ends[n] == 1})
    return found


def renamings(snapshots: Sequence[Snapshot]) -> Mapping[str, str]:
    """Return what was renamed from the first snapshot to the last, step by step between them."""
    trees = [objects_of(snapshot.plan) for snapshot in snapshots]
    names = {name: name for name in trees[0]} if trees else {}
    for earlier, later in pairwise(trees):
        step = same_objects(earlier, later)
        names = {first: step[now] for first, now in names.items() if now in step}
    return {first: now for first, now in names.items() if first != now}


def _stated(
    gone: Mapping[str, Standing], come: Mapping[str, Standing]
) -> Iterator[tuple[str, str]]:
    for new, standing in come.items():
        old = standing.record.get("renamed_from")
        if isinstance(old, str) and _fits(old, new, gone, come):
            yield old, new
    for old, standing in gone.items():
        back = standing.record.get("renamed_from")
        if isinstance(back, str) and _fits(old, back, gone, come):
            yield old, back


def _fits(old: str, new: str, gone: Mapping[str, Standing], come: Mapping[str, Standing]) -> bool:
    return old in gone and new in come and gone[old].kind == come[new].kind
