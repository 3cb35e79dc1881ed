"""Earned schedule: what the work done was worth in the baseline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.derive.small_plan import small_plan

from milepost.derive import derive
from milepost.history.earned import Baseline, planned_share

START = date(2025, 12, 15)
PLAN = small_plan(
    {
        "phases": [
            {
                "id": "build",
                "number": "1",
                "title": "Build",
                "start": "2025-12-15",
                "end": "2025-12-26",
                "tasks": [{"id": "dig", "title": "Dig"}, {"id": "lay", "title": "Lay"}],
            }
        ]
    }
)
"""Ten working days, Monday to Friday of the second week; each is worth a tenth."""


def test_half_of_the_work_is_worth_the_first_of_two_weeks() -> None:
    """By the start of Saturday 20 Dec five of ten working days have passed.

    On Monday 22 Dec seven days have passed and five are earned: the index is 5 / 7.
    """
    earned = Baseline(PLAN).earned(date(2025, 12, 22), Decimal("0.5"))
    assert earned.earned == date(2025, 12, 20)
    assert earned.index == Decimal(5) / Decimal(7)


def test_work_that_is_done_early_is_worth_more_time_than_has_passed() -> None:
    earned = Baseline(PLAN).earned(date(2025, 12, 17), Decimal("0.5"))
    assert earned.index == Decimal(5) / Decimal(2)


def test_nothing_done_earns_nothing_and_before_the_start_there_is_no_index() -> None:
    baseline = Baseline(PLAN)
    assert baseline.earned(date(2025, 12, 22), Decimal(0)).earned is None
    assert baseline.earned(START, Decimal("0.5")).index is None
    assert Baseline(small_plan({})).earned(START, Decimal("0.5")).earned is None


@given(st.integers(1, 60), st.decimals("0.01", "1", places=2), st.decimals("0.01", "1", places=2))
def test_more_work_never_earns_less_and_all_of_it_earns_the_whole_baseline(
    passed: int, share: Decimal, other: Decimal
) -> None:
    baseline, day = Baseline(PLAN), START + timedelta(days=passed)
    less, more = (baseline.earned(day, each) for each in sorted((share, other)))
    assert less.earned is not None
    assert more.earned is not None
    assert START <= less.earned <= more.earned <= date(2025, 12, 27)
    assert baseline.earned(day, Decimal(1)).earned == date(2025, 12, 27)
    assert planned_share(PLAN, less.earned) >= min(share, other)


def test_the_share_that_was_planned_grows_from_nought_to_one() -> None:
    shares = [planned_share(PLAN, START + timedelta(days=n)) for n in range(14)]
    assert shares == sorted(shares)
    assert (shares[0], shares[5], shares[-1]) == (Decimal(0), Decimal("0.5"), Decimal(1))


@given(st.integers(-9, 30))
def test_the_planned_share_is_the_one_that_the_plan_has_on_that_day(passed: int) -> None:
    day = START + timedelta(days=passed)
    moved = PLAN.project.model_copy(update={"as_of": day})
    on_the_day = derive(replace(PLAN, project=moved)).progress.planned_share
    assert planned_share(PLAN, day) == (on_the_day or 0)
    assert Baseline(PLAN).planned(day) == (on_the_day or 0)
