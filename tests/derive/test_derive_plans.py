"""Small plans that state beside their work what must follow from it.

Each file of `plans/` is one case whose name is a sentence: parts of a plan as in `plan/`, and
under `expect` what follows, by id.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.derive.observed import observe
from tests.derive.small_plan import small_plan

from milepost.derive import derive

PLANS = sorted(Path(__file__).parent.joinpath("plans").glob("*.yml"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_what_the_plan_says_follows(path: Path) -> None:
    case: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 (text only)
    expected: dict[str, dict[str, Any]] = case.pop("expect")
    observed = observe(derive(small_plan(case)))
    wanted = {key: {name: observed[key][name] for name in words} for key, words in expected.items()}
    assert wanted == expected


def test_there_are_plans() -> None:
    assert len(PLANS) > 30
