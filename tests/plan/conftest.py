"""The real plan of this repository, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from milepost.load import load_plan
from milepost.model.plan import Plan

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def plan() -> Plan:
    loaded = load_plan(ROOT)
    assert loaded.plan is not None, "\n".join(str(problem) for problem in loaded.errors)
    return loaded.plan
