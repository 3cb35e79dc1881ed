"""Fetches a pull request as git objects: nothing is checked out, and not too much arrives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from milepost.errors import MilepostError
from milepost.publish.git import Git, failure
from milepost.value import replace

MOST_BYTES = 50_000_000
"""The bytes of objects, packed, that one pull request may bring."""

_SECONDS = 300.0


class TooBig(MilepostError):
    """A pull request brings more than is fetched."""


def fetch_change(
    git: Git, remote: str, number: int, commit: str, most_bytes: int = MOST_BYTES
) -> bool:
    """Fetch a pull request; return False where it is at another commit meanwhile.

    All objects arrive as one file, which the system does not let grow beyond `most_bytes`;
    raises TooBig at that point.
    """
    ours = f"refs/milepost/pull/{number}"
    patient = replace(git, seconds=_SECONDS)
    with _small_files(most_bytes):
        ran = patient.tried(
            *("-c", "fetch.unpackLimit=1", "-c", "transfer.unpackLimit=1"),
            *("-c", "fetch.writeCommitGraph=false"),
            *("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance"),
            *("--no-recurse-submodules", "--refmap=", "--", remote),
            f"+refs/pull/{number}/head:{ours}",
        )
    if ran.returncode != 0:
        if _remove_cut_files(git, most_bytes):
            raise _too_big(most_bytes)
        raise failure("fetch", ran.stderr.decode("utf-8", "replace").strip())
    return git.asked("rev-parse", "--verify", "--quiet", f"{ours}^{{commit}}") == commit


def _remove_cut_files(git: Git, most_bytes: int) -> bool:
    """Remove what git could not finish because it grew too long; tell whether there was any."""
    packs = Path(git.text("rev-parse", "--path-format=absolute", "--git-path", "objects/pack"))
    cut = [file for file in packs.glob("tmp_*") if file.stat().st_size >= most_bytes]
    for file in cut:
        file.unlink()
    return bool(cut)


def _too_big(most_bytes: int) -> TooBig:
    return TooBig(
        f"This pull request brings more than {most_bytes // 1_000_000} MB.",
        "A preview is made once its files are smaller and its commits are squashed.",
    )


@contextmanager
def _small_files(most_bytes: int) -> Iterator[None]:
    """Let this process and its children write no file beyond a size, for as long as this lasts."""
    try:
        import resource
    except ImportError:  # not on Windows, where no job of ours runs
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    lower = most_bytes if hard == resource.RLIM_INFINITY else min(most_bytes, hard)
    resource.setrlimit(resource.RLIMIT_FSIZE, (lower, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
