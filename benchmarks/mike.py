"""(k) The same history published with mike: bytes and seconds for each review, side by side.

mike gets the finished bodies of each version's pages and publishes what MkDocs with Material makes
of them, in a branch of a repository of its own. Ours builds live in the same command.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.bare_reviews import reviewed_days, write_bare_review
from benchmarks.many_reviews import one_more
from benchmarks.projects import build_command, bytes_of
from benchmarks.row import Row, seconds
from benchmarks.sealed_history import make_reviewed_project
from benchmarks.timing import in_turns, run, seconds_of

TITLE = "One more review beside `mike deploy` of the same pages"
CAUSE = "There is no target."
REVIEWS = 10
ROUNDS = 3

BRANCH = "published"
_GIT = ("git", "-c", "user.name=Bench", "-c", "user.email=bench@example.org")


def measure(work: Path) -> tuple[Row, ...]:
    """Return a row for bytes and one for seconds."""
    project = make_reviewed_project(work / "ours", REVIEWS)
    run(build_command(project), work)
    days = reviewed_days(project)
    bare = [write_bare_review(project, day, work / "theirs" / day) for day in days]
    make_repository(work / "theirs")
    for folder in bare:
        deploy(folder)()
    taken = in_turns({"ours": one_more(project), "mike": deploy(bare[-1])}, ROUNDS)
    site = project / "site"
    ours = sum(bytes_of(site / day) for day in days) / REVIEWS / 1000
    shared = bytes_of(site / "assets") / 1000
    theirs = _published(work / "theirs") / REVIEWS / 1000
    size = f"{ours:.0f} KB, and once {shared:.0f} KB shared by all; mike {theirs:.0f} KB"
    time = f"{seconds(taken['ours'].median)} with live; mike {seconds(taken['mike'].median)}"
    ratio = taken["ours"].over(taken["mike"])
    return (
        Row("bytes published for a review", "reported", f"{ours / theirs:.2f} times: {size}"),
        Row("seconds for one more review", "reported", f"{ratio:.2f} times: {time}"),
    )


def make_repository(folder: Path) -> None:
    """Make a folder a repository with one commit, whose user is known to git."""
    for arguments in (("init", "-q"), ("commit", "-q", "--allow-empty", "-m", "Begin")):
        run([*_GIT, *arguments], folder)
    run(["git", "config", "user.name", "Bench"], folder)
    run(["git", "config", "user.email", "bench@example.org"], folder)


def deploy(
    folder: Path, prepare: Callable[[], None] | None = None, *, push: bool = False
) -> Callable[[], float]:
    """Return an action that publishes one version and returns its seconds.

    Without `push` the version is committed to a branch of the repository at hand.
    """
    command = [
        sys.executable, "-c", "from mike.driver import main; main()", "-q", "deploy",
        *(["--push"] if push else []),
        "-b", BRANCH, "-F", str(folder / "mkdocs.yml"), folder.name,
    ]  # fmt: skip
    return seconds_of(command, folder.parent, prepare)


def _published(folder: Path) -> int:
    """Return the bytes of all files of all versions in the branch."""
    listed = subprocess.run(
        ["git", "ls-tree", "-r", "-l", BRANCH],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return sum(int(line.split()[3]) for line in listed.stdout.splitlines())
