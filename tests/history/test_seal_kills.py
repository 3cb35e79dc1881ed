"""A seal that is killed or fails at any call to the disk leaves nothing, or the whole file."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from milepost.build import seal_file
from milepost.build.seal_file import sealing
from milepost.errors import MilepostError

NAME = "2026-01-11.json"
DATA = b'{"a":"' + b"x" * 100_000 + b'"}\n'
FAILURES = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT)
CALLS = ("open", "mkdir", "write", "fsync", "link", "unlink", "close")


class Disk:
    """The module `os` with a count of the calls that touch the disk, and a fault at one of them."""

    def __init__(self, fault: Callable[[str], None] | None = None, at: int = 0) -> None:
        self.calls: list[str] = []
        self._fault = fault
        self._at = at

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self._counted(name, real) if name in CALLS else real

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self.calls.append(name)
            if self._fault and len(self.calls) == self._at:
                self._fault(name)
            return real(*arguments, **options)

        return call


def project(folder: Path) -> Path:
    (folder / "plan").mkdir(parents=True)
    return folder


def write(root: Path) -> None:
    with sealing(root) as writer:
        writer.write(NAME, DATA)


def without_nameless_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal_file, "_NAMELESS", 0)


def as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    del monkeypatch


SYSTEMS = pytest.mark.parametrize("system", [as_it_is, without_nameless_files])
System = Callable[[pytest.MonkeyPatch], None]


def calls_of(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    disk = Disk()
    monkeypatch.setattr(seal_file, "os", disk)
    write(root)
    return disk.calls


def is_whole_or_absent(root: Path) -> bool:
    """Return whether the file is whole; fail where there is anything between whole and absent."""
    folder = root / "plan/reviews"
    found = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    assert found in ([], [NAME])
    if found:
        assert (folder / NAME).read_bytes() == DATA
    return bool(found)


@SYSTEMS
def test_a_whole_file_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: System
) -> None:
    system(monkeypatch)
    write(project(tmp_path))
    assert is_whole_or_absent(tmp_path)
    assert not [path.name for path in (tmp_path / "plan").iterdir() if path.name != "reviews"]


@SYSTEMS
@pytest.mark.parametrize("code", FAILURES, ids=errno.errorcode.get)
def test_a_call_that_fails_leaves_nothing_or_the_whole_file_and_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: System, code: int
) -> None:
    system(monkeypatch)
    calls = calls_of(project(tmp_path / "first"), monkeypatch)
    assert {"open", "mkdir", "write", "fsync", "link", "close"} <= set(calls)

    def fail(name: str) -> None:
        raise OSError(code, os.strerror(code))

    for at in range(1, len(calls) + 1):
        root = project(tmp_path / f"at-{at}")
        monkeypatch.setattr(seal_file, "os", Disk(fail, at))
        said = ""
        try:
            write(root)
        except MilepostError as error:
            said = str(error)
        there = is_whole_or_absent(root)
        if not there:
            assert "can't be" in said
        monkeypatch.setattr(seal_file, "os", os)
        if not there:
            write(root)
            assert is_whole_or_absent(root)


@SYSTEMS
def test_a_process_killed_at_any_call_leaves_nothing_or_the_whole_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: System
) -> None:
    system(monkeypatch)
    calls = calls_of(project(tmp_path / "first"), monkeypatch)

    def die(name: str) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    seen = set()
    for at in range(1, len(calls) + 1):
        root = project(tmp_path / f"at-{at}")
        child = os.fork()
        if child == 0:
            monkeypatch.setattr(seal_file, "os", Disk(die, at))
            write(root)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status)
        there = is_whole_or_absent(root)
        seen.add(there)
        monkeypatch.setattr(seal_file, "os", os)
        if there:
            with pytest.raises(MilepostError, match="there already"):
                write(root)
        else:
            write(root)
        assert is_whole_or_absent(root)
    assert seen == {True, False}


def test_short_writes_are_carried_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(Disk):
        def write(self, file: int, data: memoryview) -> int:
            return os.write(file, data[:999])

    monkeypatch.setattr(seal_file, "os", Slow())
    write(project(tmp_path))
    assert is_whole_or_absent(tmp_path)


@SYSTEMS
def test_a_file_that_is_there_is_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: System
) -> None:
    system(monkeypatch)
    root = project(tmp_path)
    (root / "plan/reviews").mkdir()
    (root / "plan/reviews" / NAME).write_bytes(b"old")
    with pytest.raises(MilepostError, match="there already"):
        write(root)
    assert (root / "plan/reviews" / NAME).read_bytes() == b"old"


@SYSTEMS
def test_a_folder_that_is_a_link_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: System
) -> None:
    system(monkeypatch)
    root = project(tmp_path / "root")
    (tmp_path / "elsewhere").mkdir()
    (root / "plan/reviews").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(MilepostError, match="can't be written"):
        write(root)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_two_commands_do_not_write_at_once(tmp_path: Path) -> None:
    root = project(tmp_path)
    with (
        sealing(root),
        pytest.raises(MilepostError, match="Another command"),
        sealing(root),
    ):
        pass


def test_no_temporary_name_ever_stands_among_the_reviews(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_nameless_files(monkeypatch)
    root = project(tmp_path)
    seen: list[str] = []

    def look(name: str) -> None:
        folder = root / "plan/reviews"
        seen.extend(path.name for path in folder.iterdir() if folder.exists())

    class Watched(Disk):
        def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*arguments: Any, **options: Any) -> Any:
                if (root / "plan/reviews").exists():
                    look(name)
                return real(*arguments, **options)

            return call

    monkeypatch.setattr(seal_file, "os", Watched())
    write(root)
    assert set(seen) <= {NAME}
