from __future__ import annotations

from pathlib import Path

import pytest

from milepost.build import staging


def _folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "page.html").write_text(text)
    return path


@pytest.mark.parametrize("exchange", [True, False])
def test_a_swap_puts_the_new_folder_in_place(
    tmp_path: Path, exchange: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:
        monkeypatch.setattr(staging, "exchanged", lambda one, other: False)
    target = _folder(tmp_path / "site", "old")
    with staging.staged(target) as stage:
        (stage / "page.html").write_text("new")
        staging.swap(stage, target)
    assert (target / "page.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_swap_that_fails_half_way_brings_the_old_folder_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "exchanged", lambda one, other: False)
    target = _folder(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError):
        staging.swap(tmp_path / ".site.staging-gone", target)
    assert (target / "page.html").read_text() == "old"


def test_a_site_set_aside_by_a_killed_build_is_brought_back(tmp_path: Path) -> None:
    _folder(tmp_path / ".site.old-abc", "old")
    _folder(tmp_path / ".site.staging-abc", "half")
    with staging.staged(tmp_path / "site"):
        assert (tmp_path / "site" / "page.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_folders_of_another_target_are_left_alone(tmp_path: Path) -> None:
    other = _folder(tmp_path / ".site2.staging-abc", "other")
    with staging.staged(tmp_path / "site"):
        pass
    assert other.exists()
