"""One version of the site as values: every page and file, with nothing written yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from milepost import __version__
from milepost.derive import derive
from milepost.derive.status import Status
from milepost.exports import PLAN_FILE, data_files, downloads, plan_file
from milepost.exports.records import PlanData
from milepost.history.archive import Archive
from milepost.history.restore import plan_of
from milepost.history.snapshot import Seal
from milepost.history.warning_lines import warnings_of
from milepost.model.plan import Plan
from milepost.problems.code import Problem
from milepost.render.all_pages import PATH as ALL_PAGES
from milepost.render.assets import asset_files, shared_assets
from milepost.render.chrome import Banner, FooterFact, SiteChrome, Tab
from milepost.render.environment import make_environment
from milepost.render.layout import LIVE, OWN, Layout
from milepost.render.page import Page
from milepost.render.pages import render_page
from milepost.views.about import Download, about_page
from milepost.views.communication import communication_page
from milepost.views.context import Context
from milepost.views.decisions import decisions_page
from milepost.views.gone import gone_page
from milepost.views.gone_path import Gone
from milepost.views.kpis import kpis_page
from milepost.views.links import page_path
from milepost.views.overview.page import overview_page
from milepost.views.page_view import PageView
from milepost.views.people import people_pages
from milepost.views.phases.index import phases_page
from milepost.views.phases.page import phase_pages
from milepost.views.places import Repository
from milepost.views.plan_health import plan_health_page
from milepost.views.readiness import readiness_page
from milepost.views.reference import ReferenceSource, reference_pages
from milepost.views.reviews.compare import compare_page
from milepost.views.reviews.differing import Differing
from milepost.views.reviews.flat import review_data
from milepost.views.reviews.index import reviews_page
from milepost.views.reviews.page import review_pages
from milepost.views.risks import risks_page
from milepost.views.runbook_page import RunbookView, runbook_views
from milepost.views.runbooks import runbooks_page
from milepost.views.timeline import timeline_page
from milepost.views.trends.page import trends_page
from milepost.views.wording import full_day

HOME = "index.html"
TABS = (
    Tab("Overview", HOME),
    Tab("Timeline", "timeline.html"),
    Tab("Phases", "phases.html"),
    Tab("Readiness", "readiness.html"),
    Tab("KPIs", "kpis.html"),
    Tab("Risks", "risks.html"),
    Tab("Decisions", "decisions.html"),
    Tab("Communication", "communication.html"),
    Tab("People", "people.html"),
    Tab("Runbooks", "runbooks.html"),
    Tab("Reviews", "reviews.html"),
    Tab("Plan health", "plan-health.html"),
)

MENU = "../versions.js"
"""The script that lists all versions, from the root of each."""

REVIEWS = "reviews.html"
_MANUAL = "manual/index.html"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build knows beside the plan.

    Where its files can be looked at, and the commit; the sealed reviews; the pages that sealed
    versions show or lead to. `shared` tells that the version stands beside others, with which it
    shares its assets. `differing` are the places that a preview marks.
    """

    repository: Repository = field(default_factory=Repository)
    commit: str | None = None
    reference: ReferenceSource = field(default_factory=ReferenceSource)
    archive: Archive = field(default_factory=Archive)
    gone: tuple[Gone, ...] = ()
    shared: bool = False
    differing: Mapping[str, Differing] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Site:
    """Every generated page and file of one version of the site, by path from its root.

    `runbooks` are the facts that stand above the text of each hand-written runbook.
    """

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]
    chrome: SiteChrome
    runbooks: tuple[RunbookView, ...] = ()


def compose(plan: Plan, status: Status, warnings: tuple[Problem, ...], settings: Settings) -> Site:
    """Return the live version of a plan's site; `warnings` are those that its reading gave."""
    context = Context(plan, status, settings.repository, settings.commit, settings.archive)
    environment = make_environment()
    layout = Layout(shared_assets()) if settings.shared else OWN
    views = tuple(page_views(context, warnings, settings.reference))
    pages = tuple(render_page(environment, view, layout, settings.differing) for view in views)
    there = {*(page.path for page in pages), *map(page_path, plan.pages)}
    gone = (gone_page(plan, one) for one in settings.gone if one.path not in there)
    lost = (replace(render_page(environment, view, layout), search=()) for view in gone)
    return Site(
        pages=(*pages, *lost),
        files={
            **({} if settings.shared else asset_files()),
            **data_files(plan, status),
            **review_data(settings.archive),
        },
        chrome=chrome_of(context, layout),
        runbooks=runbook_views(context),
    )


def compose_review(seal: Seal, archive: Archive) -> Site:
    """Return the version of the site that shows a sealed review.

    It is made from the seal and those before it, so it is the same whatever came later.
    """
    plan = plan_of(seal.snapshot)
    status = derive(plan)
    context = Context(plan, status, archive=_known_at(seal, archive), review=seal)
    offered = tuple(each for each in downloads() if each.href == PLAN_FILE)
    views = tuple(plan_views(context, warnings_of(seal.snapshot.warnings), offered))
    files = plan_file(plan, status)
    layout = Layout(shared_assets(), frozenset({*(view.path for view in views), *files}))
    environment = make_environment()
    return Site(
        pages=tuple(render_page(environment, view, layout) for view in views),
        files=files,
        chrome=chrome_of_review(context, seal, layout),
    )


def page_views(
    context: Context, warnings: tuple[Problem, ...], reference: ReferenceSource
) -> Iterator[PageView]:
    """Yield every generated page of the live version. A new page of it is one more line here."""
    yield from plan_views(context, warnings, downloads())
    yield runbooks_page(context)
    yield reviews_page(context)
    yield from review_pages(context)
    yield compare_page(context)
    yield trends_page(context)
    manual = _MANUAL if _has_manual(context) else None
    yield from reference_pages(replace(reference, data=PlanData, manual=manual))


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


def chrome_of(context: Context, layout: Layout = OWN) -> SiteChrome:
    """Return the frame that stands around every page of the live version."""
    project = context.plan.project
    several = bool(layout.shared)
    return SiteChrome(
        title=project.name.title,
        part_of=project.name.part_of,
        tabs=TABS,
        footer=tuple(_footer(context)),
        banner=Banner("sample", "Sample.", project.sample) if project.sample else None,
        versions=(FooterFact("All reviews", REVIEWS),) if several else (),
        menu=MENU if several else None,
        layout=layout,
        scripts=("versions.js",) if several else (),
    )


def chrome_of_review(context: Context, seal: Seal, layout: Layout) -> SiteChrome:
    """Return the frame that stands around every page of a sealed version."""
    day = full_day(seal.day)
    proof = f"{LIVE}reviews/{seal.day}.html"
    return replace(
        chrome_of(context, layout),
        tabs=tuple(Tab(tab.title, f"{layout.home_of(tab.href)}{tab.href}") for tab in TABS),
        footer=tuple(_sealed_footer(context, seal, proof)),
        version=day,
        folder=str(seal.day),
        versions=(FooterFact("live", LIVE + HOME), FooterFact("All reviews", LIVE + REVIEWS)),
        sealed=Banner(
            "sealed",
            f"Sealed review of {day}.",
            "This page shows what was known that day.",
            (FooterFact("Verify:", proof, seal.digest[:8]),),
        ),
        search=FooterFact("Search live", LIVE + ALL_PAGES),
        keep_out=True,
        scripts=("versions.js", "age.js"),
    )


def _known_at(seal: Seal, archive: Archive) -> Archive:
    """Return what was known of earlier reviews when this one was sealed."""
    return Archive(
        tuple(each for each in archive.seals if each.day <= seal.day),
        tuple(erratum for erratum in archive.errata if erratum.digest in seal.errata),
    )


def _sealed_footer(context: Context, seal: Seal, proof: str) -> Iterator[FooterFact]:
    yield FooterFact(f"As of {full_day(context.status.as_of)}")
    yield FooterFact(f"Review {context.plan.project.review.number}, sealed")
    yield FooterFact("Seal", proof, seal.digest)
    yield FooterFact("Plan health", "plan-health.html")
    yield FooterFact("About the data", "about-the-data.html")
    yield FooterFact("plan.json", PLAN_FILE)


def _footer(context: Context) -> Iterator[FooterFact]:
    yield FooterFact(f"As of {full_day(context.status.as_of)}")
    last = context.archive.last
    number = context.plan.project.review.number
    if last and last.day == context.status.as_of:
        yield FooterFact(f"Review {number}, sealed", f"reviews/{last.day}.html")
    else:
        yield FooterFact(f"Review {number}, not yet sealed")
    if last:
        yield FooterFact("Last seal", f"reviews/{last.day}.html", last.digest)
    if context.commit:
        commit = context.repository.commit(context.commit)
        yield FooterFact("Plan commit", commit.href, commit.text)
    yield FooterFact("Plan health", "plan-health.html")
    yield FooterFact("About the data", "about-the-data.html")
    yield FooterFact("plan.json", PLAN_FILE)
    yield FooterFact("Manual", _MANUAL if _has_manual(context) else "reference/index.html")


def _has_manual(context: Context) -> bool:
    return "manual/index.md" in context.plan.pages
