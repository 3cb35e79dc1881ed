from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest
from small_project import ROOT, make_project, milepost, site_of, start, write_plan


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _write_small_plan(root: Path) -> None:
    (root / "plan").mkdir()
    (root / "plan" / "project.yml").write_text(
        "id: small\nname: {title: Small things}\nas_of: 2025-12-14\n"
        "calendar: {timezone: Europe/Athens}\n"
    )


def test_a_build_gives_a_root_page_that_leads_to_the_live_plan(tmp_path: Path) -> None:
    ran = milepost(make_project(tmp_path), "build")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == f"Open {tmp_path.as_uri()}/site/live/index.html"
    root_page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert 'content="0; url=live/index.html"' in root_page
    assert "<script" not in root_page
    assert "title: first" in (tmp_path / "site/live/plan.html").read_text(encoding="utf-8")


def test_a_build_leaves_nothing_beside_its_target(tmp_path: Path) -> None:
    before = _names(make_project(tmp_path))
    milepost(tmp_path, "build")
    milepost(tmp_path, "build")
    assert _names(tmp_path) - before == {"site"}


def test_a_failing_build_leaves_the_old_site_whole(tmp_path: Path) -> None:
    milepost(make_project(tmp_path), "build")
    before = site_of(tmp_path)
    write_plan(tmp_path, "title: bad\n")
    ran = milepost(tmp_path, "build")
    assert ran.returncode == 1
    assert (
        "plan/project.yml:1:8: title: bad is not <b>right</b>. "
        "Write `as_of: 2025-12-14`. [bad-date]" in ran.stderr
    )
    assert "Traceback" not in ran.stderr
    assert site_of(tmp_path) == before


def test_a_page_that_the_engine_lost_fails_the_build_with_a_code(tmp_path: Path) -> None:
    make_project(tmp_path, "page: timeline.html\n")
    ran = milepost(tmp_path, "build")
    assert ran.returncode == 1
    assert "timeline.html:1:1:" in ran.stderr
    assert "[page-not-built]" in ran.stderr
    assert not (tmp_path / "site").exists()


def test_an_engine_without_the_hook_is_not_taken_for_a_success(tmp_path: Path) -> None:
    config = make_project(tmp_path) / "mkdocs.yml"
    config.write_text(config.read_text().replace("hooks: [hooks/small_hook.py]", ""))
    ran = milepost(tmp_path, "build")
    assert ran.returncode == 1
    assert "without Milepost's hook" in ran.stderr


def test_a_hook_that_breaks_is_told_in_a_line(tmp_path: Path) -> None:
    (make_project(tmp_path) / "hooks" / "small_hook.py").write_text("1 / 0\n")
    ran = milepost(tmp_path, "build")
    assert ran.returncode == 1
    assert ran.stderr == "The engine stopped:\nZeroDivisionError: division by zero\n"


def test_a_warning_of_the_engine_fails_the_build_and_is_told_plainly(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "site_src" / "index.md").write_text("# Home\n\n[gone](gone.md)\n")
    ran = milepost(tmp_path, "build")
    assert ran.returncode == 1
    assert "gone.md" in ran.stderr
    assert "WARNING" not in ran.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_killed_build_leaves_the_old_site_and_the_next_one_cleans_up(
    tmp_path: Path, number: signal.Signals
) -> None:
    milepost(make_project(tmp_path), "build")
    before = site_of(tmp_path)
    write_plan(tmp_path, "sleep: 1.0\n")
    process = start(tmp_path, "build")
    time.sleep(random.Random(number).uniform(0.3, 0.9))  # noqa: S311 - any moment will do
    process.send_signal(number)
    process.communicate(timeout=30)
    assert process.returncode != 0
    assert site_of(tmp_path) == before
    write_plan(tmp_path, "title: second\n")
    assert milepost(tmp_path, "build").returncode == 0
    assert b"title: second" in site_of(tmp_path)["live/plan.html"]
    assert not [name for name in _names(tmp_path) if name.startswith(".site.")]


def wait_for_owner(lock: Path) -> None:
    """Wait until a build holds its lock and has written who it is."""
    deadline = time.monotonic() + 30
    while not (lock.exists() and lock.read_text()):
        assert time.monotonic() < deadline, "no build took the lock"
        time.sleep(0.01)


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    make_project(tmp_path, "sleep: 1.0\n")
    first = start(tmp_path, "build")
    wait_for_owner(tmp_path / ".site.lock")
    write_plan(tmp_path, "title: second\nsleep: 1.0\n")
    second = milepost(tmp_path, "build")
    _, said = first.communicate(timeout=30)
    assert first.returncode == 0, said
    assert second.returncode == 0, second.stderr
    assert f"Waiting for another build of this site, process {first.pid}." in second.stderr
    assert b"title: second" in site_of(tmp_path)["live/plan.html"]


@pytest.mark.parametrize("name", ["plan", ".", "site_src/out", ".."])
def test_a_target_that_holds_other_work_is_refused(tmp_path: Path, name: str) -> None:
    root = make_project(tmp_path / "project")
    ran = milepost(root, "build", "--out", name)
    assert ran.returncode == 2
    assert "Name another folder." in ran.stderr
    assert (root / "plan" / "project.yml").exists()


def test_a_folder_that_milepost_did_not_build_is_not_replaced(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("years of work")
    ran = milepost(tmp_path, "build")
    assert ran.returncode == 2
    assert (tmp_path / "site" / "thesis.txt").read_text() == "years of work"


def test_files_can_be_read_by_a_web_server_whatever_the_umask(tmp_path: Path) -> None:
    make_project(tmp_path)
    old = os.umask(0o077)
    try:
        assert milepost(tmp_path, "build").returncode == 0
    finally:
        os.umask(old)
    for path in [tmp_path / "site", *(tmp_path / "site").rglob("*")]:
        wanted = 0o755 if path.is_dir() else 0o644
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def test_what_stands_in_the_working_folder_can_not_replace_the_engine(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "mkdocs.py").write_text("raise SystemExit('taken over')\n")
    ran = milepost(tmp_path, "build")
    assert ran.returncode == 0, ran.stderr


def test_out_may_be_a_link_to_the_folder_that_is_served(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "served").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "served")
    assert milepost(tmp_path, "build", "--out", "link").returncode == 0
    assert (tmp_path / "served" / "live" / "index.html").exists()
    assert (tmp_path / "link").is_symlink()


def test_a_folder_without_a_project_is_named(tmp_path: Path) -> None:
    ran: subprocess.CompletedProcess[str] = milepost(tmp_path, "build")
    assert ran.returncode == 2
    assert "has neither plan/ nor mkdocs.yml" in ran.stderr
    assert _names(tmp_path) == set()


def test_a_project_that_is_only_a_plan_is_built_with_milepost_s_own_settings(
    tmp_path: Path,
) -> None:
    _write_small_plan(tmp_path)
    ran = milepost(ROOT, "--root", str(tmp_path), "build")
    assert ran.returncode == 0, ran.stderr
    page = (tmp_path / "site" / "live" / "index.html").read_text(encoding="utf-8")
    assert "Small things" in page
    assert _names(tmp_path) == {"plan", "site"}
