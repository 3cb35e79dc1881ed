"""(l) Publishing one more review to a branch: the 260th beside the 10th, and beside mike.

Ours is `milepost publish`, which reads the branch, builds the review and live, writes them into git
and pushes them to a bare repository. mike's is `mike deploy` of the pages of the review: once with
`--push`, which does as much, and once without, which leaves them in the repository at hand. Bytes
are those of the pack that a push of the new commit sends.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bare_reviews import reviewed_days, write_bare_review
from benchmarks.mike import BRANCH as MIKES
from benchmarks.mike import deploy, make_repository
from benchmarks.projects import MILEPOST, build_command
from benchmarks.row import Row, at_most, seconds
from benchmarks.sealed_history import make_reviewed_project
from benchmarks.timing import Taken, in_turns, run, seconds_of

TITLE = "Publishing one more review to a branch"
CAUSE = (
    "Live is built and sent with the review: its 166 pages all name the day and the digest, and "
    "list, trends and comparisons grow with the past. mike builds no such version."
)
FEW, MANY = 10, 260
ROUNDS = 15
FIRST_PATIENCE = 3600.0
"""Seconds that publishing all but the last may take."""
MOST = 1.2
MOST_BYTES = 1 / 6
"""Of what mike publishes."""

_BRANCH = "gh-pages"
_KNOWN = f"refs/milepost/published/origin/{_BRANCH}"
_OURS, _PUSHING, _COMMITTING = "milepost publish", "mike deploy --push", "mike deploy"
_MIKES = {_PUSHING: True, _COMMITTING: False}


@dataclass(frozen=True, slots=True)
class Published:
    """A branch that lacks the newest review: where it lies, its commit, and what must know it.

    `references` are the repositories and names that must be at `before` for another round.
    """

    repository: Path
    branch: str
    before: str
    references: tuple[tuple[Path, str], ...]

    def restore(self) -> None:
        """Take the newest review back from the branch."""
        for repository, name in self.references:
            run(["git", "update-ref", name, self.before], repository)

    def sent(self) -> int:
        """Return the bytes of the pack with all that came after `before`."""
        packed = subprocess.run(
            ["git", "pack-objects", "--revs", "--thin", "--stdout", "-q"],
            cwd=self.repository,
            input=f"{self.branch}\n^{self.before}\n".encode(),
            capture_output=True,
            check=True,
        )
        return len(packed.stdout)


@dataclass(frozen=True, slots=True)
class Deployed:
    """mike's branch before its newest version, and the folder that this one is made from."""

    before: Published
    newest: Path


def measure(work: Path) -> tuple[Row, ...]:
    """Return rows for the time beside the 10th review and beside mike, and for the bytes."""
    projects = {count: make_reviewed_project(work / str(count), count) for count in (FEW, MANY)}
    mikes = {count: _deploy_last(each, work / f"mike-{count}") for count, each in projects.items()}
    ours = {count: _publish_all_but_last(each) for count, each in projects.items()}
    actions = {_OURS: {count: _one_more(each, ours[count]) for count, each in projects.items()}}
    for name, push in _MIKES.items():
        actions[name] = {count: _again(each, push=push) for count, each in mikes.items()}
    flat = {(name, count): each for name, found in actions.items() for count, each in found.items()}
    taken = in_turns({_key(*key): action for key, action in flat.items()}, ROUNDS)
    few, many = taken[_key(_OURS, FEW)], taken[_key(_OURS, MANY)]
    return (
        at_most(f"review {MANY} against review {FEW}", many.over(few), MOST, _two(many, few)),
        *(row for count in projects for row in _beside_mike(count, taken)),
        *(_bytes(count, each.sent(), mikes[count].before.sent()) for count, each in ours.items()),
    )


def _key(name: str, count: int) -> str:
    return f"{name} {count}"


def _beside_mike(count: int, taken: Mapping[str, Taken]) -> Iterator[Row]:
    """Yield a row for what does as much as ours does, and one for what pushes nothing."""
    ours, pushing, committing = (
        taken[_key(name, count)] for name in (_OURS, _PUSHING, _COMMITTING)
    )
    what = f"review {count} against `{_PUSHING}`"
    yield at_most(what, ours.over(pushing), 1, _two(ours, pushing))
    figure = f"{ours.over(committing):.2f} times: {_two(ours, committing)}"
    yield Row(f"review {count}, pushed, against `{_COMMITTING}`, not pushed", "reported", figure)


def _again(mike: Deployed, *, push: bool) -> Callable[[], float]:
    return deploy(mike.newest, mike.before.restore, push=push)


def _two(one: Taken, other: Taken) -> str:
    return f"{seconds(one.median)} against {seconds(other.median)}"


def _bytes(count: int, ours: int, theirs: int) -> Row:
    sizes = f"{ours / 1000:.0f} KB against {theirs / 1000:.0f} KB"
    return at_most(f"bytes of review {count} and live, mike", ours / theirs, MOST_BYTES, sizes)


def _one_more(project: Path, published: Published) -> Callable[[], float]:
    return seconds_of(_command(project), project, published.restore)


def _command(project: Path) -> list[str]:
    return [*MILEPOST, "--root", str(project), "publish", "--branch", _BRANCH]


def _publish_all_but_last(project: Path) -> Published:
    """Publish a project to a repository beside it, as it was before its newest review."""
    remote = project.with_name(f"{project.name}.git")
    run(["git", "init", "-q", "--bare", str(remote)], project)
    make_repository(project)
    run(["git", "remote", "add", "origin", str(remote)], project)
    newest = max((project / "plan/reviews").iterdir())
    content = newest.read_bytes()
    newest.unlink()
    run(_command(project), project, FIRST_PATIENCE)
    newest.write_bytes(content)
    before = run(["git", "rev-parse", _BRANCH], remote).strip()
    known = ((remote, f"refs/heads/{_BRANCH}"), (project, _KNOWN))
    return Published(remote, _BRANCH, before, known)


def _deploy_last(project: Path, folder: Path) -> Deployed:
    """Publish the last versions with mike but the newest; its time does not depend on how many."""
    run(build_command(project), project, FIRST_PATIENCE)
    days = reviewed_days(project)[-FEW:]
    bare = [write_bare_review(project, day, folder / day) for day in days]
    shutil.rmtree(project / "site")  # or ours would take the newest review from there
    make_repository(folder)
    for each in bare[:-1]:
        deploy(each)()
    remote = folder.with_name(f"{folder.name}.git")
    run(["git", "init", "-q", "--bare", str(remote)], folder)
    run(["git", "remote", "add", "origin", str(remote)], folder)
    run(["git", "push", "-q", "origin", MIKES], folder)
    before = run(["git", "rev-parse", MIKES], folder).strip()
    own, known = f"refs/heads/{MIKES}", f"refs/remotes/origin/{MIKES}"
    references = ((folder, own), (folder, known), (remote, own))
    return Deployed(Published(folder, MIKES, before, references), bare[-1])
