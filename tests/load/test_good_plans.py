"""Plans without problems are read whole, whatever short forms and files they use."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from milepost.load import Loaded, load_plan
from milepost.model.plan import Plan
from milepost.model.work import Task

GOOD = Path(__file__).parents[1] / "plans" / "good"
CASES = sorted(path.name for path in GOOD.iterdir())


@pytest.mark.parametrize("name", CASES)
def test_a_good_plan_has_no_problem(name: str) -> None:
    loaded = load_plan(GOOD / name)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.plan is not None


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load_plan(GOOD / "whole")


@pytest.fixture(scope="module")
def plan(loaded: Loaded) -> Plan:
    assert loaded.plan is not None
    return loaded.plan


def test_the_files_of_a_folder_are_joined_in_the_order_of_their_names(plan: Plan) -> None:
    assert [phase.id for phase in plan.work.phases] == ["build", "launch"]
    assert [milestone.id for milestone in plan.work.milestones] == ["live"]


def test_plain_scalars_mean_what_they_look_like(plan: Plan) -> None:
    assert plan.project.document is not None
    assert plan.project.document.version == "1.0"
    assert plan.project.deployment is not None
    assert plan.project.deployment.commit == "0195d35"
    assert plan.communication.events[0].time == "10:00"
    assert plan.kpis.kpis[0].measurements[0].value == Decimal("180.5")
    assert plan.project.as_of == date(2025, 12, 14)


def test_one_item_stands_for_a_list_of_one(plan: Plan) -> None:
    build = plan.work.phases[0]
    assert build.owner == ("devops",)
    assert plan.project.claims[0].phases == (1,)
    assert [link.to for link in plan.risks.risks[0].mitigated_by] == ["cluster"]


def test_a_key_without_a_value_says_nothing(plan: Plan) -> None:
    assert plan.work.phases[1].tasks == ()
    kind, review = plan.by_id["cost-review"]
    assert kind == "task"
    assert isinstance(review, Task)
    assert review.note is None


def test_every_record_knows_its_file_line_and_column(plan: Plan) -> None:
    _, cluster = plan.by_id["cluster"]
    assert str(cluster.place) == "plan/phases/build.yml:12:9"
    assert str(cluster.place.at("done_on")) == "plan/phases/build.yml:15:18"
    assert str(plan.work.phases[1].place.at("title")) == "plan/phases/launch.yml:4:12"
    assert str(plan.project.place.at("as_of")) == "plan/project.yml:5:8"


def test_runbooks_bring_their_title_path_and_facts(plan: Plan) -> None:
    (runbook,) = plan.runbooks
    assert runbook.title == "Build the cluster"
    assert runbook.path == "runbooks/cluster.md"
    assert [link.to for link in runbook.serves] == ["build", "audit", "delay"]
    assert [rehearsal.result for rehearsal in runbook.last_tested] == ["worked"]
    assert str(runbook.place.at("trigger")) == "site_src/runbooks/cluster.md:4:10"
    assert plan.pages == ("guides/start.md", "runbooks/cluster.md")


def test_public_holidays_stand_beside_those_that_the_plan_names(plan: Plan) -> None:
    days = {holiday.date: holiday.title for holiday in plan.project.calendar.holidays}
    assert days[date(2025, 12, 24)] == "Company day"
    assert days[date(2025, 12, 25)] == "Christmas Day"
    assert date(2026, 1, 6) in days
    assert list(days) == sorted(days)
    assert plan.project.calendar.public_holidays is not None


def test_the_texts_of_all_files_are_kept_for_the_page_of_problems(loaded: Loaded) -> None:
    assert set(loaded.sources) >= {"plan/project.yml", "site_src/runbooks/cluster.md"}
    lines = loaded.sources["plan/project.yml"].split("\n")
    assert lines[4] == "as_of: 2025-12-14"


def test_a_project_may_be_a_folder_and_its_values_keep_their_files(tmp_path: Path) -> None:
    folder = tmp_path / "plan" / "project"
    folder.mkdir(parents=True)
    whole = (GOOD / "least" / "plan" / "project.yml").read_text()
    (folder / "main.yml").write_text(whole)
    (folder / "owners.yml").write_text("owners:\n  - id: devops\n    title: DevOps\n")
    (folder / "status.yml").write_text("claimed_status: On its way\n")
    loaded = load_plan(tmp_path)
    assert loaded.plan is not None
    project = loaded.plan.project
    assert str(project.place.at("claimed_status")) == "plan/project/status.yml:1:17"
    assert str(project.owners[0].place) == "plan/project/owners.yml:2:5"


def test_a_byte_order_mark_and_line_ends_of_windows_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    text = (GOOD / "least" / "plan" / "project.yml").read_text().replace("\n", "\r\n")
    (tmp_path / "plan" / "project.yml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    loaded = load_plan(tmp_path)
    assert loaded.plan is not None
    assert str(loaded.plan.project.place) == "plan/project.yml:1:1"


def test_a_bare_task_gets_a_free_id_and_a_warning_only(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "project.yml").write_text(
        (GOOD / "least" / "plan" / "project.yml").read_text()
    )
    (tmp_path / "plan" / "phases.yml").write_text(
        "phases:\n  - id: build\n    number: 1\n    title: Build\n    tasks:\n"
        "      - Load test (k6)\n      - Load test (k6)\n      - id: load-test\n        title: x\n"
        "        tasks:\n          - Ünïcode\n"
    )
    loaded = load_plan(tmp_path)
    assert loaded.errors == ()
    assert [problem.place.line for problem in loaded.warnings] == [6, 7, 11]
    assert loaded.plan is not None
    ids = [task.id for task in loaded.plan.work.phases[0].walk()]
    assert ids == ["load-test-k6", "load-test-k6-2", "load-test", "unicode"]
    assert loaded.plan.work.phases[0].tasks[0].title == "Load test (k6)"
