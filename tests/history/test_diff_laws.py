"""The algebra of changes holds for every pair of trees."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.history.random_trees import Tree, snapshot, trees

from milepost.history.diff import apply, diff, inverse

PAIRS = st.tuples(trees(), trees())


@given(trees())
def test_a_plan_does_not_differ_from_itself(tree: Tree) -> None:
    assert diff(snapshot(tree), snapshot(copy.deepcopy(tree))) == ()


@given(PAIRS)
@settings(max_examples=120)
def test_changes_applied_to_the_earlier_plan_give_the_later_one(pair: tuple[Tree, Tree]) -> None:
    before, after = pair
    untouched = copy.deepcopy(before)
    changes = diff(snapshot(before), snapshot(after))
    assert apply(changes, snapshot(before)).plan == after
    assert before == untouched


@given(PAIRS)
@settings(max_examples=120)
def test_the_inverse_is_the_difference_the_other_way_round(pair: tuple[Tree, Tree]) -> None:
    before, after = snapshot(pair[0]), snapshot(pair[1])
    assert inverse(diff(before, after)) == diff(after, before)


@given(st.tuples(trees(unique=False), trees(unique=False)))
@settings(max_examples=60)
def test_ids_that_stand_twice_break_no_law(pair: tuple[Tree, Tree]) -> None:
    before, after = snapshot(pair[0]), snapshot(pair[1])
    changes = diff(before, after)
    assert apply(changes, before).plan == pair[1]
    assert inverse(changes) == diff(after, before)


@given(PAIRS)
@settings(max_examples=60)
def test_no_difference_is_reported_twice(pair: tuple[Tree, Tree]) -> None:
    changes = diff(snapshot(pair[0]), snapshot(pair[1]))
    spots = [(change.path, change.was, change.is_, change.kind) for change in changes]
    assert len(set(spots)) == len(spots)
    for change in changes:
        assert (change.was, change.before, change.at) != (change.is_, change.after, change.at[::-1])
        assert change.was or change.before is None
        assert change.is_ or change.after is None


@given(PAIRS, st.data())
@settings(max_examples=60)
def test_each_change_alone_is_needed(pair: tuple[Tree, Tree], data: st.DataObject) -> None:
    """Take one away that no other rests on, and the later plan is not reached."""
    before, after = snapshot(pair[0]), snapshot(pair[1])
    values: list[Any] = [
        each
        for each in diff(before, after)
        if each.field and each.field != ("id",) and each.at == (None, None) and each.was
    ]
    if not values:
        return
    left_out = data.draw(st.sampled_from(values))
    others = [each for each in diff(before, after) if each != left_out]
    try:
        reached = apply(others, before).plan
    except (KeyError, TypeError, AttributeError):
        return  # the way to others led through it
    assert reached != pair[1]
