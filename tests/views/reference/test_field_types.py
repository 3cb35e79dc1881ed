"""What a type hint of a record means, in the words of the manual."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest

from milepost.model.base import Day, Flag, Id, Links, Number, Owners, Refers, Text, Title, Whole
from milepost.model.communication import ClockTime
from milepost.model.work import EvidenceList, Recurrence, Task
from milepost.views.reference.field_types import field_type, record_anchor, record_title
from milepost.views.sentence import text_of

WORDS: list[tuple[Any, str]] = [
    (Id, "id"),
    (Title, "line of text"),
    (Text | None, "text"),
    (ClockTime, "hour such as 10:00"),
    (Day | None, "date such as 2025-12-14"),
    (Number, "number"),
    (Whole, "whole number"),
    (Flag, "true or false"),
    (Literal["open", "done"], "one of open or done"),
    (Literal["a", "b"] | Literal["c"], "one of a, b or c"),
    (Annotated[Id, Refers("kpi")] | None, "id of a KPI"),
    (Annotated[Id, Refers("audience")], "id of an audience"),
    (Owners, "list of ids of teams"),
    (Recurrence | None, "recurrence"),
    (tuple[Task, ...], "list of tasks"),
    (tuple[Literal["x", "y"], ...], "list of x or y"),
    (EvidenceList, "list of evidence"),
    (Annotated[Links, Refers("task", "phase")], "list of links to phases or tasks"),
]


@pytest.mark.parametrize(("hint", "words"), WORDS, ids=[words for _, words in WORDS])
def test_a_type_reads_as_words(hint: Any, words: str) -> None:
    assert text_of(field_type(hint).words) == words


def test_a_record_is_a_link_to_its_place_on_the_page() -> None:
    links = [span.href for span in field_type(tuple[Task, ...]).words if span.href]
    assert links == ["#task"]


def test_short_forms_are_named() -> None:
    assert field_type(Owners).short_forms == ("One may stand without a list.",)
    assert field_type(EvidenceList).short_forms == (
        "One may stand without a list.",
        "A bare text may stand for each.",
    )
    assert field_type(Id).short_forms == ()


def test_what_may_lack_may_be_null() -> None:
    assert field_type(Day | None).nullable
    assert not field_type(Day).nullable


def test_names_of_records_are_words() -> None:
    class ReadinessItemData(Task):
        """A record."""

    class KpiData(Task):
        """A record."""

    assert record_title(ReadinessItemData) == "readiness item"
    assert record_anchor(ReadinessItemData) == "readiness-item"
    assert (record_title(KpiData), record_anchor(KpiData)) == ("KPI", "kpi")
