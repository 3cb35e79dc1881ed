"""Independent pieces of work at once: one in this process, each of the others in a fork of it."""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Callable, Sequence
from typing import NoReturn, TypeVar

from milepost.value import Value

T = TypeVar("T")


class _Fork(Value):
    """A process that does a piece of work, and the pipe by which its result comes."""

    process: int
    pipe: int


def at_once(works: Sequence[Callable[[], T]]) -> list[T]:
    """Return what each piece of work gives, in their order; the first is done here.

    What a piece changes is seen by no other, and its result must be able to be pickled. A piece
    that fails in its fork is done again here, so that its error is raised as if it had never left.
    Only for a process with one thread.
    """
    first, *others = works
    forks = [_begin(work) for work in others]
    try:
        done = [first()]
    finally:
        results = [_result(fork) for fork in forks]
    for work, (succeeded, content) in zip(others, results, strict=True):
        done.append(pickle.loads(content) if succeeded else work())  # noqa: S301 - our own fork
    return done


def _begin(work: Callable[[], object]) -> _Fork:
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _do(work, writing)
    os.close(writing)
    return _Fork(process, reading)


def _do(work: Callable[[], object], pipe: int) -> NoReturn:
    status = 1
    try:
        gc.disable()  # the process lives for this alone
        content = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(pipe, "wb") as file:
            file.write(content)
        status = 0
    finally:
        os._exit(status)


def _result(fork: _Fork) -> tuple[bool, bytes]:
    """Return whether a fork did its work, and what it gave."""
    with os.fdopen(fork.pipe, "rb") as pipe:
        content = pipe.read()
    _, status = os.waitpid(fork.process, 0)
    return status == 0, content
