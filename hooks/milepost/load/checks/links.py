"""Hand-written pages lead to pages, files and headings that the site has."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from milepost.load.addresses import ONLY, fault_of_address, inner_path, scheme_of
from milepost.load.checks.site_paths import (
    GENERATED,
    generated_paths,
    may_exist,
)
from milepost.load.checks.subject import Subject
from milepost.load.markdown import PageLink
from milepost.load.pages import Page
from milepost.load.wording import nearest, quoted
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem


def check_links(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each link of a page that leads nowhere."""
    pages = {page.path: page for page in subject.pages.pages}
    known = generated_paths(subject) | subject.pages.files
    for page in subject.pages.pages:
        for link in page.links:
            place = Place(page.file, link.line, link.column)
            if scheme_of(link.target) is not None:
                fault = fault_of_address(link.target)
                if fault:
                    message = f"The link {quoted(link.target)} {fault}."
                    yield problem("unsafe-link", place, message, ONLY)
                elif link.is_loaded:
                    yield _foreign(place, link)
            else:
                yield from _inner(subject, page, link, pages, known)


def _inner(
    subject: Subject, page: Page, link: PageLink, pages: Mapping[str, Page], known: frozenset[str]
) -> Iterator[Problem]:
    place = Place(page.file, link.line, link.column)
    target = inner_path(link.target, posixpath.dirname(page.path))
    if target is None:
        message = f"The link {quoted(link.target)} leads out of the site."
        yield problem("unsafe-link", place, message, "Write it from the folder of this page.")
        return
    path = target.path or page.path
    if link.is_raw and path in pages and target.path:
        yield _not_turned(place, link)
        return
    if link.is_raw and path.endswith(".html"):
        path = _source_of(path, pages)
    if path in pages:
        if target.anchor and target.anchor not in pages[path].anchors:
            yield _no_heading(place, target.anchor, pages[path])
    elif path not in known and not may_exist(subject, path):
        yield _nowhere(page, link, path, known - {page.path})


def _foreign(place: Place, link: PageLink) -> Problem:
    return problem(
        "foreign-picture",
        place,
        f"The picture {quoted(link.target)} is on another host, from which nothing is loaded.",
        "Save it beside the page and name that file.",
    )


def _source_of(path: str, pages: Mapping[str, Page]) -> str:
    """Return the hand-written page that becomes this path, or else the path."""
    source = f"{path.removesuffix('.html')}.md"
    return source if source in pages else path


def _not_turned(place: Place, link: PageLink) -> Problem:
    return problem(
        "broken-link",
        place,
        f"In HTML the link {quoted(link.target)} is not turned into that of a page.",
        'Write ".html" instead of ".md".',
    )


def _no_heading(place: Place, anchor: str, page: Page) -> Problem:
    near = nearest(anchor, page.anchors)
    cure = f'Did you mean "#{near}"?' if near else "Link to the page without it."
    return problem(
        "broken-anchor", place, f'{page.file} has no heading with the anchor "{anchor}".', cure
    )


def _nowhere(page: Page, link: PageLink, path: str, known: frozenset[str]) -> Problem:
    near = nearest(path, known)
    shown = posixpath.relpath(near, posixpath.dirname(page.path) or ".") if near else ""
    return problem(
        "broken-link",
        Place(page.file, link.line, link.column),
        f"The link {quoted(link.target)} leads nowhere: the site has no {quoted(path)}.",
        f'Did you mean "{shown}"?' if near else "Write that page, or delete the link.",
    )


def check_page_paths(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each page that has the address of a generated one."""
    taken = generated_paths(subject) | GENERATED
    for page in subject.pages.pages:
        path = f"{page.path.removesuffix('.md')}.html"
        if path in taken:
            yield problem(
                "page-collision",
                Place(page.file),
                f"{page.file} becomes {path}, which the site makes from the plan.",
                "Give it another name.",
            )
