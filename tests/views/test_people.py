"""The page of a team or an audience says first what is asked of it, and by when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.views.overview.test_overview_sentences import context_of

from milepost.views.people import people_pages

OWNER = {"owners": [{"id": "team", "title": "The team"}]}
LATER: dict[str, Any] = {"id": "a", "title": "A", "owner": "team", "decide_by": "2025-12-20"}
LATE: dict[str, Any] = {"id": "b", "title": "B", "owner": "team", "decide_by": "2025-12-10"}
FREE: dict[str, Any] = {"id": "c", "title": "C", "owner": "team"}
REPORT: dict[str, Any] = {
    "id": "report",
    "title": "Report",
    "kind": "report",
    "every": "week",
    "weekday": "friday",
    "audiences": ["guests"],
}


def lead_of(path: str, plan: dict[str, Any], root: Path) -> str:
    context = context_of({"plan": {"project": OWNER, **plan}}, root)
    return next(page.description for page in people_pages(context) if page.path == path)


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ([], "Nothing in the plan is asked of this team now."),
        ([FREE], "1 decision to take; no day is stated."),
        ([LATER], "1 decision to take. It is due on Sat 20 Dec."),
        ([LATER, FREE], "2 decisions to take. The first is due on Sat 20 Dec."),
        ([LATER, LATE], "2 decisions to take. The first was due on Wed 10 Dec."),
    ],
)
def test_a_team_reads_what_is_asked_of_it(
    decisions: list[dict[str, Any]], said: str, tmp_path: Path
) -> None:
    plan = {"decisions": {"decisions": decisions}}
    assert lead_of("people/team.html", plan, tmp_path) == said


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([], "No meeting or report of the plan names them."),
        ([REPORT], "They are told by “Report”; next on Fri 19 Dec."),
        (
            [REPORT, {**REPORT, "id": "other", "audiences": ["guests"]}],
            "They are told by two meetings and reports.",
        ),
    ],
)
def test_an_audience_reads_what_it_is_told(
    events: list[dict[str, Any]], said: str, tmp_path: Path
) -> None:
    audiences = [{"id": "guests", "title": "Guests"}]
    plan = {"communication": {"audiences": audiences, "events": events}}
    assert lead_of("people/guests.html", plan, tmp_path) == said
