"""(h) Five years of weekly reviews: the whole site, and what one more review costs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from benchmarks.projects import build_command, bytes_of
from benchmarks.row import Row, at_most, seconds
from benchmarks.sealed_history import make_reviewed_project
from benchmarks.timing import in_turns, run, seconds_of

TITLE = "260 weekly reviews, and the cost of one more"
CAUSE = (
    "What is left to grow: one row a review in the list, the trends and their tables, thirteen "
    "comparisons with live instead of ten, and a plan that is half as long again after five years. "
    "The engine's start and the pages of the manual are the same."
)
FEW, MANY = 10, 260
MOST_MEGABYTES = 200.0
"""Megabytes of 1,000,000 bytes for the whole folder `site/`, shared files included."""
MOST = 1.2
ROUNDS = 9
PATIENCE = 1800.0
"""Seconds that a build of all reviews from nothing may take before it is given up."""


def measure(work: Path) -> tuple[Row, ...]:
    """Return a row for the bytes, and one for the time of one more review."""
    projects = {count: make_reviewed_project(work / str(count), count) for count in (FEW, MANY)}
    whole = {
        count: seconds_of(build_command(each), work, patience=PATIENCE)()
        for count, each in projects.items()
    }
    megabytes = bytes_of(projects[MANY] / "site") / 1e6
    more = {str(count): one_more(project) for count, project in projects.items()}
    taken = in_turns(more, ROUNDS)
    few, many = taken[str(FEW)], taken[str(MANY)]
    figure = f"{seconds(many.median)} against {seconds(few.median)}"
    least, limit = f"{megabytes:.1f} MB", f"at most {MOST_MEGABYTES:.0f} MB"
    return (
        Row(f"{MANY} reviews, all files", limit, least, megabytes <= MOST_MEGABYTES),
        Row(f"{MANY} reviews, from nothing", "reported", seconds(whole[MANY])),
        at_most(f"review {MANY} and live, against review {FEW}", many.over(few), MOST, figure),
    )


def one_more(project: Path) -> Callable[[], float]:
    """Return an action that builds the newest review and live, with all others there already.

    Before each round the site is what it was before that review: live knows nothing of it.
    """
    newest = max((project / "plan/reviews").iterdir())
    content = newest.read_bytes()
    newest.unlink()
    run(build_command(project), project, PATIENCE)
    newest.write_bytes(content)
    before = project.with_name(f"{project.name}-before")
    shutil.copytree(project / "site", before, copy_function=os.link)

    def forget() -> None:
        shutil.rmtree(project / "site")
        shutil.copytree(before, project / "site", copy_function=os.link)

    return seconds_of(build_command(project), project, forget)
