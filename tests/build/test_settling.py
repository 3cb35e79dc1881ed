"""A new site takes the place of an old one version by version, and what stays is not touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from milepost.build import settling
from milepost.build.settling import can_settle, settle
from milepost.build.site_file import holds_exactly
from milepost.errors import MilepostError


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def files_of(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


OLD = {
    "index.html": "root",
    "versions.json": "old list",
    "live/index.html": "old live",
    "live/gone.html": "old live",
    "2026-01-02/index.html": "stays",
    "2026-01-09/index.html": "made by other code",
    "2025-12-26/index.html": "its seal is gone",
    "assets/a.111.css": "shared",
    "assets/b.222.js": "loaded by the old live alone",
    "stranger.txt": "left by nobody",
}
NEW = {
    "index.html": "root",
    "versions.json": "new list",
    "live/index.html": "new live",
    "2026-01-09/index.html": "made anew",
    "2026-01-16/index.html": "new",
    "assets/a.111.css": "shared",
    "assets/c.333.css": "new",
}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return write(tmp_path / "site", OLD)


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    return write(tmp_path / ".site.staging-x", NEW)


def test_the_target_holds_what_is_new_and_what_stays(stage: Path, target: Path) -> None:
    before = (target / "2026-01-02/index.html").stat()
    settle(stage, target, ("2026-01-02",))
    assert files_of(target) == {**NEW, "2026-01-02/index.html": "stays"}
    after = (target / "2026-01-02/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("steps", range(1, 4))
def test_ended_on_the_way_every_version_is_whole_and_has_what_it_loads(
    stage: Path, target: Path, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = settling._put
    done: list[str] = []

    def put_some(new: Path, old: Path) -> None:
        if len(done) == steps - 1:
            raise KeyboardInterrupt
        put(new, old)
        done.append(old.name)

    monkeypatch.setattr(settling, "_put", put_some)
    with pytest.raises(KeyboardInterrupt):
        settle(stage, target, ("2026-01-02",))
    left = files_of(target)
    assert {path: text for path, text in OLD.items() if path.startswith("assets/")}.items() <= (
        left.items()
    )
    assert left["assets/c.333.css"] == "new"
    assert left["live/index.html"] == "old live"
    assert left["versions.json"] == "old list"
    assert left["2026-01-02/index.html"] == "stays"
    for day in ("2026-01-09", "2026-01-16"):
        wanted = NEW if day in done else OLD
        assert left.get(f"{day}/index.html") == wanted.get(f"{day}/index.html")


def test_a_folder_that_can_t_be_exchanged_is_told(
    stage: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "exchanged", lambda one, other: False)
    with pytest.raises(MilepostError, match="could not be replaced"):
        settle(stage, target, ("2026-01-02",))


def test_there_must_be_an_old_site_and_a_system_that_can_exchange(
    stage: Path, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(stage)
    assert can_settle(stage, target)
    assert not can_settle(stage, tmp_path / "nothing")
    monkeypatch.setattr(settling, "exchanged", lambda one, other: False)
    assert not can_settle(stage, target)
    assert files_of(stage) == before


def test_a_version_stays_only_where_it_is_all_that_its_folder_holds(tmp_path: Path) -> None:
    paths = ("index.html", "data/plan.json")
    folder = write(tmp_path / "version", dict.fromkeys(paths, "x"))
    assert holds_exactly(folder, paths)
    assert not holds_exactly(folder, (*paths, "lost.html"))
    assert not holds_exactly(folder, paths[:1])
    (tmp_path / "link").symlink_to(folder)
    assert not holds_exactly(tmp_path / "link", paths)
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to("data/plan.json")
    assert not holds_exactly(folder, paths)
