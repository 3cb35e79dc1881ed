"""One version of the site as values: every page and file, with nothing written yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from milepost.derive import derive
from milepost.derive.status import Status
from milepost.exports import PLAN_FILE, data_files, downloads, plan_file
from milepost.exports.known_reviews import known_file
from milepost.history.archive import Archive
from milepost.history.restore import plan_of
from milepost.history.snapshot import Seal
from milepost.history.warning_lines import warnings_of
from milepost.model.plan import Plan
from milepost.problems.code import Problem
from milepost.render.assets import asset_files, shared_assets
from milepost.render.chrome import SiteChrome
from milepost.render.environment import make_environment
from milepost.render.layout import OWN, Layout
from milepost.render.page import Page
from milepost.render.pages import render_page
from milepost.site.chrome import chrome_of, chrome_of_review
from milepost.site.settings import Settings
from milepost.site.views import parts_of_live, plan_views
from milepost.value import Value
from milepost.views.context import Context
from milepost.views.gone import gone_page
from milepost.views.known_path import PATH as KNOWN
from milepost.views.links import page_path
from milepost.views.page_view import PageView
from milepost.views.reviews.facts import ReviewFacts
from milepost.views.reviews.flat import DATA as REVIEW_DATA
from milepost.views.reviews.flat import review_data, review_script
from milepost.views.reviews.page import SEALED_PAGE, is_in_live, sealed_review_page
from milepost.views.reviews.past import Past
from milepost.views.runbook_page import RunbookView, runbook_views

__all__ = ["Runner", "Settings", "Site", "compose", "compose_review"]


class Site(Value):
    """Every generated page and file of one version of the site, by path from its root.

    `runbooks` are the facts that stand above the text of each hand-written runbook. `gone` are the
    paths of the pages that only say what became of a page.
    """

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]
    chrome: SiteChrome
    runbooks: tuple[RunbookView, ...] = ()
    gone: tuple[str, ...] = ()


Runner = Callable[[Sequence[Callable[[], tuple[Page, ...]]]], list[tuple[Page, ...]]]
"""Does pieces of work that don't need each other; returns what they give, in their order."""


def in_turn(works: Sequence[Callable[[], tuple[Page, ...]]]) -> list[tuple[Page, ...]]:
    """Do one piece of work after the other."""
    return [work() for work in works]


def compose(
    plan: Plan,
    status: Status,
    warnings: tuple[Problem, ...],
    settings: Settings,
    run: Runner = in_turn,
) -> Site:
    """Return the live version of a plan's site; `warnings` are those that its reading gave.

    `run` does the parts of the site, each of which can be made without the others.
    """
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
    facts = past.facts  # before the parts, which all need some

    def rendered(views: Callable[[], Iterator[PageView]]) -> tuple[Page, ...]:
        return tuple(render_page(environment, view, layout, settings.differing) for view in views())

    parts = parts_of_live(context, warnings, settings.reference)
    pages = tuple(chain(*run([partial(rendered, views) for views in parts])))
    there = {*(page.path for page in pages), *map(page_path, plan.pages)}
    gone = (gone_page(plan, one) for one in settings.gone if one.path not in there)
    lost = tuple(render_page(environment, view, layout, searched=False) for view in gone)
    return Site(
        pages=(*pages, *lost),
        files={
            **_files_of_live(past.archive, facts, settings.generator),
            **data_files(plan, status),
        },
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
        pages=tuple(render_page(environment, view, layout, searched=False) for view in views),
        files=files,
        chrome=chrome_of_review(context, seal, layout),
    )


def _files_of_live(
    archive: Archive, facts: Sequence[ReviewFacts], generator: str | None
) -> Mapping[str, bytes]:
    """Return what the version needs beside its pages and the data of its plan.

    One that stands alone has all of it. Others have assets and the data of reviews beside them,
    and keep for the next build what is known of the reviews.
    """
    seals = archive.seals
    if generator is None:
        return {**asset_files(), **review_data(seals, facts)}
    return {KNOWN: known_file(generator, seals, facts)} if seals else {}


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
