"""What the overview has no room for stands on the page that it leads to."""

from __future__ import annotations

from small_project import ROOT

from milepost.derive import derive
from milepost.load import load_plan
from milepost.views.context import Context
from milepost.views.overview.attention import SHOWN, notices
from milepost.views.overview.page import overview
from milepost.views.plan_health import plan_health_view


def context_of(project: str) -> Context:
    plan = load_plan(ROOT / project).plan
    assert plan is not None
    return Context(plan, derive(plan))


def test_all_notices_stand_on_plan_health_when_the_overview_leaves_some_out() -> None:
    context = context_of("tests/projects/all-states")
    found = notices(context)
    assert len(found) > SHOWN
    assert overview(context).more_notices == len(found) - SHOWN
    assert plan_health_view(context, ()).attention == found


def test_plan_health_repeats_nothing_when_the_overview_shows_all() -> None:
    context = context_of("tests/projects/first-draft")
    assert overview(context).more_notices == 0
    assert plan_health_view(context, ()).attention == ()
