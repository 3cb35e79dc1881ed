"""Publishing into a full disk or a read-only one: one sentence, and the old site stays whole."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from published_folder import hidden_in, publish
from published_sites import check_site, make_part, site_of

from milepost.errors import MilepostError

FIRST, SECOND = "2026-01-04", "2026-01-11"
ROOM = 512 * 1024
PAGE = os.sysconf("SC_PAGE_SIZE")


def mount(*arguments: str) -> bool:
    """Mount, and tell whether the system lets us."""
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own in memory, with room for half a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk")
    if not mount("-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)):
        pytest.skip("this system mounts no disk in memory")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("left", [0, 1, 2, 4, 6, 8, 10])
def test_a_disk_that_is_full_after_some_pages_tears_nothing(
    small_disk: Path, tmp_path: Path, left: int
) -> None:
    target, filler = small_disk / "srv", small_disk / "filler"
    publish(target, make_part(tmp_path / "old", [FIRST], "old"))
    free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
    filler.write_bytes(b"x" * (free - left * PAGE))
    part = make_part(tmp_path / "new", [SECOND], "new")
    with pytest.raises(MilepostError, match="No space left on device") as refused:
        publish(target, part)
    assert "Free some space" in refused.value.cure
    check_site(site_of(target), {"old"}, [FIRST])
    filler.unlink()
    publish(target, part)
    assert check_site(site_of(target), {"new"}) == (SECOND, FIRST)
    assert hidden_in(target) == []


def test_a_disk_that_is_mounted_for_reading_is_one_sentence(
    small_disk: Path, tmp_path: Path
) -> None:
    target = small_disk / "srv"
    publish(target, make_part(tmp_path / "old", [FIRST], "old"))
    before = site_of(target)
    assert mount("-o", "remount,ro", str(small_disk))
    with pytest.raises(MilepostError, match="Read-only file system") as refused:
        publish(target, make_part(tmp_path / "new", [SECOND], "new"))
    assert "Mount it for writing" in refused.value.cure
    assert site_of(target) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_one_sentence(tmp_path: Path) -> None:
    target = tmp_path / "srv"
    publish(target, make_part(tmp_path / "old", [FIRST], "old"))
    before = site_of(target)
    target.chmod(0o555)
    with pytest.raises(MilepostError, match="Permission denied"):
        publish(target, make_part(tmp_path / "new", [SECOND], "new"))
    target.chmod(0o755)
    assert site_of(target) == before
