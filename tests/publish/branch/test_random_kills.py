"""A publishing that is killed at any moment leaves the old site or the new one, whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import killed_publishing
import pytest

SOAK = bool(os.environ.get("MILEPOST_SOAK"))
KILLS = 2500 if SOAK else 75


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.timeout(20_000 if SOAK else 600)
def test_nothing_is_lost_or_torn_and_a_second_run_finishes(seed: int, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, killed_publishing.__file__, str(tmp_path), str(KILLS), str(seed)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    counts = json.loads(ran.stdout)
    print(f"branch: {counts}")
    assert counts["kills"] > KILLS / 5, "too few were killed while they lived"
