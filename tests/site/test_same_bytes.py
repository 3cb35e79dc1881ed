"""Two builds of one plan give the same bytes, whatever machine they run on."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from built_sites import ROOT, Builder, BuiltSite, copy_project, mkdocs
from some_projects import SOME

pytest_plugins = ["site_fixtures"]

ANOTHER_MACHINE = {
    "PYTHONPATH": str(Path(__file__).with_name("another_machine")),
    "PYTHONHASHSEED": "4711",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "C",
    "SOURCE_DATE_EPOCH": "86400",
    "HOME": "/nonexistent",
    "COLUMNS": "40",
}


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a site by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_the_other_machine_is_another_one() -> None:
    """So that the tests below can fail."""
    asked = "import os, datetime; print(datetime.date.today().year, *os.listdir('.'))"
    ran = subprocess.run(
        [sys.executable, "-c", asked],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT / "tests/projects/all-states/plan",
        env={**os.environ, **ANOTHER_MACHINE},
    )
    year, *names = ran.stdout.split()
    assert int(year) >= date.today().year + 2
    assert names == sorted(names, reverse=True)


def test_the_real_plan_gives_the_same_bytes(real_site: BuiltSite, tmp_path: Path) -> None:
    # Git refuses a repository of another owner unless it finds its configuration at home.
    same_home = {**ANOTHER_MACHINE, "HOME": os.environ.get("HOME", "/")}
    ran = mkdocs(ROOT / "mkdocs.yml", tmp_path / "site", same_home)
    assert ran.returncode == 0, ran.stderr
    assert differing(files(real_site.folder), files(tmp_path / "site")) == []


def test_a_plan_in_another_folder_gives_the_same_bytes(build_once: Builder, tmp_path: Path) -> None:
    first = build_once("all-states", SOME["all-states"])
    config = copy_project("all-states", tmp_path / "a folder with spaces/ünd/project")
    ran = mkdocs(config, tmp_path / "site", ANOTHER_MACHINE)
    assert ran.returncode == 0, ran.stderr
    assert differing(files(first.folder), files(tmp_path / "site")) == []
