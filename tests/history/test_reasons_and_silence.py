"""Which changes need a reason, which reason they have, and who was silent."""

from __future__ import annotations

from typing import Any

import pytest
from tests.history.snapshots import snapshot_of

from milepost.history.diff import diff
from milepost.history.reasons import explained, missing_reasons
from milepost.history.silence import silent

Parts = dict[str, Any]

TASKS = [{"id": "order", "title": "Order"}, {"id": "build", "title": "Build", "state": "done"}]
BEFORE: Parts = {
    "as_of": "2025-12-07",
    "go_live": "2026-02-02",
    "phases": [
        {
            "id": "one",
            "number": "1",
            "title": "One",
            "start": "2025-12-08",
            "end": "2025-12-19",
            "tasks": TASKS,
        }
    ],
    "kpis": [{"id": "speed", "title": "Speed", "comparator": "below", "target": "200"}],
    "decisions": [{"id": "cloud", "title": "Cloud", "decide_by": "2025-12-10"}],
}


def after(**parts: Any) -> Parts:
    return {**BEFORE, "as_of": "2025-12-14", **parts}


def phase(**fields: Any) -> list[Parts]:
    return [{**BEFORE["phases"][0], **fields}]


def missing(parts: Parts) -> list[tuple[str, tuple[str, ...]]]:
    found = missing_reasons(snapshot_of(BEFORE), snapshot_of(parts))
    return [(each.change.object, each.change.field) for each in found]


@pytest.mark.parametrize(
    ("parts", "needs"),
    [
        ({}, []),
        ({"phases": phase(end="2025-12-24")}, [("one", ("end",))]),
        ({"phases": phase(start="2025-12-09")}, [("one", ("start",))]),
        ({"phases": phase(end=None)}, [("one", ("end",))]),
        ({"phases": phase(title="Uno", owner=[])}, []),
        ({"go_live": "2026-02-09"}, [("project", ("readiness", "go_live"))]),
        (
            {"decisions": [{**BEFORE["decisions"][0], "decide_by": None}]},
            [("cloud", ("decide_by",))],
        ),
        ({"kpis": [{**BEFORE["kpis"][0], "target": "300"}]}, [("speed", ("target",))]),
        ({"kpis": []}, [("speed", ())]),
        ({"phases": phase(tasks=TASKS[1:])}, [("order", ())]),
        (
            {"phases": phase(tasks=[TASKS[0], {**TASKS[1], "state": "open"}])},
            [("build", ("state",))],
        ),
        (
            {"phases": phase(tasks=[{**TASKS[0], "state": "dropped"}, TASKS[1]])},
            [("order", ("state",))],
        ),
        ({"phases": phase(tasks=[*TASKS, {"id": "new", "title": "N", "end": "2025-12-18"}])}, []),
    ],
)
def test_what_moved_was_dropped_or_reopened_needs_a_reason(
    parts: Parts, needs: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert missing(after(**parts)) == needs


def test_what_others_claimed_may_differ_without_a_reason() -> None:
    claim = {"id": "flyer", "text": "We open soon", "said_in": "flyer", "end": "2026-01-01"}
    first = snapshot_of({"project": {"claims": [claim]}})
    second = snapshot_of({"project": {"claims": [{**claim, "end": "2026-02-01"}]}})
    assert [each.kind for each in diff(first, second)] == ["claimed status changed"]
    assert missing_reasons(first, second) == ()


LATE = after(phases=phase(start="2025-12-09", end="2025-12-24"))


@pytest.mark.parametrize(
    ("reason", "left"),
    [
        ({"item": "one", "why": "W"}, []),
        ({"item": "one", "fields": "end", "why": "W"}, [("one", ("start",))]),
        ({"item": "one", "fields": ["start", "end"], "why": "W"}, []),
        ({"item": "order", "why": "W"}, [("one", ("end",)), ("one", ("start",))]),
    ],
)
def test_a_reason_counts_for_its_fields_or_for_all(reason: Parts, left: list[Any]) -> None:
    assert missing({**LATE, "reasons": [reason]}) == left


def test_a_reason_that_the_last_review_had_already_does_not_count_again() -> None:
    reason = {"item": "one", "why": "W"}
    before = snapshot_of({**BEFORE, "reasons": [reason]})
    assert missing_reasons(before, snapshot_of({**LATE, "reasons": [reason]}))
    again = [reason, {**reason, "on": "2025-12-13"}]
    assert not missing_reasons(before, snapshot_of({**LATE, "reasons": again}))


def test_reasons_of_the_reviews_between_two_count() -> None:
    first, last = snapshot_of(BEFORE), snapshot_of(LATE)
    between = snapshot_of({**LATE, "reasons": [{"item": "one", "why": "Snow"}]})
    changes = diff(first, last)
    assert {e.reason for e in explained(changes, first, last) if e.needed} == {None}
    assert {e.reason for e in explained(changes, first, last, [between]) if e.needed} == {"Snow"}


def test_a_reason_may_name_the_former_id_and_that_of_a_phase_covers_its_tasks() -> None:
    moved = phase(
        id="uno",
        renamed_from="one",
        end="2025-12-24",
        tasks=[{**TASKS[0], "state": "dropped"}, TASKS[1]],
    )
    parts = after(phases=moved, reasons=[{"item": "one", "why": "W"}])
    assert missing(parts) == [("order", ("state",))]
    parts = after(phases=moved, reasons=[{"item": "uno", "why": "W"}])
    assert missing(parts) == []


def test_a_distance_is_in_working_days_of_the_plan() -> None:
    first, last = snapshot_of(BEFORE), snapshot_of(LATE)
    found = {e.change.field: e.distance for e in explained(diff(first, last), first, last)}
    assert found["end",] == 3
    assert found["start",] == 1


def test_silent_is_what_is_open_and_was_neither_changed_nor_confirmed() -> None:
    first = snapshot_of(BEFORE)
    assert silent(first, snapshot_of(after())) == ("one", "order", "speed", "cloud")
    changed = after(kpis=[{**BEFORE["kpis"][0], "owner": []}], phases=phase(note="Seen"))
    assert silent(first, snapshot_of(changed)) == ("order", "speed", "cloud")
    seen = after(confirmations=[{"item": "cloud", "on": "2025-12-12"}])
    assert silent(first, snapshot_of(seen)) == ("one", "order", "speed")


def test_a_confirmation_counts_only_for_the_review_that_it_is_new_to() -> None:
    said = [{"item": "cloud", "on": "2025-12-05"}]
    first = snapshot_of({**BEFORE, "confirmations": said})
    assert "cloud" in silent(first, snapshot_of(after(confirmations=said)))
    again = [*said, {"item": "cloud", "on": "2025-12-12"}]
    assert "cloud" not in silent(first, snapshot_of(after(confirmations=again)))
    between = [snapshot_of(after(confirmations=again))]
    assert "cloud" not in silent(first, snapshot_of(after()), None, between)
