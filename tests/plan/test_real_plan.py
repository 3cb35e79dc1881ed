"""The real plan holds what its source holds, counted by hand."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import ftfy
import pytest
from pydantic import BaseModel
from seed_reading import words

from milepost.model.base import Inferable, Link
from milepost.model.plan import Plan
from milepost.model.work import Task

PLAN = Path(__file__).parents[2] / "plan"
FILES = sorted(PLAN.glob("*.yml"))
DAMAGE = ("Ã", "â", "ðŸ", "\ufffd")
PICTURES = re.compile("[\u2190-\u2192\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")
ARROW = "\u2192"


def leaves(plan: Plan) -> list[list[Task]]:
    return [list(phase.leaves()) for phase in plan.work.phases]


def test_nine_phases_are_numbered_one_to_nine(plan: Plan) -> None:
    assert [phase.number for phase in plan.work.phases] == list(range(1, 10))


def test_fifty_five_boxes_stand_in_the_phases(plan: Plan) -> None:
    boxes = [len(list(phase.walk())) for phase in plan.work.phases]
    assert boxes == [5, 5, 9, 5, 6, 8, 5, 7, 5]


def test_two_boxes_are_groups_of_four(plan: Plan) -> None:
    groups = [task for phase in plan.work.phases for task in phase.walk() if task.is_group]
    assert [(task.id, len(task.tasks)) for task in groups] == [
        ("custom-dashboards", 4),
        ("security-scanning", 4),
    ]


def test_fifty_three_leaves_of_which_fifty_are_done_once(plan: Plan) -> None:
    assert [len(tasks) for tasks in leaves(plan)] == [5, 5, 8, 5, 6, 7, 5, 7, 5]
    recurring = [task.recurring for tasks in leaves(plan) for task in tasks if task.recurring]
    assert [round.every for round in recurring] == ["quarter", "quarter", "month"]


def test_no_first_round_of_recurring_work_falls_on_a_day_off(plan: Plan) -> None:
    firsts = [t.recurring.first for tasks in leaves(plan) for t in tasks if t.recurring]
    assert all(first is not None and first.isoweekday() < 6 for first in firsts)


def test_three_phases_have_an_open_end(plan: Plan) -> None:
    assert [phase.number for phase in plan.work.phases if phase.end is None] == [7, 8, 9]


def test_every_start_is_a_tuesday_and_every_end_a_saturday(plan: Plan) -> None:
    assert {f"{phase.start:%A}" for phase in plan.work.phases} == {"Tuesday"}
    assert {f"{phase.end:%A}" for phase in plan.work.phases if phase.end} == {"Saturday"}


def test_no_task_is_done_and_two_phases_are_called_in_progress(plan: Plan) -> None:
    assert {task.state for tasks in leaves(plan) for task in tasks} == {"open"}
    claimed = [phase.claimed.state for phase in plan.work.phases if phase.claimed]
    assert claimed == ["in progress"] * 2 + ["scheduled"] * 7


def test_two_of_seventeen_readiness_items_are_done(plan: Plan) -> None:
    items = plan.readiness.items
    assert [item.id for item in items if item.state == "done"] == [
        "ready-bug-fixes",
        "ready-code-documentation",
    ]
    assert len(items) == 17


def test_open_readiness_items_without_work_stay_silent(plan: Plan) -> None:
    silent = [i.id for i in plan.readiness.items if i.state == "open" and not i.closed_by]
    assert silent == [
        "ready-documentation",
        "ready-security-audit",
        "ready-compliance",
        "ready-communication-plan",
    ]


def test_one_of_six_kpis_is_measured(plan: Plan) -> None:
    measured = [kpi.id for kpi in plan.kpis.kpis if kpi.measurements]
    assert (len(plan.kpis.kpis), measured) == (6, ["security-issues"])


def test_what_the_source_states_twice_is_one_kpi_with_all_its_lines(plan: Plan) -> None:
    lines = {kpi.id: kpi.source_lines for kpi in plan.kpis.kpis}
    assert lines["availability"] == (64, 193)
    assert lines["response-time"] == (56, 127, 194)
    assert lines["error-rate"] == (57, 128, 195)
    assert lines["apdex"] == (65, 198)


def test_five_risks_have_an_exposure_of_twenty_two(plan: Plan) -> None:
    scales = plan.project.scales
    exposures = [
        (scales.likelihood.index(risk.likelihood) + 1) * (scales.impact.index(risk.impact) + 1)
        for risk in plan.risks.risks
    ]
    assert exposures == [6, 3, 6, 4, 3]


def test_four_decisions_have_deadlines_owners_and_options(plan: Plan) -> None:
    found = [
        (d.decide_by, d.owner, len(d.options), d.other_options) for d in plan.decisions.decisions
    ]
    assert found == [
        (date(2025, 12, 15), ("product", "architecture"), 3, False),
        (date(2025, 12, 16), ("product",), 1, True),
        (date(2025, 12, 20), ("operations-lead",), 2, False),
        (date(2025, 12, 17), ("finance-lead",), 0, False),
    ]


def test_five_audiences_are_told_by_two_events(plan: Plan) -> None:
    events = [(event.weekday, event.time, event.every) for event in plan.communication.events]
    assert events == [("monday", "10:00", "week"), ("friday", None, "week")]
    assert len(plan.communication.audiences) == 5


def test_the_finished_bug_fix_has_its_four_facts(plan: Plan) -> None:
    (work,) = plan.project.completed
    assert [fact.label for fact in work.facts] == ["File", "Status", "Details", "Deployment"]


def test_five_documents_are_named(plan: Plan) -> None:
    assert len(plan.project.links) == 5


def test_the_timeline_block_is_kept_as_five_claims_of_its_own(plan: Plan) -> None:
    block = [claim for claim in plan.project.claims if claim.said_in == "Estimated Timeline"]
    assert [claim.phases for claim in block] == [(1,), (2, 3), (4,), (5, 6), (7, 8, 9, 10)]


def test_targets_of_recovery_are_an_hour_and_a_quarter(plan: Plan) -> None:
    targets = plan.work.phases[4].targets
    assert [(t.title, t.comparator, t.value, t.unit) for t in targets] == [
        ("RTO", "below", Decimal(1), "hour"),
        ("RPO", "below", Decimal(15), "minutes"),
    ]


def test_the_owners_of_a_phase_are_those_that_were_written(plan: Plan) -> None:
    titles = {owner.id: set(words(owner.title)) - {"team"} for owner in plan.project.owners}
    for phase in plan.work.phases:
        written = set(words(phase.owner_text or "")) - {"team", "teams"}
        assert set().union(*(titles[owner] for owner in phase.owner)) == written


def test_ids_are_unique_over_the_whole_plan(plan: Plan) -> None:
    ids = [getattr(record, "id", None) for _, record in plan.objects()]
    assert len(ids) == len(set(ids))


def test_every_reference_names_an_object_of_the_plan(plan: Plan) -> None:
    links = [record for record in everything(plan) if isinstance(record, Link)]
    assert links
    assert {link.to for link in links} <= set(plan.by_id)


def test_what_is_inferred_has_a_reason_of_its_own(plan: Plan) -> None:
    for record in everything(plan):
        if isinstance(record, Inferable):
            assert record.inferred == (record.reason is not None), record


def test_every_tie_between_objects_is_inferred_since_the_source_states_none(plan: Plan) -> None:
    assert all(link.inferred for link in everything(plan) if isinstance(link, Link))


def everything(plan: Plan) -> list[BaseModel]:
    """Every record of the plan, however deep."""
    rest: list[BaseModel] = [plan.project, plan.work, plan.readiness, plan.kpis, plan.risks]
    rest += [plan.decisions, plan.communication]
    found: list[BaseModel] = []
    while rest:
        record = rest.pop()
        found.append(record)
        for name in type(record).model_fields:
            value = getattr(record, name)
            items = value if isinstance(value, tuple) else (value,)
            rest += [item for item in items if isinstance(item, BaseModel)]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_damaged_text_and_no_picture_is_in_the_plan(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not [mark for mark in DAMAGE if mark in text]
    assert set(PICTURES.findall(text)) <= {ARROW}
    assert ftfy.fix_encoding(text) == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_begins_with_the_schema_for_editors(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    schema = f"../hooks/milepost/schema/{path.stem}.schema.json"
    assert first == f"# yaml-language-server: $schema={schema}"
