"""One version of the site as values: every page and file, with nothing written yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from milepost import __version__
from milepost.derive import derive
from milepost.derive.status import Status
from milepost.exports import PLAN_FILE, data_files, downloads, plan_file
from milepost.exports.known_reviews import known_file
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
from milepost.views.known_path import PATH as KNOWN
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
from milepost.views.reviews.facts import ReviewFacts
from milepost.views.reviews.flat import DATA as REVIEW_DATA
from milepost.views.reviews.flat import review_data, review_script
from milepost.views.reviews.index import reviews_page
from milepost.views.reviews.page import (
    SEALED_PAGE,
    is_in_live,
    review_pages,
    sealed_review_page,
)
from milepost.views.reviews.past import Past
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

    Where its files can be looked at, its commit and those that brought the seals; the sealed
    reviews; the pages that sealed versions show or lead to. `known` are facts of reviews by the
    digests of their seals, as an earlier build found them. `generator` is the digest of the
    generator where the version stands beside others, None where it stands alone. `differing` are
    the places that a preview marks.
    """

    repository: Repository = field(default_factory=Repository)
    commit: str | None = None
    review_commits: Mapping[date, str] = field(default_factory=dict)
    reference: ReferenceSource = field(default_factory=ReferenceSource)
    archive: Archive = field(default_factory=Archive)
    known: Mapping[str, ReviewFacts] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()
    generator: str | None = None
    differing: Mapping[str, Differing] = field(default_factory=dict)

    @property
    def shared(self) -> bool:
        """Whether sealed versions stand beside this one, with which it shares its assets."""
        return self.generator is not None


@dataclass(frozen=True, slots=True)
class Site:
    """Every generated page and file of one version of the site, by path from its root.

    `runbooks` are the facts that stand above the text of each hand-written runbook. `gone` are the
    paths of the pages that only say what became of a page.
    """

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]
    chrome: SiteChrome
    runbooks: tuple[RunbookView, ...] = ()
    gone: tuple[str, ...] = ()


def compose(plan: Plan, status: Status, warnings: tuple[Problem, ...], settings: Settings) -> Site:
    """Return the live version of a plan's site; `warnings` are those that its reading gave."""
    past = Past(settings.archive, settings.known)
    context = Context(
        plan,
        status,
        settings.repository,
        settings.commit,
        past,
        beside=settings.shared,
        review_commits=settings.review_commits,
    )
    environment = make_environment()
    layout = _layout_of_live(context)
    views = tuple(page_views(context, warnings, settings.reference))
    pages = tuple(render_page(environment, view, layout, settings.differing) for view in views)
    there = {*(page.path for page in pages), *map(page_path, plan.pages)}
    gone = (gone_page(plan, one) for one in settings.gone if one.path not in there)
    lost = tuple(replace(render_page(environment, view, layout), search=()) for view in gone)
    return Site(
        pages=(*pages, *lost),
        files={**_files_of_live(past, settings.generator), **data_files(plan, status)},
        chrome=chrome_of(context, layout),
        runbooks=runbook_views(context),
        gone=tuple(page.path for page in lost),
    )


def compose_review(seal: Seal, past: Past) -> Site:
    """Return the version of the site that shows a sealed review.

    It is made from the seal and those before it, so it is the same whatever came later.
    """
    plan = plan_of(seal.snapshot)
    status = derive(plan)
    context = Context(plan, status, past=past.at(seal), review=seal, beside=True)
    offered = tuple(each for each in downloads() if each.href == PLAN_FILE)
    warnings = warnings_of(seal.snapshot.warnings)
    views = (*plan_views(context, warnings, offered), sealed_review_page(context, seal))
    names = context.past.facts[-1].names
    files = {**plan_file(plan, status), REVIEW_DATA: review_script(seal, names)}
    layout = _layout_of_review(context, frozenset({*(view.path for view in views), *files}))
    environment = make_environment()
    return Site(
        pages=tuple(render_page(environment, view, layout) for view in views),
        files=files,
        chrome=chrome_of_review(context, seal, layout),
    )


def _files_of_live(past: Past, generator: str | None) -> Mapping[str, bytes]:
    """Return what the version needs beside its pages and the data of its plan.

    One that stands alone has all of it. Others have assets and the data of reviews beside them,
    and keep for the next build what is known of the reviews.
    """
    seals = past.archive.seals
    if generator is None:
        return {**asset_files(), **review_data(seals, past.facts)}
    return {KNOWN: known_file(generator, seals, past.facts)} if seals else {}


def _layout_of_live(context: Context) -> Layout:
    """Return where live finds what is not its own: the pages of reviews stand in their versions."""
    if not context.beside:
        return OWN
    seals = context.archive.seals
    return Layout(
        shared_assets(),
        beside=frozenset(str(seal.day) for seal in seals),
        moved={
            f"reviews/{seal.day}.html": f"../{seal.day}/{SEALED_PAGE}"
            for seal in seals
            if not is_in_live(context, seal)
        },
    )


def _layout_of_review(context: Context, own: frozenset[str]) -> Layout:
    *earlier, shown = context.archive.seals
    moved = {f"reviews/{seal.day}.html": f"../{seal.day}/{SEALED_PAGE}" for seal in earlier}
    here = {f"reviews/{shown.day}.html": SEALED_PAGE}
    return Layout(shared_assets(), own, frozenset({"live"}), {**moved, **here})


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
        footer=tuple(_footer(context, layout)),
        banner=Banner("sample", "Sample.", project.sample) if project.sample else None,
        versions=(FooterFact("All reviews", REVIEWS),) if several else (),
        menu=MENU if several else None,
        layout=layout,
        scripts=("versions.js",) if several else (),
    )


def chrome_of_review(context: Context, seal: Seal, layout: Layout) -> SiteChrome:
    """Return the frame that stands around every page of a sealed version."""
    day = full_day(seal.day)
    proof = layout.way_to(f"reviews/{seal.day}.html")
    return replace(
        chrome_of(context, layout),
        tabs=tuple(Tab(tab.title, layout.way_to(tab.href)) for tab in TABS),
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


def _sealed_footer(context: Context, seal: Seal, proof: str) -> Iterator[FooterFact]:
    yield FooterFact(f"As of {full_day(context.status.as_of)}")
    yield FooterFact(f"Review {context.plan.project.review.number}, sealed")
    yield FooterFact("Seal", proof, seal.digest)
    yield FooterFact("Plan health", "plan-health.html")
    yield FooterFact("About the data", "about-the-data.html")
    yield FooterFact("plan.json", PLAN_FILE)


def _footer(context: Context, layout: Layout) -> Iterator[FooterFact]:
    yield FooterFact(f"As of {full_day(context.status.as_of)}")
    last = context.archive.last
    page = layout.way_to(f"reviews/{last.day}.html") if last else None
    number = context.plan.project.review.number
    if last and last.day == context.status.as_of:
        yield FooterFact(f"Review {number}, sealed", page)
    else:
        yield FooterFact(f"Review {number}, not yet sealed")
    if last:
        yield FooterFact("Last seal", page, last.digest)
    if context.commit:
        commit = context.repository.commit(context.commit)
        yield FooterFact("Plan commit", commit.href, commit.text)
    yield FooterFact("Plan health", "plan-health.html")
    yield FooterFact("About the data", "about-the-data.html")
    yield FooterFact("plan.json", PLAN_FILE)
    yield FooterFact("Manual", _MANUAL if _has_manual(context) else "reference/index.html")


def _has_manual(context: Context) -> bool:
    return "manual/index.md" in context.plan.pages
