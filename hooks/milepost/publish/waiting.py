"""What is said while another build of the same project has to end first."""

from __future__ import annotations

from collections.abc import Callable


def waiting(say: Callable[[str], None]) -> Callable[[str], None]:
    """Return what is told the process id of that build."""
    return lambda owner: say(f"Waiting for process {owner}")
