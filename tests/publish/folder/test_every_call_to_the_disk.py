"""Publishing into a folder fails or is killed at each of its calls to the disk."""

from __future__ import annotations

import errno
import os
import re
import signal
from functools import partial
from pathlib import Path

import pytest
from faulty_disk import EXCHANGE, SOAK, FaultyDisk, faulty, sampled
from folder_stage import Stage
from published_folder import publish

from milepost.errors import MilepostError

FAILURES = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EINTR)
pytestmark = pytest.mark.timeout(20_000 if SOAK else 600)
EXCHANGES = pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "aside"])


def fail(code: int) -> None:
    raise OSError(code, os.strerror(code))


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def calls_of(stage: Stage, *, exchange: bool) -> list[str]:
    counted = FaultyDisk()
    target = stage.target()
    with faulty(counted, exchange=exchange):
        publish(target, stage.part)
    stage.finish(target)
    return counted.calls


@EXCHANGES
@pytest.mark.parametrize("turn", range(len(FAILURES)) if SOAK else [0])
def test_a_call_that_fails_gives_one_sentence_and_leaves_the_site_whole(
    stage: Stage, exchange: bool, turn: int
) -> None:
    """A long run fails each call in each way, a short one some calls and each in one way."""
    calls = calls_of(stage, exchange=exchange)
    assert {"open", "write", "fsync", "rename", "unlink", "rmdir", "mkdir"} <= set(calls)

    said = set()
    numbers = sampled(len(calls), 5)
    for at in numbers:
        code = FAILURES[(at + turn) % len(FAILURES)]
        if calls[at - 1] == EXCHANGE:
            continue  # it says no instead; then the other way is taken
        target = stage.target()
        try:
            with faulty(FaultyDisk(partial(fail, code), at), exchange=exchange):
                publish(target, stage.part)
        except MilepostError as error:
            said.add(str(error))
            stage.check(target)
        else:
            assert stage.check(target)
        stage.finish(target)
    reasons = "|".join(map(os.strerror, FAILURES))
    assert all(re.fullmatch(rf"[^\n]*/[^\n]*({reasons})\. [A-Z][^\n]*", each) for each in said)
    assert len(said) > len(numbers) / 4
    print(f"folder: {len(numbers)} of {len(calls)} calls failed, {len(said)} sentences")


@EXCHANGES
def test_a_process_killed_at_any_call_leaves_the_old_site_or_the_new_one(
    stage: Stage, exchange: bool
) -> None:
    seen = set()
    numbers = sampled(len(calls_of(stage, exchange=exchange)), 7)
    for at in numbers:
        target = stage.target()
        child = os.fork()
        if child == 0:
            with faulty(FaultyDisk(die, at), exchange=exchange):
                publish(target, stage.part)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status)
        seen.add(target.exists() and stage.check(target))
        stage.finish(target)
    assert seen == {True, False}
    print(f"folder: killed at {len(numbers)} calls")


def test_all_that_is_new_is_made_sure_of_before_the_first_of_it_is_renamed(stage: Stage) -> None:
    calls = calls_of(stage, exchange=True)
    first = min(calls.index(name) for name in ("rename", EXCHANGE) if name in calls)
    target = stage.target()
    staged = publish(target, stage.part).change.staged
    folders = {parent for path in staged for parent in Path(path).parents}
    assert calls[:first].count("fsync") >= len(staged) + len(folders)
    stage.finish(target)
