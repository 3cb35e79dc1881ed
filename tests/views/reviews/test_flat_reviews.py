"""Reviews as scripts: what a reader's browser holds side by side."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.history.snapshots import snapshot_of

from milepost.history.archive import Archive
from milepost.history.snapshot import Person, seal_of
from milepost.views.reviews.flat import review_data
from milepost.views.reviews.past import Past

FIRST = date(2025, 12, 14)
ADA = Person("Ada", "a@b.c")


def archive_of(*plans: Mapping[str, Any]) -> Archive:
    """Return an archive of weekly reviews of these plans; its digests prove nothing."""
    days = [FIRST + timedelta(weeks=week) for week in range(len(plans))]
    return Archive(
        tuple(
            seal_of(
                snapshot_of({"as_of": str(day), **plan}),
                generator="test",
                sealed_by=ADA,
                previous=None,
                digest=str(day),
            )
            for day, plan in zip(days, plans, strict=True)
        )
    )


def scripts(*plans: Mapping[str, Any]) -> Mapping[str, bytes]:
    """Return the scripts of weekly reviews of these plans."""
    archive = archive_of(*plans)
    return review_data(archive.seals, Past(archive).facts)


def items(written: bytes) -> dict[str, Any]:
    """Return the items that a script hands over, read as strictly as JSON is."""
    start, end = written.index(b",") + 1, written.rindex(b")")
    found: dict[str, Any] = json.loads(written[start:end])["items"]
    return found


def risk(name: str, **more: str) -> dict[str, Any]:
    return {"id": name, "title": name, "likelihood": "low", "impact": "low", **more}


def test_an_object_keeps_its_name_over_any_number_of_renamings() -> None:
    plans = (
        {"risks": [risk("a")]},
        {"risks": [risk("b", renamed_from="a")]},
        {"risks": [risk("c", renamed_from="b")]},
    )
    names = [set(items(data)) & {"a", "b", "c"} for data in scripts(*plans).values()]
    assert names == [{"a"}, {"a"}, {"a"}]


def test_an_id_that_was_given_away_and_taken_again_is_another_object() -> None:
    plans = (
        {"risks": [risk("a")]},
        {"risks": [risk("b", renamed_from="a")]},
        {"risks": [risk("b", renamed_from="a"), risk("a", impact="high")]},
    )
    third = items(list(scripts(*plans).values())[2])
    assert third["a"][0] == "b"
    assert third["a/2025-12-28"][0] == "a"


def test_a_review_is_written_the_same_whatever_comes_later() -> None:
    plans = {"risks": [risk("a")]}, {"risks": [risk("b", renamed_from="a")]}
    alone, both = scripts(plans[0]), scripts(*plans)
    path = "reviews/data/2025-12-14.js"
    assert alone[path] == both[path]


def test_days_are_said_in_words_and_the_files_of_the_plan_are_there_too() -> None:
    phase = {"id": "build", "number": "1", "title": "Build", "start": "2025-12-22", "tasks": []}
    (data,) = scripts({"phases": [phase], "go_live": "2026-03-01"}).values()
    found = items(data)
    assert found["build"][1]["Start"] == "22 Dec 2025"
    assert found["~readiness"][1]["Go live"] == "1 Mar 2026"
    assert found["~project"][1]["As of"] == "14 Dec 2025"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80))
def test_any_text_stays_a_text_of_the_script(text: str) -> None:
    text = f'x{text}</script>\u2028\u2029");alert(1)//x'
    (data,) = scripts({"risks": [risk("a", mitigation=text)]}).values()
    assert data.isascii()
    assert data.count(b"\n") == 1
    assert items(data)["a"][1]["Mitigation"] == text.strip()


def test_a_record_with_one_value_is_that_value_and_its_sentences_are_joined_cleanly() -> None:
    waived = {
        "id": "path",
        "title": "A path",
        "waiver": {"by": "Ada", "until": "2026-02-01", "reason": "A gate is there."},
        "evidence": [{"target": "https://example.org/path"}],
    }
    (data,) = scripts({"items": [waived]}).values()
    _, fields = items(data)["path"]
    assert sorted(fields["Waiver"].split(", ")) == [
        "by Ada",
        "reason A gate is there",
        "until 1 Feb 2026",
    ]
    assert fields["Evidence"] == "https://example.org/path"
