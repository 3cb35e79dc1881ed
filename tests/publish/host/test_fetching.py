"""Fetching a pull request: as objects, whole or not at all, and never too much."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import pytest
from proposing import push_change
from published_branch import git, make_clone, make_remote

from milepost.publish.git import Git, GitError
from milepost.publish.host.fetching import TooBig, fetch_change


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    clone = make_clone(make_remote(tmp_path / "remote"), tmp_path / "stranger")
    git(clone, "push", "-q", "origin", "main")
    return clone


@pytest.fixture
def ours(stranger: Path, tmp_path: Path) -> Path:
    git(tmp_path, "clone", "-q", str(tmp_path / "remote"), "ours")
    return tmp_path / "ours"


def test_a_change_arrives_as_objects_and_is_not_checked_out(stranger: Path, ours: Path) -> None:
    commit = push_change(stranger, 7, {"plan/more.yml": b"x", ".gitattributes": b"* filter=x"})
    before = {file for file in ours.rglob("*") if ".git" not in file.parts}
    assert fetch_change(Git(ours), "origin", 7, commit)
    assert git(ours, "show", f"{commit}:plan/more.yml") == "x"
    assert {file for file in ours.rglob("*") if ".git" not in file.parts} == before
    assert git(ours, "status", "--porcelain") == ""


def test_where_the_change_set_out_is_still_known(stranger: Path, ours: Path) -> None:
    split = git(stranger, "rev-parse", "main")
    commit = push_change(stranger, 7, {"one": b"1"})
    commit = push_change(stranger, 7, {"two": b"2"}, commit)
    assert fetch_change(Git(ours), "origin", 7, commit)
    assert git(ours, "merge-base", "HEAD", commit) == split


def test_a_change_that_moved_on_is_told(stranger: Path, ours: Path) -> None:
    commit = push_change(stranger, 7, {"one": b"1"})
    push_change(stranger, 7, {"two": b"2"}, commit)
    assert not fetch_change(Git(ours), "origin", 7, commit)


def test_a_change_that_was_pushed_anew_replaces_the_one_before(stranger: Path, ours: Path) -> None:
    first = push_change(stranger, 7, {"one": b"1"})
    assert fetch_change(Git(ours), "origin", 7, first)
    second = push_change(stranger, 7, {"two": b"2"})
    assert fetch_change(Git(ours), "origin", 7, second)


def test_a_change_that_brings_too_much_is_refused(stranger: Path, ours: Path) -> None:
    commit = push_change(stranger, 7, {"big.bin": os.urandom(300_000)})
    with pytest.raises(TooBig, match="brings more than"):
        fetch_change(Git(ours), "origin", 7, commit, most_bytes=200_000)
    assert fetch_change(Git(ours), "origin", 7, commit, most_bytes=400_000)


def test_too_much_in_a_commit_that_was_taken_back_counts_too(stranger: Path, ours: Path) -> None:
    commit = push_change(stranger, 7, {"big.bin": os.urandom(300_000)})
    commit = push_change(stranger, 7, {"big.bin": b""}, commit)
    with pytest.raises(TooBig):
        fetch_change(Git(ours), "origin", 7, commit, most_bytes=200_000)


def test_many_small_files_count_together(stranger: Path, ours: Path) -> None:
    commit = push_change(stranger, 7, {f"plan/{n}": os.urandom(500) for n in range(400)})
    with pytest.raises(TooBig):
        fetch_change(Git(ours), "origin", 7, commit, most_bytes=100_000)


def test_the_bound_holds_for_the_fetch_alone(stranger: Path, ours: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    commit = push_change(stranger, 7, {"one": b"1"})
    fetch_change(Git(ours), "origin", 7, commit)
    assert resource.getrlimit(resource.RLIMIT_FSIZE) == before
    with pytest.raises(GitError):
        fetch_change(Git(ours), "origin", 8, commit)
    assert resource.getrlimit(resource.RLIMIT_FSIZE) == before
