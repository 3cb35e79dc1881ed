"""Pieces of work at once give what they give one after the other, errors included."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.build.at_once import at_once


@given(texts=st.lists(st.text(), min_size=1, max_size=4))
def test_results_come_in_the_order_of_the_work(texts: list[str]) -> None:
    works: list[Callable[[], str]] = [partial(str.upper, text) for text in texts]
    assert at_once(works) == [work() for work in works]


def test_all_but_the_first_are_done_by_processes_of_their_own() -> None:
    mine, one, other = at_once([os.getpid] * 3)
    assert mine == os.getpid()
    assert len({mine, one, other}) == 3


def test_a_result_may_be_larger_than_a_pipe() -> None:
    works: list[Callable[[], bytes]] = [bytes, partial(bytes, 3_000_000)]
    assert at_once(works) == [b"", bytes(3_000_000)]


def test_what_a_fork_changes_stays_there() -> None:
    seen: list[int] = []
    works: list[Callable[[], None]] = [seen.clear, partial(seen.append, 1)]
    at_once(works)
    assert seen == []


@pytest.mark.parametrize("place", [0, 1])
def test_an_error_is_raised_as_it_is(place: int) -> None:
    works: list[Callable[[], object]] = [bool, bool]
    works[place] = partial(int, "no number")
    with pytest.raises(ValueError, match="no number"):
        at_once(works)


def test_what_can_t_be_sent_or_dies_in_its_fork_is_done_here() -> None:
    here = os.getpid()

    def dies() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return "done here"

    def unsendable() -> Callable[[], str]:
        return dies

    functions: list[Callable[[], Callable[[], str]]] = [unsendable, unsendable]
    assert at_once(functions) == [dies, dies]
    works: list[Callable[[], str]] = [str, dies]
    assert at_once(works) == ["", "done here"]


def test_no_process_and_no_pipe_is_left() -> None:
    before = set(Path("/proc/self/fd").iterdir())
    at_once([bool] * 4)
    assert set(Path("/proc/self/fd").iterdir()) == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
