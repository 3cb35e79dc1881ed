"""Which pages a version of the site has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from milepost import __version__
from milepost.exports import downloads
from milepost.exports.records import PlanData
from milepost.problems.code import Problem
from milepost.site.chrome import manual_of
from milepost.value import replace
from milepost.views.about import Download, about_page
from milepost.views.communication import communication_page
from milepost.views.context import Context
from milepost.views.decisions import decisions_page
from milepost.views.kpis import kpis_page
from milepost.views.overview.page import overview_page
from milepost.views.page_view import PageView
from milepost.views.people import people_pages
from milepost.views.phases.index import phases_page
from milepost.views.phases.page import phase_pages
from milepost.views.plan_health import plan_health_page
from milepost.views.readiness import readiness_page
from milepost.views.reference import ReferenceSource, reference_pages
from milepost.views.reviews.compare import compare_page
from milepost.views.reviews.index import reviews_page
from milepost.views.reviews.page import review_pages
from milepost.views.risks import risks_page
from milepost.views.runbooks import runbooks_page
from milepost.views.timeline import timeline_page
from milepost.views.trends.page import trends_page


def parts_of_live(
    context: Context, warnings: tuple[Problem, ...], reference: ReferenceSource
) -> tuple[Callable[[], Iterator[PageView]], ...]:
    """Return what yields the pages of the live version, in parts that take about as long each."""
    source = replace(reference, data=PlanData, manual=manual_of(context))
    return (
        partial(plan_views, context, warnings, downloads()),
        partial(live_views, context),
        partial(review_pages, context),
        partial(reference_pages, source),
    )


def live_views(context: Context) -> Iterator[PageView]:
    """Yield what live shows beside the plan. A new page of it is one more line here."""
    yield runbooks_page(context)
    yield reviews_page(context)
    yield compare_page(context)
    yield trends_page(context)


def plan_views(
    context: Context, warnings: tuple[Problem, ...], offered: tuple[Download, ...]
) -> Iterator[PageView]:
    """Yield every page that shows the plan, in the order of the tabs: sealed versions hold these.

    A new page of the plan is one more line here.
    """
    yield overview_page(context)
    yield timeline_page(context)
    yield phases_page(context)
    yield from phase_pages(context)
    yield readiness_page(context)
    yield kpis_page(context)
    yield risks_page(context)
    yield decisions_page(context)
    yield communication_page(context)
    yield from people_pages(context)
    yield plan_health_page(context, warnings)
    yield about_page(context, offered, __version__)
