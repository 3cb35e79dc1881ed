"""What publishing into a folder puts there, keeps there and refuses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from published_folder import hidden_in, publish
from published_sites import (
    check_site,
    live_files,
    make_part,
    sealed_record,
    shared_file,
    site_of,
    version_files,
)

from milepost.build import staging
from milepost.build.version_record import VersionRecord
from milepost.errors import MilepostError, WrongUsage
from milepost.publish.folder.place import folder_place
from milepost.publish.folder.summary import folder_summary

FIRST, SECOND, THIRD = "2026-01-04", "2026-01-11", "2026-01-18"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder with a site of two reviews."""
    folder = tmp_path / "srv"
    publish(folder, make_part(tmp_path / "first", [FIRST, SECOND], "old"))
    return folder


def test_a_first_publishing_makes_the_folder_and_all_that_readers_need(target: Path) -> None:
    assert check_site(site_of(target), {"old"}) == (SECOND, FIRST)
    assert hidden_in(target) == []


def test_all_that_is_written_can_be_read_by_the_web_server(tmp_path: Path) -> None:
    mask = os.umask(0o077)
    try:
        publish(tmp_path / "srv", make_part(tmp_path / "part", [FIRST], "old"))
    finally:
        os.umask(mask)
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "srv").rglob("*")}
    assert modes == {0o755, 0o644}


def test_live_is_replaced_and_a_new_review_comes_beside_the_others(
    target: Path, tmp_path: Path
) -> None:
    there = [sealed_record(FIRST), sealed_record(SECOND)]
    made = publish(target, make_part(tmp_path / "part", [THIRD], "new", there))
    assert check_site(site_of(target), {"new"}) == (THIRD, SECOND, FIRST)
    assert folder_summary(made, None).new == (THIRD,)


def test_publishing_the_same_again_changes_nothing(target: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_ino for path in target.rglob("*")}
    made = publish(target, make_part(tmp_path / "part", [FIRST, SECOND], "old"))
    assert made.change.is_empty
    assert folder_summary(made, None).is_empty
    assert {path: path.stat().st_ino for path in target.rglob("*")} == before


def test_a_published_version_and_its_shared_files_stay_as_they_are(
    target: Path, tmp_path: Path
) -> None:
    part = make_part(tmp_path / "part", [FIRST, SECOND], "new")
    (part.folder / FIRST / "index.html").write_text("rendered otherwise today")
    for path in shared_file("all"):
        (part.folder / path).write_text("changed")
    publish(target, part)
    assert check_site(site_of(target), {"new"}) == (SECOND, FIRST)


def test_a_review_that_the_project_has_lost_stays_published(target: Path, tmp_path: Path) -> None:
    publish(target, make_part(tmp_path / "part", [THIRD], "new"))
    assert check_site(site_of(target), {"new"}) == (THIRD, SECOND, FIRST)


def test_another_seal_for_a_published_day_is_refused_with_both_digests(
    target: Path, tmp_path: Path
) -> None:
    before = site_of(target)
    with pytest.raises(MilepostError) as refused:
        publish(target, make_part(tmp_path / "part", [FIRST], "new", seal="rewritten"))
    assert sealed_record(FIRST).digest in str(refused.value)
    assert sealed_record(FIRST, "rewritten").digest in str(refused.value)
    assert site_of(target) == before
    assert hidden_in(target) == []


def test_files_of_others_stay(target: Path, tmp_path: Path) -> None:
    others = {"robots.txt": b"all", "blog/index.html": b"mine", "2025-12-24/photo.jpg": b"tree"}
    for path, content in others.items():
        (target / path).parent.mkdir(exist_ok=True)
        (target / path).write_bytes(content)
    (target / "elsewhere").symlink_to(tmp_path)
    publish(target, make_part(tmp_path / "part", [THIRD], "new"))
    assert others.items() <= site_of(target).items()
    assert (target / "elsewhere").is_symlink()


def test_a_site_of_another_making_is_refused(tmp_path: Path) -> None:
    (tmp_path / "srv").mkdir()
    (tmp_path / "srv/index.html").write_text("my shop")
    with pytest.raises(MilepostError, match="Milepost did not write"):
        publish(tmp_path / "srv", make_part(tmp_path / "part", [FIRST], "new"))
    assert site_of(tmp_path / "srv") == {"index.html": b"my shop"}
    assert hidden_in(tmp_path / "srv") == []


@pytest.mark.parametrize("name", ["plan", "site_src/pictures", "site", ".", ".git", ".."])
def test_a_target_in_or_above_the_project_is_refused(tmp_path: Path, name: str) -> None:
    root = tmp_path / "project"
    (root / "plan").mkdir(parents=True)
    with pytest.raises(WrongUsage, match="part of the project"):
        folder_place(root / name, root)


def test_a_target_whose_folder_is_not_mounted_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="not there"):
        folder_place(tmp_path / "mnt/site", tmp_path / "project")


def test_a_target_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WrongUsage, match="is a file"):
        folder_place(tmp_path / "file", tmp_path / "project")


@pytest.mark.parametrize("name", ["live", FIRST, "assets", "versions.json", "index.html"])
def test_a_link_in_the_place_of_a_name_that_publishing_writes_is_refused(
    target: Path, tmp_path: Path, name: str
) -> None:
    outside = tmp_path / "outside"
    (target / name).rename(outside)
    (target / name).symlink_to(outside)
    before = site_of(tmp_path / "outside") if outside.is_dir() else outside.read_bytes()
    with pytest.raises(MilepostError):
        publish(target, make_part(tmp_path / "part", [THIRD], "new"))
    assert (site_of(outside) if outside.is_dir() else outside.read_bytes()) == before
    assert (target / name).is_symlink()


@pytest.mark.parametrize("name", [".milepost-lock", ".milepost-staging"])
def test_a_link_in_the_place_of_a_hidden_name_leads_nowhere(
    target: Path, tmp_path: Path, name: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").touch()
    (target / name).symlink_to(outside if name.endswith("staging") else outside / "precious")
    try:
        publish(target, make_part(tmp_path / "part", [THIRD], "new"))
    except MilepostError as error:
        assert name in str(error)  # noqa: PT017 - only one of the two is refused
    assert [path.name for path in outside.iterdir()] == ["precious"]
    assert (outside / "precious").read_bytes() == b""


def test_a_trial_run_tells_the_same_numbers_and_writes_nothing(
    target: Path, tmp_path: Path
) -> None:
    part = make_part(tmp_path / "part", [THIRD], "new")
    before = {path: path.stat().st_mtime_ns for path in (target, *target.rglob("*"))}
    told = folder_summary(publish(target, part, dry_run=True), None)
    assert {path: path.stat().st_mtime_ns for path in (target, *target.rglob("*"))} == before
    done = folder_summary(publish(target, part), None)
    assert not told.written
    assert (told.added, told.changed, told.removed) == (done.added, done.changed, done.removed)
    assert told.size == done.size == sum(map(len, site_of(target).values()))


def test_the_numbers_are_those_of_the_files(target: Path, tmp_path: Path) -> None:
    made = folder_summary(publish(target, make_part(tmp_path / "part", [THIRD], "new")), None)
    added = set(version_files(sealed_record(THIRD))) - set(shared_file("all"))
    added |= set(shared_file("new"))
    added |= set(live_files("new")) - set(live_files("old"))
    assert made.added == len(added)
    assert made.changed == len({"live/index.html", "live/more/plan.html"}) + 2
    assert made.removed == 1
    assert made.address == target.as_uri()


def test_a_whole_version_that_the_index_does_not_name_is_adopted(
    target: Path, tmp_path: Path
) -> None:
    (target / "versions.json").write_text("[]")
    publish(target, make_part(tmp_path / "part", [], "new"))
    assert check_site(site_of(target), {"new"}) == (SECOND, FIRST)


def test_half_a_version_that_nothing_names_is_removed(target: Path, tmp_path: Path) -> None:
    half = target / THIRD
    half.mkdir()
    (half / "version.json").write_bytes(sealed_record(THIRD).to_bytes())
    made = publish(target, make_part(tmp_path / "part", [], "new"))
    assert not half.exists()
    assert f"{THIRD}/version.json" in made.change.removed


def test_half_a_version_is_replaced_by_the_whole_one(target: Path, tmp_path: Path) -> None:
    (target / FIRST / "index.html").unlink()
    publish(target, make_part(tmp_path / "part", [FIRST], "new"))
    assert check_site(site_of(target), {"new"}) == (SECOND, FIRST)


def test_a_named_version_that_can_not_be_made_again_is_not_dropped(
    target: Path, tmp_path: Path
) -> None:
    (target / FIRST / "index.html").unlink()
    before = site_of(target)
    with pytest.raises(MilepostError, match=f"lists the review {FIRST}"):
        publish(target, make_part(tmp_path / "part", [], "new"))
    assert site_of(target) == before


@pytest.mark.parametrize("index", [b"", b"{", b"[1]", b'{"a": 1}', b"\xff", b"[" * 9999])
def test_an_index_that_can_not_be_read_loses_no_version(
    target: Path, tmp_path: Path, index: bytes
) -> None:
    (target / "versions.json").write_bytes(index)
    publish(target, make_part(tmp_path / "part", [], "new"))
    assert check_site(site_of(target), {"new"}) == (SECOND, FIRST)


def test_where_two_names_can_not_be_exchanged_the_old_one_goes_aside(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "exchanged", lambda one, other: False)
    publish(target, make_part(tmp_path / "part", [THIRD], "new"))
    assert check_site(site_of(target), {"new"}) == (THIRD, SECOND, FIRST)
    assert hidden_in(target) == []


def test_what_a_killed_run_set_aside_comes_back(target: Path, tmp_path: Path) -> None:
    (target / ".milepost-staging/.milepost-aside").mkdir(parents=True)
    (target / "live").rename(target / ".milepost-staging/.milepost-aside/live")
    made = publish(target, make_part(tmp_path / "part", [FIRST, SECOND], "old"))
    assert made.change.is_empty
    assert check_site(site_of(target), {"old"}) == (SECOND, FIRST)
    assert hidden_in(target) == []


def test_a_site_can_be_published_by_record_alone(tmp_path: Path) -> None:
    """A version that is elsewhere is listed by its record; its files are not written again."""
    publish(tmp_path / "srv", make_part(tmp_path / "one", [FIRST], "one"))
    elsewhere: list[VersionRecord] = [sealed_record(FIRST)]
    part = make_part(tmp_path / "two", [], "two", elsewhere)
    made = publish(tmp_path / "srv", part)
    assert not any(path.startswith(FIRST) for path in made.change.put)
    assert check_site(site_of(tmp_path / "srv"), {"two"}) == (FIRST,)
