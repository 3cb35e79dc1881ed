"""The pages of a preview: those of the plan and the hand-written ones, framed without an engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milepost.problems.code import Severity
from milepost.publish.preview.banner import banner_of, called, uncompared
from milepost.publish.proposal.request import Proposal
from milepost.render.assembly import Assembly
from milepost.render.assets import asset_files
from milepost.render.chrome import PREVIEW_POLICY, SiteChrome
from milepost.render.environment import make_environment
from milepost.render.minify import minify
from milepost.render.page import Page
from milepost.render.pages import render_page
from milepost.render.standalone import Framer
from milepost.site import Settings, Site, compose
from milepost.value import replace
from milepost.views.changes import Beside, changes_page
from milepost.views.places import Repository
from milepost.views.reference import ReferenceSource
from milepost.views.reviews.differing import differing_places

STYLES = "assets/milepost.css"
_ASSETS = (STYLES, "assets/favicon.svg")
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


def site_of(proposal: Proposal, reference: ReferenceSource) -> dict[str, bytes]:
    """Return every page and file of a preview of a sound plan, by path from its root."""
    site = _composed(proposal, reference)
    files = {path: site.files[path] for path in site.files if not path.endswith(".js")}
    pages = _framed(proposal, site)
    kept = {path: data for path, data in files.items() if not path.startswith("assets/")}
    return {**kept, **assets(), **{path: html.encode() for path, html in pages}}


def assets() -> dict[str, bytes]:
    """Return the styles and the icon; a preview shares none, so that it depends on nothing."""
    return {path: asset_files()[path] for path in _ASSETS}


def chrome_of_preview(proposal: Proposal, chrome: SiteChrome) -> SiteChrome:
    """Return the frame of a page, made into that of a preview."""
    return replace(
        chrome,
        version=called(proposal),
        versions=(),
        menu=None,
        preview=banner_of(proposal),
        keep_out=True,
        scripts=(),
        scripted=False,
    )


def _composed(proposal: Proposal, reference: ReferenceSource) -> Site:
    plan, status = proposal.sound()
    url = proposal.trusted.config.get("repo_url")
    commit = proposal.commits.head
    found = proposal.comparison
    return compose(
        plan,
        status,
        tuple(each for each in proposal.problems if each.severity is not Severity.ERROR),
        Settings(
            repository=Repository(url.rstrip("/") if url else None, commit),
            commit=commit,
            reference=reference,
            archive=proposal.trusted.archive,
            differing=differing_places(found, plan) if found else {},
        ),
    )


def _framed(proposal: Proposal, site: Site) -> Iterator[tuple[str, str]]:
    environment = make_environment()
    pages = (*site.pages, _changes(proposal))
    chrome = chrome_of_preview(proposal, site.chrome)
    assembly = Assembly(environment, chrome, pages, site.runbooks)
    own = set(assembly.paths)
    written = [page for page in proposal.written if page.path not in own]
    for page in written:
        assembly.keep(page)
    framer = Framer({**assembly.globals(), "policy": PREVIEW_POLICY})
    for path in assembly.paths:
        yield path, without_script(framer.whole(path, assembly.frame_of(path, None)))
    for page in written:
        yield page.path, framer.whole(page.path, assembly.frame_of(page.path, None))


def without_script(html: str) -> str:
    """Return a page of the plan without the scripts that templates name and without needless signs.

    Only templates write such elements, since values are escaped. A hand-written page, which may
    hold HTML of its own, stays as it is: one with a script is refused before. The policy of a
    preview would let none run in any case.
    """
    return minify(_SCRIPT.sub("", html))


def _changes(proposal: Proposal) -> Page:
    plan, status = proposal.sound()
    beside = Beside(proposal.pages, proposal.seals, proposal.not_previewed, uncompared(proposal))
    fact = f"{called(proposal)}, compared with commit {proposal.commits.split[:7]}"
    view = changes_page(plan, status, proposal.comparison, beside, fact)
    return render_page(make_environment(), view)
