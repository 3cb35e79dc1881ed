"""Publishing works from every kind of repository that teams have."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from published_branch import BRANCH, git, make_clone, make_part, make_remote, published
from publishing import publish, quiet

from milepost.errors import MilepostError
from milepost.publish.branch.update import session

LOOSE = 1200
"""Files enough that git's guess at the number of loose objects is above one."""

Prepared = Callable[[Path, Path], Path]


def plain(clone: Path, folder: Path) -> Path:
    return clone


def shallow(clone: Path, folder: Path) -> Path:
    git(clone, "push", "-q", "origin", "main")
    address = Path(git(clone, "remote", "get-url", "origin")).as_uri()
    git(clone, "clone", "-q", "--depth=1", address, str(folder))
    return folder


def detached(clone: Path, folder: Path) -> Path:
    git(clone, "checkout", "-q", "--detach")
    return clone


def worktree(clone: Path, folder: Path) -> Path:
    git(clone, "worktree", "add", "-q", "--detach", str(folder))
    return folder


def submodule(clone: Path, folder: Path) -> Path:
    outer = make_clone(make_remote(folder / "outer.git"), folder / "outer")
    allow = ("-c", "protocol.file.allow=always")
    git(clone, "push", "-q", "origin", "main")
    address = git(clone, "remote", "get-url", "origin")
    git(outer, *allow, "submodule", "--quiet", "add", "-b", "main", address, "plan-of-it")
    return outer / "plan-of-it"


def nameless(clone: Path, folder: Path) -> Path:
    git(clone, "config", "user.useConfigOnly", "true")
    git(clone, "config", "--unset", "user.name")
    git(clone, "config", "--unset", "user.email")
    return clone


def with_hooks(clone: Path, folder: Path) -> Path:
    for name in ("pre-push", "pre-commit", "post-commit", "reference-transaction"):
        hook = clone / ".git/hooks" / name
        hook.write_text("#!/bin/sh\nexit 1\n")
        hook.chmod(0o755)
    return clone


def with_line_endings(clone: Path, folder: Path) -> Path:
    git(clone, "config", "core.autocrlf", "true")
    (clone / ".gitattributes").write_text("* text eol=crlf filter=upper\n")
    git(clone, "config", "filter.upper.clean", "tr a-z A-Z")
    return clone


def signing(clone: Path, folder: Path) -> Path:
    git(clone, "config", "commit.gpgSign", "true")
    git(clone, "config", "push.gpgSign", "true")
    git(clone, "config", "gpg.program", "/bin/false")
    return clone


def subfolder(clone: Path, folder: Path) -> Path:
    (clone / "deep/project").mkdir(parents=True)
    return clone / "deep/project"


KINDS = (
    plain,
    shallow,
    detached,
    worktree,
    submodule,
    nameless,
    with_hooks,
    with_line_endings,
    signing,
    subfolder,
)


@pytest.mark.parametrize("prepare", KINDS, ids=lambda kind: str(kind.__name__))
def test_a_site_is_published_twice_and_its_bytes_are_kept(
    tmp_path: Path, prepare: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    remote = make_remote(tmp_path / "remote.git")
    root = prepare(make_clone(remote, tmp_path / "clone"), tmp_path / "other")
    publish(root, make_part(tmp_path / "one", ["2026-01-04"], "first\r\nlive\n"))
    publish(root, make_part(tmp_path / "two", ["2026-01-04"], "second\r\nlive\n"))
    files = published(remote)
    assert files["live/index.html"] == b"second\r\nlive\n"
    assert files["2026-01-04/index.html"] == b"2026-01-04 "
    assert git(remote, "rev-list", "--count", BRANCH) == "2"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a repository to another user")
def test_a_repository_of_another_user_is_refused_with_the_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    clone = make_clone(make_remote(tmp_path / "remote.git"), tmp_path / "clone")
    subprocess.run(["chown", "-R", "12345", str(clone)], check=True)
    with pytest.raises(MilepostError, match=r"another user.*safe\.directory"):
        publish(clone, make_part(tmp_path / "one", []))


def test_a_lock_that_a_killed_git_left_on_its_copy_is_in_nobodys_way(tmp_path: Path) -> None:
    """Git's own note of what the remote has is not needed, so its lock must not matter."""
    remote = make_remote(tmp_path / "remote.git")
    clone = make_clone(remote, tmp_path / "clone")
    publish(clone, make_part(tmp_path / "one", []))
    publish(make_clone(remote, tmp_path / "other"), make_part(tmp_path / "two", ["2026-01-04"]))
    (clone / f".git/refs/remotes/origin/{BRANCH}.lock").touch()
    made = publish(clone, make_part(tmp_path / "three", [], "newest"))
    assert made.commit == git(remote, "rev-parse", BRANCH)
    assert published(remote)["live/index.html"] == b"newest"


@pytest.mark.parametrize(("gc_auto", "is_packed"), [("1", True), ("0", False)])
def test_what_lies_loose_is_packed_where_git_would_do_so_after_a_commit(
    tmp_path: Path, gc_auto: str, is_packed: bool
) -> None:
    remote = make_remote(tmp_path / "remote.git")
    clone = make_clone(remote, tmp_path / "clone")
    part = make_part(tmp_path / "one", ["2026-01-04"])
    for number in range(LOOSE):
        (part.folder / f"live/{number}.html").write_text(f"page {number}")
    git(clone, "config", "gc.auto", gc_auto)
    git(clone, "config", "gc.autoDetach", "false")
    publish(clone, part)
    loose = int(git(clone, "count-objects").split()[0])
    assert (loose == 0) is is_packed
    assert len(published(remote)) > LOOSE
    assert git(clone, "fsck") == ""


def test_no_repository_at_all_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(MilepostError, match="not a git repository"):
        publish(tmp_path, make_part(tmp_path / "one", []))


def test_a_network_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clone = make_clone(make_remote(tmp_path / "remote.git"), tmp_path / "clone")
    git(clone, "remote", "set-url", "origin", "ssh://host.invalid/plan.git")
    monkeypatch.setenv("GIT_SSH_COMMAND", "sleep 5 #")
    with (
        session(clone, "origin", BRANCH, quiet, seconds=0.3) as at,
        pytest.raises(MilepostError, match="gave no answer"),
    ):
        at.git.run("ls-remote", "--", "origin")
