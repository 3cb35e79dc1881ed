"""The repository: whether git is there, who sits there, and whether a remote takes the site."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.build.identity import git_identity
from milepost.publish.doctor.finding import Area, Finding
from milepost.publish.git import Git, GitError

NAME = "Repository"


def repository_area(git: Git, remote: str) -> Area:
    """Return what is to be said of a repository and its remote."""
    try:
        git.run("rev-parse", "--git-dir")
    except GitError as error:
        return Area(NAME, "", (_unusable(error),))
    here = git.asked("symbolic-ref", "--quiet", "--short", "HEAD")
    there = f"on {here}" if here else "on no branch"
    return Area(NAME, there, tuple(_findings(git, remote, is_detached=here is None)))


def has_remote(git: Git, remote: str) -> bool:
    """Tell whether git knows a remote of this name."""
    return remote in git.text("remote").split()


def _findings(git: Git, remote: str, *, is_detached: bool) -> Iterator[Finding]:
    if not has_remote(git, remote):
        yield Finding(f"Git knows no remote {remote} here.", f"git remote add {remote} ADDRESS")
    if is_detached:
        yield Finding("HEAD is on no branch, as in a workflow.", "git switch main", is_note=True)
    if git.text("rev-parse", "--is-shallow-repository") == "true":
        yield Finding(
            "History is cut short here, so pages can't name the commit of the plan.",
            "git fetch --unshallow",
            is_note=True,
        )
    if git_identity(git.root) is None:
        yield Finding(
            "Git does not know who you are, so you can't seal a review.",
            'git config user.name "Your Name" && git config user.email you@example.org',
            is_note=True,
        )


def _unusable(error: GitError) -> Finding:
    if "not a git repository" in error.said:
        return Finding("This folder is in no git repository.", "git init")
    return Finding(error.message, error.cure or "git status")
