"""Set-up in an empty folder, with locks that name no package, so that no index is asked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_project import ROOT


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a folder that holds what set-up reads."""
    root = tmp_path / "a clone"
    for name in ("tools", "hooks/milepost"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "Makefile", root)
    (root / "requirements").mkdir()
    (root / "requirements" / "site.txt").write_text("")
    return root


def _set_up(root: Path, group: str = "site") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "tools/set_up.py", group],
        cwd=root,
        env={**os.environ, "PIP_NO_INDEX": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_environment_is_made_once_and_the_package_can_be_imported(clone: Path) -> None:
    first = _set_up(clone)
    assert first.returncode == 0, first.stderr
    assert first.stdout.splitlines()[0].startswith("Creating .venv with Python 3.")
    assert "Installing 0 packages for site from requirements/site.txt" in first.stdout
    asked = [str(clone / ".venv/bin/python"), "-c", "import milepost; print(milepost.__file__)"]
    ran = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=clone.parent)
    assert ran.stdout.strip() == str(clone / "hooks" / "milepost" / "__init__.py")
    second = _set_up(clone)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    (clone / "requirements" / "site.txt").write_text("# changed\n")
    assert "Installing 0 packages" in _set_up(clone).stdout


def test_an_environment_that_was_moved_is_made_anew(clone: Path) -> None:
    assert _set_up(clone).returncode == 0
    moved = clone.rename(clone.with_name("moved"))
    assert "Removing .venv" in _set_up(moved).stdout
    assert str(moved) in (moved / ".venv" / "bin" / "pip").read_text()


def test_a_lock_that_can_not_be_installed_is_told_and_tried_again(clone: Path) -> None:
    lock = clone / "requirements" / "site.txt"
    lock.write_text(f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n")
    for _ in range(2):
        ran = _set_up(clone)
        assert ran.returncode == 1
        assert "pip could not install the packages" in ran.stderr
        assert "no-such-package" in ran.stderr
        assert "Traceback" not in ran.stderr


def test_make_alone_lists_its_targets() -> None:
    ran = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)
    for target in ("site", "serve", "test", "bench", "check"):
        assert f"make {target} " in ran.stdout
