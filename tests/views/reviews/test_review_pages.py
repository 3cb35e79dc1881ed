"""The pages of reviews and trends as values, from the list to the slip against the baseline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.derive.small_plan import small_plan
from tests.views.reviews.weekly_plans import ADA, FIRST, context_of, sealed

from milepost.derive import derive
from milepost.history.archive import Archive
from milepost.history.snapshot import Erratum
from milepost.views.baseline import agreed, slip_in_words
from milepost.views.context import Context
from milepost.views.overview.changed import changed_since
from milepost.views.reviews.index import COMPARED_WITH_LIVE, reviews_view
from milepost.views.reviews.page import ReviewView, review_pages, review_view
from milepost.views.reviews.past import Past
from milepost.views.sentence import text_of
from milepost.views.trends.page import TrendsView, trends_view


def phase(end: str | None, done: int = 0, **more: Any) -> dict[str, Any]:
    """Return a plan of one phase with four tasks; `done` of them are."""
    states = [{"state": "done"}] * done + [{}] * (4 - done)
    tasks = [{"id": f"task-{n}", "title": f"Task {n}", **each} for n, each in enumerate(states)]
    known = {"id": "build", "number": "1", "title": "Build", "start": "2025-12-15", "tasks": tasks}
    return {"phases": [{**known, **({"end": end} if end else {}), **more}]}


def said(sentences: tuple[Any, ...]) -> list[str]:
    return [text_of(each) for each in sentences]


def test_the_list_is_newest_first_with_what_moved() -> None:
    view = reviews_view(
        context_of(phase("2026-01-09"), phase("2026-01-16", 1), phase("2026-01-16"))
    )
    assert [row.day for row in view.rows] == ["21 Dec 2025", "14 Dec 2025"]
    tasks = [row.figures[0] for row in view.rows]
    assert [(one.before, one.now, one.moved) for one in tasks] == [
        ("0 of 4", "1 of 4", "+1"),
        (None, "0 of 4", ""),
    ]
    assert "5 working days later" in " ".join(said(view.rows[0].changed))
    assert said(view.rows[1].changed) == ["The first review; there was nothing to compare yet."]


def test_without_a_seal_the_list_says_how_to_hold_a_review() -> None:
    view = reviews_view(context_of(phase("2026-01-09")))
    assert view.rows == ()
    assert "milepost seal" in view.lead


def test_only_the_last_reviews_have_a_page_that_compares_them_with_live() -> None:
    context = context_of(*[phase("2026-01-09")] * (COMPARED_WITH_LIVE + 3))
    compared = [page.path for page in review_pages(context) if page.path.endswith("-live.html")]
    linked = [row.against_live for row in reviews_view(context).rows if row.against_live]
    assert len(compared) == COMPARED_WITH_LIVE
    assert sorted(compared) == sorted(linked)


def page_of(context: Context, path: str) -> ReviewView:
    (view,) = (page.values for page in review_pages(context) if page.path == path)
    assert isinstance(view, ReviewView)
    return view


def test_the_page_of_a_review_holds_before_after_distance_and_reason() -> None:
    moved = phase("2026-01-16") | {"reasons": [{"item": "build", "why": "The ground is frozen."}]}
    view = page_of(context_of(phase("2026-01-09"), moved, moved), "reviews/2025-12-21.html")
    (row,) = next(group.rows for group in view.groups if group.id == "dates")
    assert (row.before, row.after, row.moved) == ("9 Jan", "16 Jan", "5 d later")
    assert (row.reason, row.needed) == ("The ground is frozen.", True)
    assert view.provenance is not None
    assert view.provenance.before is not None
    assert view.provenance.before.href == "reviews/2025-12-14.html"


def test_live_is_compared_with_a_review_of_the_same_plan() -> None:
    context = context_of(phase("2026-01-09"), phase("2026-01-16"))
    view = page_of(context, "reviews/2025-12-14-live.html")
    assert (view.before, view.now, view.provenance) == ("14 Dec 2025", "Live", None)
    (row,) = next(group.rows for group in view.groups if group.id == "dates")
    assert (row.reason, row.needed) == (None, True)


def test_the_first_review_compares_nothing_and_counts_no_silence() -> None:
    context = context_of(phase("2026-01-09"), phase("2026-01-09"))
    view = review_view(context, context.archive.seals[0])
    assert said(view.lead) == ["This is the first review, so there is nothing to compare yet."]
    assert (view.groups, view.silent) == ((), ())
    assert view.silent_note == "Silence is counted from the second review on."


def test_an_owner_is_silent_of_what_was_neither_changed_nor_confirmed() -> None:
    owners = {"project": {"owners": [{"id": "ops", "title": "Operations"}]}}
    first, second = (phase("2026-01-09", done, owner=["ops"]) | owners for done in (0, 1))
    view = page_of(context_of(first, second, second), "reviews/2025-12-21.html")
    (owner,) = view.silent
    assert (owner.link.text, owner.link.href) == ("Operations", "people/ops.html")
    assert owner.total == 5
    assert "Task 0" not in owner.items
    assert "Task 1" in owner.items


def test_errata_stand_on_the_page_of_their_review() -> None:
    seal = sealed(0, phase("2026-01-09"))
    erratum = Erratum(FIRST, 1, "Two tasks were counted twice.", ADA, seal.digest, "f" * 64)
    context = replace(context_of(phase("2026-01-09")), past=Past(Archive((seal,), (erratum,))))
    provenance = review_view(context, seal).provenance
    assert provenance is not None
    assert provenance.errata == ("Erratum 1 by Ada: Two tasks were counted twice.",)


def test_the_commit_of_a_review_is_named_where_git_knows_it() -> None:
    context = context_of(phase("2026-01-09"), phase("2026-01-09"))
    unknown = review_view(context, context.archive.seals[0]).provenance
    assert unknown is not None
    assert unknown.commit is None
    assert unknown.commit_command.endswith("-- plan/reviews/2025-12-14.json")
    known = replace(context, review_commits={FIRST: "a" * 40})
    assert [row.commit and row.commit.text for row in reviews_view(known).rows] == ["aaaaaaa"]
    provenance = review_view(known, known.archive.seals[0]).provenance
    assert provenance is not None
    assert provenance.commit == reviews_view(known).rows[0].commit


def test_the_overview_tells_what_changed_and_leads_to_all_of_it() -> None:
    changed = changed_since(context_of(phase("2026-01-09"), phase("2026-01-16")))
    assert changed.title == "Changed since 14 Dec"
    assert any("5 working days later" in each for each in said(changed.sentences))
    assert changed.more == "reviews/2025-12-14-live.html"
    assert all(len(each.split()) <= 25 for each in said(changed.sentences))


def test_the_overview_of_a_first_review_says_that_there_is_nothing_to_compare() -> None:
    changed = changed_since(context_of(phase("2026-01-09")))
    assert changed.more is None
    assert said(changed.sentences)[0].startswith("This is the first review, so there is nothing")


def slips(view: TrendsView) -> list[tuple[str, str, bool]]:
    return [(row.link.text, row.slip, row.moved) for row in view.slips]


@pytest.mark.parametrize(
    ("ends", "slip"),
    [
        (("2026-01-09", "2026-01-16"), "+5 d"),
        (("2026-01-09", "2026-01-11"), "0 d"),
        (("2026-01-16", "2026-01-09"), "−5 d"),
        (("2026-01-09", None), "end withdrawn"),
        ((None, "2026-01-09"), "end stated"),
        ((None, None), "–"),
    ],
)
def test_the_slip_is_told_against_the_first_review(
    ends: tuple[str | None, str | None], slip: str
) -> None:
    first, second = map(phase, ends)
    view = trends_view(context_of(first, second))
    assert slips(view) == [("1 Build", slip, slip not in ("0 d", "–"))]
    assert view.baseline == "The baseline is 14 Dec 2025, the first sealed review."


def test_a_new_baseline_starts_the_slip_anew_and_every_drawing_marks_it() -> None:
    plans = phase("2026-01-09"), phase("2026-01-16"), phase("2026-01-23")
    view = trends_view(context_of(*plans, baseline=FIRST + timedelta(weeks=1)))
    assert slips(view) == [("1 Build", "+5 d", True)]
    assert view.baseline == "The baseline is 21 Dec 2025: Agreed."
    for one in view.charts:
        assert one.chart is not None
        assert [mark.text for mark in one.chart.marks] == ["new baseline"]


def test_with_one_review_each_drawing_says_what_it_will_show() -> None:
    view = trends_view(context_of(phase("2026-01-09")))
    assert [one.chart for one in view.charts] == [None] * 6
    assert all(one.promise.startswith("After the second review") for one in view.charts)


def test_each_table_holds_a_row_for_each_review_and_a_cell_for_each_line() -> None:
    view = trends_view(context_of(phase("2026-01-09"), phase("2026-01-09", 2), phase(None, 3)))
    for one in view.charts:
        assert [row[0] for row in one.rows] == ["14 Dec 2025", "21 Dec 2025", "28 Dec 2025"]
        assert {len(row) for row in one.rows} == {len(one.heads)}
    burn_up = next(one for one in view.charts if one.id == "burn-up")
    assert [row[1:3] for row in burn_up.rows] == [("4", "0"), ("4", "2"), ("4", "3")]


def test_a_phase_that_live_dropped_after_its_seal_has_a_slip_without_a_link() -> None:
    context = context_of(phase("2026-01-09"), phase("2026-01-09"))
    day = FIRST.isoformat()
    live = small_plan({"as_of": day, **phase("2026-01-09", id="other")})
    view = trends_view(Context(live, derive(live), past=Past(Archive(context.archive.seals))))
    assert [row.link.href for row in view.slips] == [None]


def test_the_dates_agreed_follow_a_renaming_and_need_an_earlier_review() -> None:
    context = context_of(phase("2026-01-09"), phase("2026-01-16", id="make", renamed_from="build"))
    found = agreed(context)
    assert found is not None
    assert found.phases == {"make": (date(2025, 12, 15), date(2026, 1, 9))}
    assert slip_in_words(context, found.phases["make"][1], date(2026, 1, 16)) == "+5 d"
    assert agreed(context_of(phase("2026-01-09"))) is None
