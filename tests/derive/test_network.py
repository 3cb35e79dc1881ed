"""The passes through the network, against walking every path."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from milepost.derive.chain import longest_chain
from milepost.derive.network import Activity, run_passes, slacks
from milepost.derive.ties import Tie


@st.composite
def networks(draw: st.DrawFn) -> list[Activity]:
    """Draw activities without parents whose ties lead to earlier ones."""
    activities: list[Activity] = []
    for position in range(draw(st.integers(1, 9))):
        before = draw(st.sets(st.integers(0, position - 1), max_size=3)) if position else set()
        ties = tuple(Tie(each, inferred=False) for each in sorted(before))
        activities.append(Activity(-1, draw(st.integers(0, 20)), draw(st.integers(0, 8)), ties))
    return activities


def paths_to(activities: list[Activity], position: int) -> list[list[int]]:
    """Return every way of ties that ends at an activity, the single one included."""
    longer = [
        [*path, position]
        for tie in activities[position].ties
        for path in paths_to(activities, tie.position)
    ]
    return [[position], *longer]


def finish_along(activities: list[Activity], path: list[int]) -> int:
    """Return when the last of a path is finished if the first starts as stated, without a gap."""
    return (activities[path[0]].earliest or 0) + sum(activities[at].duration or 0 for at in path)


@given(networks())
def test_early_finish_is_the_longest_of_all_ways(activities: list[Activity]) -> None:
    passes = run_passes(activities, 100)
    for position in range(len(activities)):
        longest = max(finish_along(activities, path) for path in paths_to(activities, position))
        assert passes.early_finish[position] == longest


@given(networks(), st.integers(0, 60))
def test_slack_is_what_the_longest_way_onwards_leaves(activities: list[Activity], end: int) -> None:
    passes = run_passes(activities, end)
    found = slacks(activities, passes)
    for position in range(len(activities)):
        onwards = [
            sum(activities[at].duration or 0 for at in path[path.index(position) + 1 :])
            for last in range(len(activities))
            for path in paths_to(activities, last)
            if position in path
        ]
        assert found[position] == end - max(onwards) - (passes.early_finish[position] or 0)


@given(networks(), st.integers(1, 9))
def test_work_delayed_by_its_slack_leaves_the_end_where_it_is(
    activities: list[Activity], more: int
) -> None:
    plain = run_passes(activities, 0)
    end = max(plain.early_finish[position] or 0 for position in range(len(activities)))
    found = slacks(activities, run_passes(activities, end))
    for position, slack in enumerate(found):
        assert slack is not None
        assert slack >= 0
        for delay in (slack, slack + more):
            moved = delayed(activities, position, (plain.early_start[position] or 0) + delay)
            assert (ends_at(moved) > end) == (delay > slack)


def delayed(activities: list[Activity], position: int, start: int) -> list[Activity]:
    """Return the network with one activity that starts no earlier."""
    one = activities[position]
    return [
        Activity(one.parent, start, one.duration, one.ties) if at == position else activity
        for at, activity in enumerate(activities)
    ]


def ends_at(activities: list[Activity]) -> int:
    """Return when all is finished."""
    passes = run_passes(activities, 0)
    return max(passes.early_finish[position] or 0 for position in range(len(activities)))


@given(networks())
def test_the_chain_follows_ties_to_the_last_end(activities: list[Activity]) -> None:
    passes = run_passes(activities, 100)
    chain = longest_chain(activities, passes, list(range(len(activities)))).positions
    assert passes.early_finish[chain[-1]] == ends_at(activities)
    assert not activities[chain[0]].ties
    for before, after in pairwise(chain):
        finishes = {
            tie.position: passes.early_finish[tie.position] for tie in activities[after].ties
        }
        assert finishes[before] == max(each or 0 for each in finishes.values())


def test_twenty_thousand_in_a_row_need_no_recursion() -> None:
    activities = [
        Activity(-1, 0, 1, (Tie(position - 1, inferred=True),) if position else ())
        for position in range(20_000)
    ]
    passes = run_passes(activities, 20_000)
    assert passes.early_finish[19_999] == 20_000
    assert set(slacks(activities, passes)) == {0}
    chain = longest_chain(activities, passes, list(range(20_000)))
    assert chain.positions == tuple(range(20_000))
    assert chain.inferred
