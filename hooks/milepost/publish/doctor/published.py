"""The published branch: where it stands, read from git's objects without a checkout."""

from __future__ import annotations

from milepost.errors import MilepostError
from milepost.publish.branch.contents import Contents, contents_of
from milepost.publish.branch.place import BranchPlace
from milepost.publish.doctor.finding import Finding
from milepost.publish.git import Git, GitError
from milepost.value import Value, field, replace

_SECONDS = 20.0


class Published(Value):
    """The branch with what it holds; None where it can't be read. `findings` say why."""

    place: BranchPlace
    contents: Contents | None = None
    findings: tuple[Finding, ...] = field(default=())

    @property
    def publish(self) -> str:
        """The command that publishes there."""
        remote = "" if self.place.remote == "origin" else f" --remote {self.place.remote}"
        return f"milepost publish --branch {self.place.branch}{remote}"


def published_state(git: Git, place: BranchPlace) -> Published:
    """Return the newest state of the branch that is here, and how it stands to the remote's."""
    found = Published(place)
    tip, missing = _tip(git, place)
    commit = tip if tip and _is_here(git, tip) else _known(git, place)
    notes = [*missing, *_behind(git, place, tip), *_rewritten(git, place, commit)]
    if commit is None:
        notes.append(Finding(f"{place} is not there yet.", found.publish))
        return replace(found, findings=tuple(notes))
    try:
        contents = contents_of(git, commit, str(place))
    except MilepostError as error:
        notes.append(Finding(error.message, f"git ls-tree {commit[:12]}"))
        return replace(found, findings=tuple(notes))
    return Published(place, contents, tuple(notes))


def _tip(git: Git, place: BranchPlace) -> tuple[str | None, list[Finding]]:
    """Return the commit that the remote's branch is at, or a note that it did not answer."""
    try:
        said = replace(git, seconds=_SECONDS).text("ls-remote", "--", place.remote, place.ref)
    except GitError:
        note = f"{place.remote} gave no answer; this is the last state that is known here."
        return None, [Finding(note, f"git ls-remote {place.remote}", is_note=True)]
    return (said.split()[0] if said else None), []


def _known(git: Git, place: BranchPlace) -> str | None:
    """Return the state that was seen last, else the one of a local branch of this name."""
    names = (place.known, f"refs/remotes/{place.remote}/{place.branch}", place.ref)
    asked = (git.asked("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") for name in names)
    return next(filter(None, asked), None)


def _behind(git: Git, place: BranchPlace, tip: str | None) -> list[Finding]:
    if tip is None or _is_here(git, tip):
        return []
    return [
        Finding(
            f"{place} has a newer state than is known here.",
            f"git fetch {place.remote} {place.branch}",
        )
    ]


def _rewritten(git: Git, place: BranchPlace, commit: str | None) -> list[Finding]:
    known = git.asked("rev-parse", "--verify", "--quiet", place.known)
    if not known or not commit:
        return []
    if git.asked("merge-base", "--is-ancestor", known, commit) is not None:
        return []
    return [
        Finding(
            f"{place} was at {known[:12]}, and its history was rewritten since.",
            f"git update-ref -d {place.known}",
        )
    ]


def _is_here(git: Git, commit: str) -> bool:
    return git.asked("cat-file", "-e", f"{commit}^{{commit}}") is not None
