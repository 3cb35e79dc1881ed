"""Generated histories hold sound reviews, in which the things happen that happen to projects."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.moved_plan import weeks
from benchmarks.sealed_history import make_reviewed_project

from milepost.build.reviews import archive_of, plan_problems
from milepost.derive import derive
from milepost.history.archive import Archive
from milepost.history.change import ChangeKind
from milepost.history.diff import diff
from milepost.load import load_plan

REVIEWS = 24


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of half a year."""
    return make_reviewed_project(tmp_path_factory.mktemp("history") / "project", REVIEWS)


@pytest.fixture(scope="module")
def archive(project: Path) -> Archive:
    return archive_of(project)


def test_every_review_is_sealed_soundly_and_can_be_shown(archive: Archive) -> None:
    assert len(archive.seals) == REVIEWS
    assert plan_problems(archive) == ()


def test_the_plan_of_the_last_review_has_no_problem_and_no_contradiction(project: Path) -> None:
    loaded = load_plan(project)
    assert loaded.plan is not None
    assert loaded.problems == ()
    assert derive(loaded.plan).contradictions == ()


def test_work_ends_phases_slip_and_tasks_are_added(archive: Archive) -> None:
    kinds = {
        change.kind
        for before, after in zip(archive.seals, archive.seals[1:], strict=False)
        for change in diff(before.snapshot, after.snapshot)
    }
    wanted = ["ADDED", "DONE", "END", "MEASURED", "DECIDED"]
    assert {ChangeKind[name] for name in wanted} <= kinds


def test_equal_weeks_have_equal_plans() -> None:
    *_, one = weeks(60)
    *_, other = weeks(60)
    assert one.files() == other.files()
    assert one.baselines
