"""The lock that keeps two publishers of one folder apart, on one machine and on several."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import socket
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from published_folder import publish, quiet
from published_sites import check_site, make_part, site_of

from milepost.errors import MilepostError
from milepost.publish.folder.lock import LockLost, hold
from milepost.publish.folder.owner import STALE_AFTER, Owner, read_owner, this_process
from milepost.publish.folder.place import FolderPlace
from milepost.publish.folder.session import folder_session, read_folder
from milepost.publish.folder.site import publish_part
from milepost.value import replace

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ELSEWHERE = Owner(4711, "web-2", "another-kernel", NOON)


def refuse(text: str) -> None:
    raise AssertionError(text)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lock"


def test_a_held_lock_names_process_host_and_time_and_goes_at_the_end(path: Path) -> None:
    with hold(path, NOON, quiet):
        owner = read_owner(path.read_bytes())
        assert owner is not None
        assert (owner.process, owner.host, owner.since) == (os.getpid(), socket.gethostname(), NOON)
    assert not path.exists()


def test_the_lock_goes_also_when_publishing_fails(path: Path) -> None:
    with pytest.raises(RuntimeError), hold(path, NOON, quiet):
        raise RuntimeError
    assert not path.exists()


def test_a_living_publisher_is_waited_for_and_named(path: Path) -> None:
    heard: list[str] = []
    with (
        hold(path, NOON, quiet),
        pytest.raises(MilepostError, match=f"Process {os.getpid()} on") as refused,
        hold(path, NOON + 10 * STALE_AFTER, heard.append, pause=lambda: None, tries=3),
    ):
        pass
    assert len(heard) == 1
    assert heard[0].startswith("Waiting for Process")
    assert f"remove {path}" in refused.value.cure


def test_the_lock_of_a_killed_publisher_on_this_machine_is_free_at_once(path: Path) -> None:
    path.write_bytes(replace(this_process(NOON), process=2**22 - 1).to_bytes())
    with hold(path, NOON, refuse, tries=1):
        owner = read_owner(path.read_bytes())
        assert owner is not None
        assert owner.process == os.getpid()


@pytest.mark.parametrize("content", [b"", b"{", b"null", b'{"process": 1}', b"\xff"])
def test_a_lock_file_that_names_nobody_is_free(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with hold(path, NOON, refuse, tries=1):
        pass


def test_the_lock_of_another_machine_is_kept_while_it_is_young(path: Path) -> None:
    path.write_bytes(ELSEWHERE.to_bytes())
    with (
        pytest.raises(MilepostError, match="Process 4711 on web-2"),
        hold(path, NOON + STALE_AFTER, quiet, pause=lambda: None, tries=2),
    ):
        pass
    assert path.read_bytes() == ELSEWHERE.to_bytes()


def test_a_machine_of_the_same_name_is_another_machine(path: Path) -> None:
    other = replace(ELSEWHERE, host=socket.gethostname())
    path.write_bytes(other.to_bytes())
    if not this_process(NOON).boot:
        pytest.skip("this system does not name its running kernel")
    with (
        pytest.raises(MilepostError),
        hold(path, NOON, quiet, pause=lambda: None, tries=2),
    ):
        pass


def test_the_lock_of_another_machine_is_taken_over_with_a_sentence_when_it_is_stale(
    path: Path,
) -> None:
    path.write_bytes(ELSEWHERE.to_bytes())
    heard: list[str] = []
    with hold(path, NOON + STALE_AFTER + timedelta(seconds=1), heard.append, tries=1):
        pass
    assert len(heard) == 1
    assert "web-2" in heard[0]
    assert "taken over" in heard[0]


def test_where_the_file_system_knows_no_locks_the_file_alone_decides(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(file: int, how: int) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    living = subprocess.Popen(["sleep", "60"])
    try:
        path.write_bytes(replace(this_process(NOON), process=living.pid).to_bytes())
        with (
            pytest.raises(MilepostError),
            hold(path, NOON, quiet, pause=lambda: None, tries=2),
        ):
            pass
    finally:
        living.send_signal(signal.SIGKILL)
        living.wait()
    with hold(path, NOON, refuse, tries=1):
        pass


def test_a_publisher_whose_lock_was_taken_over_moves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "srv"
    publish(target, make_part(tmp_path / "old", ["2026-01-04"], "old"))
    before = site_of(target)
    part = make_part(tmp_path / "new", ["2026-01-11"], "new")
    place = FolderPlace(target)
    with folder_session(place, NOON, quiet) as at:
        place.lock.write_bytes(ELSEWHERE.to_bytes())
        found = read_folder(at)
        with pytest.raises(LockLost, match="taken over"):
            publish_part(at, found, part)
    assert site_of(target) == before
    assert place.lock.read_bytes() == ELSEWHERE.to_bytes()
    publish(target, part, now=NOON + 2 * STALE_AFTER)
    assert check_site(site_of(target), {"new"}) == ("2026-01-11", "2026-01-04")


def test_a_trial_run_needs_no_lock(tmp_path: Path) -> None:
    target = tmp_path / "srv"
    publish(target, make_part(tmp_path / "old", ["2026-01-04"], "old"))
    part = make_part(tmp_path / "new", ["2026-01-11"], "new")
    with hold(FolderPlace(target).lock, NOON, quiet):
        made = publish(target, part, dry_run=True)
    assert "2026-01-11/index.html" in made.change.put
