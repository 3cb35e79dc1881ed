"""The sample project: it follows from its story, is sound, and shows what happened in it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from examples.make_observatory import HOME, make_plan

from milepost.build.review_problems import review_problems
from milepost.build.reviews import archive_of
from milepost.errors import PlanError
from milepost.history.archive import Archive
from milepost.history.asked import asked
from milepost.history.change import Change, ChangeKind, DerivedChange, DerivedKind, Explained
from milepost.history.derived_changes import derived_changes
from milepost.history.diff import diff
from milepost.history.reasons import explained
from milepost.history.silence import silent
from milepost.history.snapshot import Snapshot
from milepost.load import load_plan
from milepost.model.plan import Plan

ROOT = Path(__file__).parents[2]


def day(month: int, number: int) -> date:
    return date(2026, month, number)


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@cache
def archive() -> Archive:
    return archive_of(HOME)


@cache
def live_plan() -> Plan:
    plan = load_plan(HOME).plan
    assert plan is not None
    return plan


def pair(review: date) -> tuple[Snapshot, Snapshot]:
    """Return the snapshots of the review before a day, and of that day."""
    before, after = archive().before(review), archive().at(review)
    assert before is not None
    assert after is not None
    return before.snapshot, after.snapshot


@cache
def changes(review: date) -> tuple[Explained, ...]:
    before, after = pair(review)
    return explained(diff(before, after), before, after)


@cache
def follows(review: date) -> tuple[DerivedChange, ...]:
    return derived_changes(*pair(review))


def change(review: date, kind: ChangeKind, name: str) -> Explained:
    """Return the one change of a kind that an object had at a review."""
    (found,) = (
        each for each in changes(review) if (each.change.kind, each.change.object) == (kind, name)
    )
    return found


def followed(review: date, kind: DerivedKind, name: str) -> DerivedChange:
    """Return what followed of a kind for an object at a review."""
    (found,) = (each for each in follows(review) if (each.kind, each.object) == (kind, name))
    return found


def test_the_plan_is_what_the_story_makes_byte_by_byte(tmp_path: Path) -> None:
    make_plan(HOME, tmp_path / "plan")
    made, kept = files_below(tmp_path / "plan"), files_below(HOME / "plan")
    assert list(made) == list(kept)
    differing = [name for name in made if made[name] != kept[name]]
    assert differing == [], "play the story again: python examples/make_observatory.py"


def test_a_story_that_moves_a_date_without_a_reason_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for name, content in files_below(HOME).items():
        if name.startswith(("start/", "site_src/", "story.yml")):
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_bytes(content)
    story = (home / "story.yml").read_text("utf-8").splitlines(keepends=True)
    reasons = [line for line in story if line.startswith("      - {item: power-line, fields: end")]
    assert len(reasons) == 1
    kept = "".join(line for line in story if line not in reasons).replace("    reasons:\n", "", 1)
    (home / "story.yml").write_text(kept, "utf-8")
    with pytest.raises(PlanError, match="no reason"):
        make_plan(home, tmp_path / "plan")
    assert not (tmp_path / "plan").exists()


def test_every_seal_is_sound() -> None:
    assert len(archive().seals) >= 12
    assert len(archive().errata) == 1
    tool = [sys.executable, str(ROOT / "tools" / "verify_reviews.py")]
    done = subprocess.run(tool, cwd=HOME, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_live_plan_is_sound_and_every_change_has_its_reason() -> None:
    assert [str(found) for found in load_plan(HOME).problems] == []
    assert [str(found) for found in review_problems(HOME, live_plan())] == []


def test_the_reviews_are_a_week_apart() -> None:
    days = [seal.day for seal in archive().seals]
    assert {(later - earlier).days for earlier, later in pairwise(days)} == {7}


def test_it_is_labelled_as_a_sample_in_every_review() -> None:
    assert live_plan().project.sample
    assert all(seal.snapshot.plan["project"]["sample"] for seal in archive().seals)


def test_what_needs_a_reason_has_one_in_every_review() -> None:
    for seal in archive().seals[1:]:
        lacking = [each for each in changes(seal.day) if each.needed and not each.reason]
        assert lacking == []


def test_a_slip_has_its_distance_and_reason() -> None:
    slip = change(day(3, 19), ChangeKind.END, "power-line")
    assert slip.distance == 5
    assert slip.reason == "The trench met rock between the road and the dome."


def test_new_dates_are_agreed_on_as_the_baseline() -> None:
    agreed = live_plan().review.baselines
    assert [baseline.review for baseline in agreed] == [day(4, 16)]
    assert all(archive().at(baseline.review) for baseline in agreed)
    (new,) = (
        each.change
        for each in changes(day(4, 23))
        if each.change.path[:2] == ("review", "baselines")
    )
    assert new.after
    assert followed(day(4, 16), DerivedKind.PLAN_END, "hillside-observatory").moved == 10


@pytest.mark.parametrize(
    ("review", "name"), [(day(3, 12), "tactile-models"), (day(4, 9), "lightning")]
)
def test_scope_is_added(review: date, name: str) -> None:
    assert change(review, ChangeKind.ADDED, name)
    assert followed(review, DerivedKind.SCOPE, "hillside-observatory").moved == 1


def test_scope_is_dropped_with_a_reason() -> None:
    dropped = change(day(4, 23), ChangeKind.DROPPED, "car-park-lights")
    assert dropped.reason == "Its money pays for the lightning protection."
    assert followed(day(4, 23), DerivedKind.SCOPE, "hillside-observatory").moved == -1


def test_a_risk_comes_true_and_what_it_threatened_slips() -> None:
    assert change(day(4, 9), ChangeKind.STATE, "risk-coating").change.after == "occurred"
    assert change(day(4, 9), ChangeKind.END, "coat-mirror").distance == 14
    entered = followed(day(4, 9), DerivedKind.CRITICAL_PATH, "coat-mirror")
    assert entered.after == "critical"


def test_a_waived_item_expires_and_nobody_may_come() -> None:
    assert change(day(5, 7), ChangeKind.WAIVED, "ready-access")
    verdict = followed(day(5, 28), DerivedKind.VERDICT, "readiness")
    assert (verdict.before, verdict.after) == ("CONDITIONAL", "NO-GO")
    assert not [each for each in changes(day(5, 28)) if each.change.object == "ready-access"]
    assert change(day(6, 4), ChangeKind.WAIVER_ENDED, "ready-access")


def test_a_kpi_goes_stale() -> None:
    stale = followed(day(5, 7), DerivedKind.KPI_STATE, "weather-data")
    assert (stale.before, stale.after) == ("met", "stale")


def test_a_target_changes_with_a_reason() -> None:
    target = change(day(5, 28), ChangeKind.TARGET, "image-delay")
    assert (target.change.before, target.change.after) == ("30", "45")
    assert target.reason


def test_a_decision_is_late_and_costs_slack_week_by_week() -> None:
    assert followed(day(4, 2), DerivedKind.STATE, "camera").after == "overdue"
    for review in (day(4, 2), day(4, 9)):
        assert followed(review, DerivedKind.SLACK, "order-camera").moved == -5
    assert change(day(4, 16), ChangeKind.DECIDED, "camera")


def test_a_renamed_task_is_the_same_task() -> None:
    renamed = change(day(3, 26), ChangeKind.RENAMED, "exhibition").change
    assert (renamed.before, renamed.after) == ("exhibition-texts", "exhibition")
    lost = {ChangeKind.ADDED, ChangeKind.REMOVED}
    assert not [each for each in changes(day(3, 26)) if is_whole(each.change) in lost]


def is_whole(found: Change) -> ChangeKind | None:
    """Return the kind of a change of a whole object."""
    return found.kind if not found.field else None


@pytest.mark.parametrize("review", [day(4, 16), day(4, 23), day(4, 30)])
def test_one_owner_says_nothing_for_three_reviews(review: date) -> None:
    before, after = pair(review)
    names = silent(before, after)
    assert set(names) == {item.id for item in asked(after.plan) if "visitors" in item.owner}
    assert "ticket-system" in names
    assert len(names) == after.headline["silent"]


@pytest.mark.parametrize("review", [day(4, 9), day(5, 7)])
def test_all_others_are_confirmed_or_changed(review: date) -> None:
    assert silent(*pair(review)) == ()
    assert live_plan().review.confirmations


def test_finished_work_is_reopened_with_a_reason_and_done_again() -> None:
    assert change(day(5, 28), ChangeKind.REOPENED, "image-archive").reason
    assert change(day(5, 28), ChangeKind.EVIDENCE_WITHDRAWN, "image-archive")
    assert change(day(6, 4), ChangeKind.DONE, "image-archive")


def test_an_owner_is_changed() -> None:
    owner = change(day(5, 7), ChangeKind.OWNER, "opening").change
    assert (owner.before, owner.after) == (["trust"], ["trust", "visitors"])


def test_a_claim_contradicts_the_plan_until_it_is_mended() -> None:
    assert followed(day(4, 16), DerivedKind.CONTRADICTIONS, "newsletter-opening").worse
    assert not followed(day(5, 7), DerivedKind.CONTRADICTIONS, "newsletter-opening").worse


def test_an_erratum_is_told_of_a_review_and_known_to_the_next_one() -> None:
    (erratum,) = archive().errata
    assert erratum.review == day(4, 2)
    after = archive().at(day(4, 30))
    assert after is not None
    assert erratum.digest in after.errata


def test_a_seal_names_a_person_of_the_sample() -> None:
    first = json.loads((HOME / "plan" / "reviews" / "2026-03-05.json").read_bytes())
    assert "sample" in first["sealed_by"]["name"]
    assert first["sealed_by"]["email"].endswith("@example.org")
