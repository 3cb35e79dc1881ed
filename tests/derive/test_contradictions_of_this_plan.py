"""The real plan contradicts itself in known ways, and in no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from milepost.derive import derive
from milepost.derive.status import Contradiction
from milepost.load import load_plan

ROOT = Path(__file__).parents[2]
FIRST_THREE = ("kubernetes-cluster", "domain-and-tls", "advanced-observability")
PHASES = (
    *FIRST_THREE,
    "helm-and-gitops",
    "database-and-data",
    "testing-and-qa",
    "scaling-and-performance",
    "disaster-recovery",
    "cost-optimization",
)
STATED = {
    ("complete-with-open-tasks", ("claim-phases-complete", *FIRST_THREE)),
    ("claim-names-unknown-phase", ("claim-phases-complete",)),
    ("claim-against-section", ("claim-phases-complete", *FIRST_THREE)),
    ("claimed-before-start", ("claim-phases-complete", *FIRST_THREE)),
    ("claimed-before-start", ("kubernetes-cluster",)),
    ("claimed-before-start", ("domain-and-tls",)),
    (
        "kpi-state-without-value",
        ("availability", "response-time", "error-rate", "database-latency", "apdex"),
    ),
    ("dates-fit-another-year", PHASES),
    ("dates-on-days-off", (*PHASES[:6], "on-call-model", "production-rollout")),
    ("work-beyond-claim", ("claim-this-week", *PHASES)),
    ("claim-dates-differ", ("claim-timeline-domain-observability", "domain-and-tls")),
    ("claim-dates-differ", ("claim-timeline-database-testing", "testing-and-qa")),
    ("claim-dates-differ", ("claim-timeline-optimization", "cost-optimization")),
    ("claim-names-unknown-phase", ("claim-timeline-optimization",)),
    ("target-without-number", ("scaling-and-performance", "cost-optimization")),
    ("latency-without-percentile", ("database-latency", "response-time")),
}
INFERRED = {
    ("decision-before-its-task", ("cloud-provider", "decide-cloud-provider")),
    ("decision-after-start", ("budget-allocation", "kubernetes-cluster")),
}


@pytest.fixture(scope="module")
def found() -> tuple[Contradiction, ...]:
    plan = load_plan(ROOT).plan
    assert plan is not None
    return derive(plan).contradictions


def test_what_is_stated_twice_is_found(found: tuple[Contradiction, ...]) -> None:
    stated = {(item.code, item.subjects) for item in found if not item.inferred}
    of_the_whole = {"live-but-not-ready", "missing-document"}
    assert {pair for pair in stated if pair[0] not in of_the_whole} == STATED


def test_what_rests_on_an_inferred_link_is_a_class_of_its_own(
    found: tuple[Contradiction, ...],
) -> None:
    assert {(item.code, item.subjects) for item in found if item.inferred} == INFERRED
    assert {item.cure for item in found if item.inferred} == {
        "Confirm or remove the link between the two."
    }


def test_the_claim_of_being_live_is_held_against_the_checklist(
    found: tuple[Contradiction, ...],
) -> None:
    (live,) = [item for item in found if item.code == "live-but-not-ready"]
    assert live.against == "15 of 17 items due “before full go-live” are open."
    assert live.subjects[0] == "claim-production-live"
    assert len(live.subjects) == 16


def test_the_five_documents_that_do_not_exist_are_one_finding(
    found: tuple[Contradiction, ...],
) -> None:
    (documents,) = [item for item in found if item.code == "missing-document"]
    assert documents.stated == "5 linked documents"
    assert len(documents.subjects) == 5


def test_both_places_stand_in_the_files_of_the_plan(found: tuple[Contradiction, ...]) -> None:
    for item in found:
        assert 1 <= len(item.places) <= 2
        for place in item.places:
            assert (ROOT / place.file).is_file()
            assert place.line > 1
        assert item.source_lines


def test_the_header_comes_first_and_what_is_inferred_last(
    found: tuple[Contradiction, ...],
) -> None:
    assert found[0].stated == "“Phase 0-3 Complete”"
    assert found[0].against == "Phases 1–3: 0 of 18 tasks are done."
    flags = [item.inferred for item in found]
    assert flags == sorted(flags)
    certain = [item.group for item in found if not item.inferred]
    assert list(dict.fromkeys(certain)) == ["claims", "dates", "targets", "links"]
