"""A plan comes back whole from its snapshot, and so does all that follows from it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from large_plan import write_large_plan
from sealed_reviews import ADA, snapshot_of, write_project
from tests.derive.small_plan import small_plan

from milepost.derive import derive
from milepost.errors import MilepostError
from milepost.history.archive import Archive
from milepost.history.canonical import canonical
from milepost.history.capture import capture, plan_tree
from milepost.history.headline import Headline, headline
from milepost.history.restore import plan_of
from milepost.history.seal import make_seal, seal_bytes
from milepost.history.snapshot import Snapshot
from milepost.load import load_plan
from milepost.model.plan import Plan

ROOT = Path(__file__).parents[2]
PLANS = (ROOT, *sorted((ROOT / "tests/plans/good").iterdir()))


def loaded(root: Path) -> Plan:
    plan = load_plan(root).plan
    assert plan is not None
    return plan


@pytest.mark.parametrize("root", PLANS, ids=lambda root: root.name)
def test_a_plan_comes_back_from_its_snapshot(root: Path) -> None:
    plan = loaded(root)
    again = plan_of(snapshot_of(root))
    assert plan_tree(again) == plan_tree(plan)
    assert again.pages == plan.pages
    assert [str(record.place) for _, record in again.objects()] == [
        str(record.place) for _, record in plan.objects()
    ]


@pytest.mark.parametrize("root", PLANS, ids=lambda root: root.name)
def test_what_follows_from_a_plan_follows_from_its_snapshot_too(root: Path) -> None:
    plan = loaded(root)
    status, again = derive(plan), derive(plan_of(snapshot_of(root)))
    assert headline(again, 3) == headline(status, 3)
    assert again.network == status.network
    assert again.gaps == status.gaps
    assert again.outlook == status.outlook
    assert [(c.code, c.stated, c.against) for c in again.contradictions] == [
        (c.code, c.stated, c.against) for c in status.contradictions
    ]


def test_a_large_plan_comes_back_too(tmp_path: Path) -> None:
    write_large_plan(tmp_path, phases=20, tasks=10)
    plan = loaded(tmp_path)
    assert plan_tree(plan_of(snapshot_of(tmp_path))) == plan_tree(plan)


NUMBERS = st.decimals(
    min_value=Decimal("-999999999999"), max_value=Decimal("999999999999"), places=9
) | st.sampled_from([Decimal("0.000000001"), Decimal("1000000000000"), Decimal("99.90")])


@given(NUMBERS)
def test_a_number_keeps_every_digit_that_was_written(number: Decimal) -> None:
    written = f"{number:f}"
    kpi = {"id": "k", "title": "K", "comparator": "at most", "target": written}
    plan = small_plan({"kpis": [kpi]})
    snapshot = capture(plan, derive(plan), ())
    assert snapshot.plan["kpis"]["kpis"][0]["target"] == written
    assert plan_of(snapshot).kpis.kpis[0].target == number


def test_a_record_without_an_id_has_the_place_of_the_one_around_it(tmp_path: Path) -> None:
    plan = plan_of(snapshot_of(write_project(tmp_path)))
    assert plan.project.calendar.place == plan.project.place
    assert str(plan.risks.risks[0].place) == "plan/risks.yml:2:5"


def test_the_headline_comes_back_from_a_seal() -> None:
    plan = loaded(ROOT)
    shown = headline(derive(plan), 7)
    assert Headline.of(shown.tree()) == shown
    assert canonical(shown.tree())


def test_the_headline_holds_what_the_overview_shows() -> None:
    plan = loaded(ROOT)
    status = derive(plan)
    shown = headline(status, 0)
    assert (shown.tasks_done, shown.tasks_total) == (status.progress.done, status.progress.total)
    assert shown.areas == {area.area: area.health.value for area in status.health.areas}
    assert shown.kpis_met + shown.kpis_not_measured <= shown.kpis_total
    found = len(status.contradictions)
    assert shown.contradictions_stated + shown.contradictions_inferred == found


def test_an_override_is_shown_beside_what_follows() -> None:
    override = {
        "area": "overall",
        "health": "on track",
        "by": "Ada",
        "until": "2026-01-01",
        "reason": "I know better.",
    }
    plan = small_plan({"project": {"overrides": [override]}})
    shown = headline(derive(plan), 0)
    assert (shown.health, shown.overridden) == ("on track", ("overall",))
    assert shown.derived_health != "on track"


@pytest.mark.parametrize(
    "tree", [{}, {"project": None}, {"project": {"id": []}}, {"project": {"as_of": "x"}}]
)
def test_a_tree_that_is_no_plan_is_refused_in_a_sentence(tree: dict[str, object]) -> None:
    whole = snapshot_of(ROOT)
    broken = Snapshot(whole.date, {**whole.plan, **tree} if tree else {}, {}, {}, ())
    with pytest.raises(MilepostError, match="can't be read"):
        plan_of(broken)


def test_equal_plans_give_equal_seals_anywhere(tmp_path: Path) -> None:
    """Neither the folder nor the order of files on the disk is in a seal."""
    files = []
    for name in ("one", "another place"):
        root = write_project(tmp_path / name)
        seal = make_seal(snapshot_of(root), Archive(), ADA, "milepost 1.0.0")
        files.append(seal_bytes(seal))
    assert files[0] == files[1]
    assert str(tmp_path).encode() not in files[0]
