"""Which branch of which remote the site is published on."""

from __future__ import annotations

from milepost.errors import WrongUsage
from milepost.publish.git import Git
from milepost.value import Value

_KNOWN = "refs/milepost/published"
"""Where git keeps what we know of published branches, out of the way of the user's branches."""


class BranchPlace(Value):
    """A branch of a remote that git knows by name."""

    remote: str
    branch: str

    @property
    def ref(self) -> str:
        """The branch as the remote calls it."""
        return f"refs/heads/{self.branch}"

    @property
    def known(self) -> str:
        """Where the last state is kept that we read or wrote; a later one must follow from it."""
        return f"{_KNOWN}/{self.remote}/{self.branch}"

    def __str__(self) -> str:
        return f"The branch {self.branch} of {self.remote}"


def branch_place(git: Git, remote: str, branch: str) -> BranchPlace:
    """Return the place; raise WrongUsage where git knows no such remote or allows no such name."""
    if git.asked("rev-parse", "--git-dir") is None:
        git.run("rev-parse", "--git-dir")  # says why: another owner, for instance
    if branch.startswith("-") or git.asked("check-ref-format", f"refs/heads/{branch}") is None:
        raise WrongUsage(f"{branch!r} can't be the name of a branch.", "Name one like gh-pages.")
    remotes = git.text("remote").split()
    if remote not in remotes:
        known = f"Known here: {', '.join(remotes)}." if remotes else "Add it: git remote add"
        raise WrongUsage(f"Git knows no remote {remote!r} here.", known)
    if git.asked("symbolic-ref", "--quiet", "--short", "HEAD") == branch:
        raise WrongUsage(
            f"{branch} is the branch you are on, with the plan in it.",
            "Publish on a branch of its own: --branch gh-pages.",
        )
    return BranchPlace(remote, branch)
