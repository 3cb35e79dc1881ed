"""`make soak` runs every test that has a long version, and says what they counted."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tools import soak

ROOT = Path(__file__).resolve().parents[2]


def test_every_test_with_a_long_version_is_run() -> None:
    found = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "tests/publish").rglob("test_*.py")
        if "SOAK" in file.read_text()
    }
    assert found <= set(soak.TESTS)
    assert all((ROOT / test).is_file() for test in soak.TESTS)


def test_the_end_of_the_run_tells_counts_and_failures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "test_it.py").write_text(
        "import os\n"
        "def test_long():\n    print(f'folder: {os.environ[\"MILEPOST_SOAK\"]} kill')\n"
        "def test_bad():\n    assert False\n"
    )
    monkeypatch.setattr(soak, "TESTS", (str(tmp_path / "test_it.py"),))
    assert soak.main(["-k", "long", "--rootdir", str(tmp_path)]) == 0
    report = capsys.readouterr().out.partition("What ran:")[2]
    assert "test_it.py: passed" in report
    assert "  folder: 1 kill\n" in report
    assert soak.main(["--rootdir", str(tmp_path)]) == 1
    assert "FAILED with exit code 1" in capsys.readouterr().out.partition("What ran:")[2]


def test_a_target_of_make_runs_it() -> None:
    asked = ["make", "--no-print-directory", "-n", "soak"]
    shown = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "-m tools.soak" in shown.stdout
