"""Saying how far publishing is, and what it waits for."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[str], None]
"""Takes a step in words, for who waits for the end."""


def waiting(say: Say) -> Callable[[str], None]:
    """Return what is told the process id of another build of the project that must end first."""
    return lambda owner: say(f"Waiting for process {owner}")
