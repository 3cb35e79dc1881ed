"""The frame around the pages of a version: its tabs, its menu, its banners and its footer."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.exports import PLAN_FILE
from milepost.history.snapshot import Seal
from milepost.render.all_pages import PATH as ALL_PAGES
from milepost.render.chrome import Banner, FooterFact, SiteChrome, Tab
from milepost.render.layout import LIVE, OWN, Layout
from milepost.value import replace
from milepost.views.context import Context
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


def manual_of(context: Context) -> str | None:
    """Return the path of the hand-written manual, where the site has one."""
    return _MANUAL if "manual/index.md" in context.plan.pages else None


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
    yield FooterFact("Manual", manual_of(context) or "reference/index.html")
