"""What kind of change each difference of a plan is, and what follows differently."""

from __future__ import annotations

from typing import Any

import pytest
from tests.history.snapshots import snapshot_of

from milepost.history.change import ChangeKind, DerivedKind
from milepost.history.comparison import compare
from milepost.history.derived_changes import derived_changes
from milepost.history.diff import apply, diff, inverse
from milepost.history.identity import renamings
from milepost.history.objects import objects_of
from milepost.history.proposals import proposed_renamings
from milepost.history.restore import plan_of
from milepost.history.snapshot import Snapshot

Parts = dict[str, Any]

TASK: Parts = {"id": "order", "title": "Order"}
PHASE: Parts = {"id": "one", "number": "1", "title": "One", "tasks": [TASK]}
RISK: Parts = {"id": "delay", "title": "Delay", "likelihood": "low", "impact": "low"}
KPI: Parts = {"id": "speed", "title": "Speed", "comparator": "below", "target": "200"}
ITEM: Parts = {"id": "audit", "title": "Audit"}
DECISION: Parts = {"id": "cloud", "title": "Cloud"}
EVENT: Parts = {"id": "standup", "title": "Stand-up", "kind": "meeting", "every": "week"}
WAIVER: Parts = {"by": "CTO", "until": "2026-01-01", "reason": "Late"}
OUTCOME: Parts = {"text": "Ours", "date": "2025-12-01"}
OVERRIDE: Parts = {
    "area": "overall",
    "health": "on track",
    "by": "CTO",
    "until": "2026-01-01",
    "reason": "R",
}


def task(**fields: Any) -> Parts:
    return {"phases": [{**PHASE, "tasks": [{**TASK, **fields}]}]}


def phase(**fields: Any) -> Parts:
    return {"phases": [{**PHASE, **fields}]}


def one(key: str, record: Parts, **fields: Any) -> Parts:
    return {key: [{**record, **fields}]}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (phase(start="2026-01-05"), phase(start="2026-01-06"), ChangeKind.START),
        (phase(end="2026-01-05"), phase(end="2026-01-06"), ChangeKind.END),
        (phase(), phase(end="2026-01-06"), ChangeKind.END_CLOSED),
        (phase(end="2026-01-05"), phase(), ChangeKind.END_WITHDRAWN),
        (task(), task(state="done"), ChangeKind.DONE),
        (task(state="done"), task(), ChangeKind.REOPENED),
        (task(), task(state="dropped"), ChangeKind.DROPPED),
        (task(), task(state="in progress"), ChangeKind.STATE),
        (task(), task(evidence="https://example.org/"), ChangeKind.EVIDENCE_ADDED),
        (task(evidence="https://example.org/"), task(), ChangeKind.EVIDENCE_WITHDRAWN),
        (task(owner=["a"]), task(owner=["b"]), ChangeKind.OWNER),
        (task(), task(priority="high"), ChangeKind.PRIORITY),
        (phase(), phase(claimed={"state": "complete"}), ChangeKind.CLAIM),
        (task(), task(depends_on="other"), ChangeKind.DEPENDENCY),
        (task(), task(title="Buy"), ChangeKind.TEXT),
        (one("items", ITEM), one("items", ITEM, waiver=WAIVER), ChangeKind.WAIVED),
        (one("items", ITEM, waiver=WAIVER), one("items", ITEM), ChangeKind.WAIVER_ENDED),
        (one("kpis", KPI), one("kpis", KPI, target="190"), ChangeKind.TARGET),
        (
            one("kpis", KPI),
            one("kpis", KPI, measurements=[{"date": "2025-12-01", "value": "1"}]),
            ChangeKind.MEASURED,
        ),
        (one("risks", RISK), one("risks", RISK, likelihood="high"), ChangeKind.LIKELIHOOD),
        (one("risks", RISK), one("risks", RISK, impact="high"), ChangeKind.IMPACT),
        (one("risks", RISK), one("risks", RISK, mitigation="M"), ChangeKind.MITIGATION),
        (one("risks", RISK, state="closed"), one("risks", RISK), ChangeKind.REOPENED),
        (
            one("decisions", DECISION),
            one("decisions", DECISION, outcome=OUTCOME),
            ChangeKind.DECIDED,
        ),
        (
            one("decisions", DECISION, outcome=OUTCOME),
            one("decisions", DECISION),
            ChangeKind.DECISION_REOPENED,
        ),
        (
            one("decisions", DECISION, decide_by="2026-01-01"),
            one("decisions", DECISION, decide_by="2026-01-02"),
            ChangeKind.DEADLINE,
        ),
        (one("events", EVENT), one("events", EVENT, every="month"), ChangeKind.CADENCE),
        (
            {"project": {"owners": [{"id": "dev", "title": "Dev"}]}},
            {"project": {"owners": [{"id": "dev", "title": "Dev", "contact": "mailto:a@b.org"}]}},
            ChangeKind.CONTACT,
        ),
        ({}, {"project": {"overrides": [OVERRIDE]}}, ChangeKind.OVERRIDE),
        ({}, {"project": {"review": {"every": "month"}}}, ChangeKind.CADENCE),
        ({}, {"go_live": "2026-02-02"}, ChangeKind.DEADLINE),
        ({}, one("risks", RISK), ChangeKind.ADDED),
        (one("risks", RISK), {}, ChangeKind.REMOVED),
    ],
)
def test_each_difference_is_one_change_of_its_kind(
    before: Parts, after: Parts, kind: ChangeKind
) -> None:
    first, second = snapshot_of(before), snapshot_of(after)
    changes = diff(first, second)
    assert [change.kind for change in changes] == [kind]
    assert apply(changes, first).plan == second.plan
    assert inverse(changes) == diff(second, first)


def two_phases(first: list[Parts], second: list[Parts]) -> Snapshot:
    phases = [{**PHASE, "tasks": first}, {**PHASE, "id": "two", "number": "2", "tasks": second}]
    return snapshot_of({"phases": phases})


def test_a_task_that_moved_and_one_that_was_renamed_keep_their_identity() -> None:
    other = {"id": "plan", "title": "Plan"}
    first = two_phases([TASK, other], [])
    second = two_phases([{**other, "id": "think", "renamed_from": "plan"}], [TASK])
    kinds = {
        change.object: change.kind for change in diff(first, second) if change.kind != "changed"
    }
    assert kinds == {"order": ChangeKind.MOVED, "think": ChangeKind.RENAMED}


def test_an_order_that_changed_is_one_change() -> None:
    others = [TASK, {"id": "b", "title": "B"}, {"id": "c", "title": "C"}]
    changes = diff(two_phases(others, []), two_phases(others[::-1], []))
    assert [(each.kind, each.object) for each in changes] == [(ChangeKind.ORDER, "one")]


def test_a_renaming_that_two_claim_is_no_renaming() -> None:
    second = two_phases(
        [
            {**TASK, "id": "a", "renamed_from": "order"},
            {**TASK, "id": "b", "renamed_from": "order"},
        ],
        [],
    )
    kinds = sorted(change.kind for change in diff(two_phases([TASK], []), second))
    assert kinds == [ChangeKind.ADDED, ChangeKind.ADDED, ChangeKind.REMOVED]


def test_renamings_of_the_reviews_between_two_are_known() -> None:
    first = two_phases([TASK], [])
    middle = two_phases([{**TASK, "id": "buy", "renamed_from": "order"}], [])
    last = two_phases([{**TASK, "id": "pay", "renamed_from": "buy"}], [])
    assert renamings([first, middle, last]) == {"order": "pay"}
    comparison = compare(first, last, [middle])
    assert ChangeKind.REMOVED not in {each.kind for each in comparison.plain}
    assert apply(comparison.plain, first).plan == last.plan


def test_a_renaming_is_proposed_where_titles_agree_and_never_applied() -> None:
    second = two_phases([{"id": "buy", "title": "order"}], [])
    changes = diff(two_phases([TASK], []), second)
    assert {change.kind for change in changes} == {ChangeKind.ADDED, ChangeKind.REMOVED}
    (found,) = proposed_renamings(changes)
    assert (found.earlier, found.later) == ("order", "buy")


def test_every_kind_of_object_that_has_an_id_is_known_to_the_comparison() -> None:
    """A list of objects that is new in the model has to be named in `KIND_OF_LIST`."""
    parts: Parts = {
        **phase(tasks=[{**TASK, "tasks": [{"id": "sub", "title": "Sub"}]}]),
        "milestones": [{"id": "beta", "title": "Beta", "date": "2026-01-01"}],
        **one("items", ITEM),
        **one("kpis", KPI),
        **one("risks", RISK),
        **one("decisions", DECISION),
        **one("events", EVENT),
        "audiences": [{"id": "board", "title": "Board"}],
        "project": {
            "owners": [{"id": "dev", "title": "Dev"}],
            "claims": [{"id": "claim", "text": "Done", "said_in": "header"}],
            "completed": [{"id": "past", "title": "Past"}],
            "links": [{"id": "link", "title": "Link", "target": "https://example.org/"}],
        },
        "runbooks": [
            {
                "id": "book",
                "title": "Book",
                "path": "runbooks/book.md",
                "owner": "dev",
                "trigger": "T",
                "last_tested": "never",
            }
        ],
    }
    snapshot = snapshot_of(parts)
    found = [(each.kind, each.id) for each in objects_of(snapshot.plan).values()]
    wanted = [(kind, record.id) for kind, record in plan_of(snapshot).objects()]
    assert sorted(found) == sorted(wanted[1:])
    assert wanted[0][0] == "project"


def derived(before: Parts, after: Parts) -> dict[tuple[DerivedKind, str], tuple[Any, ...]]:
    found = derived_changes(snapshot_of(before), snapshot_of(after))
    return {
        (each.kind, each.object): (each.before, each.after, each.moved, each.worse)
        for each in found
    }


def test_what_follows_is_compared_under_the_same_rules() -> None:
    before = {
        "as_of": "2025-12-07",
        **phase(start="2025-12-08", end="2025-12-19"),
        **one("risks", RISK),
        **one("kpis", KPI, measurements=[{"date": "2025-12-01", "value": "180"}]),
        **one("decisions", DECISION, decide_by="2025-12-10"),
    }
    after = {
        "as_of": "2025-12-14",
        **phase(start="2025-12-08", end="2025-12-24", tasks=[TASK, {"id": "b", "title": "B"}]),
        **one("risks", RISK, likelihood="high"),
        **one("kpis", KPI, measurements=[{"date": "2025-12-13", "value": "230"}]),
        **one("decisions", DECISION, decide_by="2025-12-10"),
    }
    found = derived(before, after)
    assert found[DerivedKind.PLAN_END, "project"] == ("2025-12-19", "2025-12-24", 3, True)
    assert found[DerivedKind.EXPOSURE, "delay"] == ("1 low", "3 medium", 2, True)
    assert found[DerivedKind.KPI_STATE, "speed"] == ("met", "missed", None, True)
    assert found[DerivedKind.SCOPE, "one"] == ("1", "2", 1, None)
    assert found[DerivedKind.STATE, "cloud"] == ("due", "overdue", None, True)
    assert found[DerivedKind.HEALTH, "decisions"][1] == "off track"


def test_an_end_that_was_withdrawn_is_no_gain() -> None:
    early = {**PHASE, "end": "2025-12-19"}
    late = {**PHASE, "id": "two", "number": "2", "tasks": [], "end": "2026-01-30"}
    open_end = {key: value for key, value in late.items() if key != "end"}
    found = derived({"phases": [early, late]}, {"phases": [early, open_end]})
    assert found[DerivedKind.PLAN_END, "project"] == ("2026-01-30", "2025-12-19", None, True)


def test_nothing_follows_differently_from_one_plan() -> None:
    assert derived({**phase(), **one("risks", RISK)}, {**phase(), **one("risks", RISK)}) == {}
