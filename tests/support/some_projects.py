"""The projects whose sites are built whole: written by hand, or made by the dozen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from built_sites import configure, copy_project
from large_plan import write_large_plan


def _large(folder: Path) -> Path:
    write_large_plan(folder, phases=30, tasks=40)
    return configure(folder)


SOME: Mapping[str, Callable[[Path], Path]] = {
    "minimal": partial(copy_project, "minimal"),
    "first-draft": partial(copy_project, "first-draft"),
    "all-states": partial(copy_project, "all-states"),
    "long-words": partial(copy_project, "long-words"),
    "large": _large,
}
"""What writes each project and returns its configuration, by name."""
