"""The loop of every change to the branch: read, edit, push; and again when another was faster."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from milepost.errors import MilepostError
from milepost.publish.branch.contents import Contents, contents_of
from milepost.publish.branch.edit import Edit
from milepost.publish.branch.objects import Objects
from milepost.publish.branch.place import BranchPlace, branch_place
from milepost.publish.branch.push import left_lock, push
from milepost.publish.branch.tip import Moved, fetch_tip, remember
from milepost.publish.git import Git
from milepost.publish.saying import Say
from milepost.value import Value

TRIES = 60
_STUCK = 10
"""After so many tries at the same state, a lock that stands in the way has no owner any more."""

_FIRST_PAUSE = 0.2
_LONGEST_PAUSE = 20.0
_NETWORK = 600.0
"""The longest that a fetch or a push may take, in seconds."""


def longest_pause(tried: int) -> float:
    """Return the longest wait after so many tries, in seconds.

    It doubles until it is many times what a try takes: only then is the branch left alone for
    long enough that whoever tries can be done before the next one.
    """
    return min(_FIRST_PAUSE * 2.0**tried, _LONGEST_PAUSE)


def random_pause(tried: int) -> None:
    """Wait a random time before the next try."""
    time.sleep(random.uniform(0, longest_pause(tried)))  # noqa: S311 - no secret


class Session(Value):
    """What the steps of one publishing share: git, the branch, and who is told how far it is."""

    git: Git
    place: BranchPlace
    objects: Objects
    say: Say
    pause: Callable[[int], None] = random_pause
    dry_run: bool = False


class Updated(Value):
    """What became of the branch: the state before, the edit, and the new commit where one was.

    `commit` is None where nothing had to change, or nothing was to be written.
    """

    place: BranchPlace
    before: Contents
    edit: Edit
    commit: str | None = None
    dry_run: bool = False

    @property
    def size(self) -> int:
        """The bytes of the whole branch after the edit."""
        return self.edit.sizes_after(self.before)


@contextmanager
def session(
    root: Path,
    remote: str,
    branch: str,
    say: Say,
    *,
    dry_run: bool = False,
    pause: Callable[[int], None] = random_pause,
    seconds: float = _NETWORK,
) -> Iterator[Session]:
    """Open a repository for publishing; a trial run writes its objects into a passing folder.

    `seconds` bounds each call of git.
    """
    git = Git(root, seconds=seconds)
    place = branch_place(git, remote, branch)
    with tempfile.TemporaryDirectory(prefix="milepost-") as folder:
        scratch = Path(folder)
        objects = Objects(_aside(git, scratch) if dry_run else git, scratch)
        yield Session(git, place, objects, say, pause, dry_run)


def read_branch(at: Session) -> Contents:
    """Return the newest state of the branch."""
    for _ in range(TRIES):
        try:
            tip = fetch_tip(at.git, at.place)
        except Moved:
            continue
        return contents_of(at.git, tip, str(at.place))
    raise _too_busy(at.place)


def update(
    at: Session, before: Contents, edit_of: Callable[[Contents], Edit], message: str
) -> Updated:
    """Make an edit on top of the newest state; `before` is the state that was read already."""
    stuck = 0
    for tried in range(TRIES):
        edit = edit_of(before)
        made = Updated(at.place, before, edit, dry_run=at.dry_run)
        if at.dry_run or not (edit.put or edit.removed):
            return made
        tree = at.objects.write_tree(before.commit, edit.put, edit.removed)
        commit = at.objects.write_commit(tree, before.commit, message)
        at.say("Pushing")
        refused = push(at.git, at.place, before.commit, commit)
        if refused is None:
            remember(at.git, at.place, commit)
            at.git.tidy()
            return Updated(at.place, before, edit, commit)
        at.say("Another publisher was faster; trying again")
        at.pause(tried)
        newest = read_branch(at)
        stuck = stuck + 1 if newest.commit == before.commit else 0
        if stuck >= _STUCK and (file := left_lock(refused)):
            raise _locked(at.place, file)
        before = newest
    raise _too_busy(at.place)


def _locked(place: BranchPlace, file: str) -> MilepostError:
    return MilepostError(
        f"{place} can't be written: a git that was killed left the lock {file} there.",
        f"Make sure that no git runs there, then remove it: rm {file}",
    )


def _aside(git: Git, scratch: Path) -> Git:
    """Return a git that reads all objects, but writes new ones into a passing folder."""
    objects = scratch / "objects"
    objects.mkdir()
    real = git.text("rev-parse", "--path-format=absolute", "--git-path", "objects")
    return git.with_settings(
        GIT_OBJECT_DIRECTORY=str(objects), GIT_ALTERNATE_OBJECT_DIRECTORIES=real
    )


def _too_busy(place: BranchPlace) -> MilepostError:
    return MilepostError(
        f"{place} moved {TRIES} times while this was to be published.",
        "Publish again when fewer others do.",
    )
