"""A publishing into a folder that is killed at any moment leaves the old site or the new one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import killed_folder
import pytest
from publishing_folder import ENVIRONMENT

SOAK = bool(os.environ.get("MILEPOST_SOAK"))
KILLS = 2500 if SOAK else 75


@pytest.mark.parametrize(("seed", "kind"), [(1, "exchange"), (2, "aside")])
@pytest.mark.timeout(20_000 if SOAK else 600)
def test_nothing_is_lost_or_torn_and_the_next_run_finishes(
    seed: int, kind: str, tmp_path: Path
) -> None:
    ran = subprocess.run(
        [sys.executable, killed_folder.__file__, str(tmp_path), str(KILLS), str(seed), kind],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    counts = json.loads(ran.stdout)
    print(f"folder, {kind}: {counts}")
    assert counts["kills"] > KILLS / 5, "too few were killed while they lived"
