"""A bound on time for work on a stranger's texts, some of which take a reader of Markdown hours."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 120.0
"""The longest that each step of a preview may take; a plan of 5,000 tasks takes fifteen."""


class Unreadable(Exception):
    """A text takes too long or nests too deep; the message says which of both."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """End what takes longer than this, or nests deeper than Python follows, by Unreadable.

    Time is measured by a signal, which only the main thread can get; in another there is no end.
    """
    in_time = threading.current_thread() is threading.main_thread()
    former = signal.signal(signal.SIGALRM, _ring) if in_time else None
    try:
        if in_time:
            signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    except RecursionError:
        raise Unreadable("nests too deep") from None
    finally:
        if in_time:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, former)


def _ring(_: int, __: FrameType | None) -> None:
    raise Unreadable("takes too long to read")
