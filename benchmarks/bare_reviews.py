"""(i) 52 reviews from nothing beside as many bare builds of MkDocs with Material.

The bare side gets the finished bodies of a version's pages. It builds three of the reviews, the
first, the middle and the last; their mean is multiplied.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.projects import build_command
from benchmarks.row import Row, at_most, seconds
from benchmarks.sealed_history import make_reviewed_project
from benchmarks.timing import Taken, in_turns, run, seconds_of
from benchmarks.whole_build import BARE, MAIN

TITLE = "52 reviews from nothing against 52 bare MkDocs with Material builds"
CAUSE = "The bare side starts from finished bodies and has no live version to build."
REVIEWS = 52
MOST = 1.25
ROUNDS = 3


def measure(work: Path) -> tuple[Row, ...]:
    """Return the one row."""
    project = make_reviewed_project(work / "ours", REVIEWS)
    run(build_command(project), work)
    days = reviewed_days(project)
    sample = [days[0], days[len(days) // 2], days[-1]]
    builds = [bare_build(write_bare_review(project, day, work / f"bare-{day}")) for day in sample]
    whole = seconds_of(build_command(project), work, lambda: shutil.rmtree(project / "site"))
    bare = _all_of(builds)
    taken = in_turns({"ours": whole, "bare": bare}, ROUNDS)
    ours, theirs = taken["ours"], _times(taken["bare"], REVIEWS / len(sample))
    figure = f"{seconds(ours.median)} against {seconds(theirs.median)}"
    return (at_most(f"{REVIEWS} reviews and live", ours.over(theirs), MOST, figure),)


def reviewed_days(project: Path) -> list[str]:
    """Return the days of a project's reviews, oldest first."""
    return sorted(path.stem for path in (project / "plan/reviews").iterdir())


def write_bare_review(project: Path, day: str, folder: Path) -> Path:
    """Write the bodies of a version's pages as a project of plain MkDocs; return its folder."""
    version = project / "site" / day
    for page in sorted(version.rglob("*.html")):
        found = MAIN.search(page.read_text(encoding="utf-8"))
        assert found is not None, f"{page.name} has a main part"
        target = (folder / "docs" / page.relative_to(version)).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(found[1], encoding="utf-8")
    (folder / "mkdocs.yml").write_text(BARE, encoding="utf-8")
    return folder


def bare_build(folder: Path) -> Callable[[], float]:
    """Return an action that builds a bare project and returns its seconds."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
    return seconds_of(command, folder)


def _all_of(actions: list[Callable[[], float]]) -> Callable[[], float]:
    return lambda: sum(action() for action in actions)


def _times(taken: Taken, factor: float) -> Taken:
    return Taken(tuple(each * factor for each in taken.seconds))
