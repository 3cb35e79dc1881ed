"""Random trees of plain values, with objects that have ids, and trees that are close to them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from milepost.history.snapshot import Snapshot

Tree = dict[str, Any]

_IDS = ("a", "b", "c", "d", "e", "tasks", "id", "project")
_KEYS = ("start", "end", "owner", "note", "tasks", "depends_on")
_LEAVES = st.sampled_from([None, "x", "y", "2026-01-05", True, 7])
_NAMED = st.lists(
    st.fixed_dictionaries({"to": st.sampled_from(_IDS)}, optional={"reason": _LEAVES}), max_size=3
)
_VALUES = st.one_of(
    _LEAVES,
    st.lists(_LEAVES, max_size=3),
    _NAMED,
    st.dictionaries(st.sampled_from(_KEYS), _LEAVES, max_size=3),
)


@st.composite
def trees(draw: st.DrawFn, unique: bool = True) -> Tree:
    """Draw a tree; with `unique`, no id stands in it twice."""
    free = list(draw(st.permutations(_IDS)))

    def objects(depth: int) -> list[Tree]:
        found = []
        for _ in range(draw(st.integers(0, 3))):
            if not free:
                break
            name = free.pop() if unique else draw(st.sampled_from(_IDS))
            record: Tree = {"id": name, **draw(_records())}
            if depth < 3 and draw(st.booleans()):
                record["tasks"] = objects(depth + 1)
            found.append(record)
        return found

    tree: Tree = {"project": {"id": draw(st.sampled_from(["one", "two"])), **draw(_records())}}
    tree["work"] = {"phases": objects(0), "milestones": objects(2)}
    tree["risks"] = {"risks": objects(3), "free": draw(_VALUES)}
    for key in draw(st.sets(st.sampled_from(["work", "risks"]), max_size=1)):
        tree[key] = draw(_VALUES)
    if draw(st.booleans()):
        tree["runbooks"] = objects(3)
    return tree


def _records() -> st.SearchStrategy[Tree]:
    renamed = st.one_of(st.none(), st.sampled_from(_IDS))
    fields = st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=3)
    return st.builds(lambda some, old: {**some, "renamed_from": old}, fields, renamed)


def snapshot(tree: Tree) -> Snapshot:
    """Return a snapshot that holds nothing but a plan."""
    return Snapshot(date(2026, 1, 5), tree, {}, {}, ())
