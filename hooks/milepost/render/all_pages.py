"""The list of all pages: what the search is to readers without script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import jinja2

from milepost.render.page import Page, SearchEntry
from milepost.render.pages import one_block
from milepost.value import Value

PATH = "all-pages.html"
TITLE = "All pages"
_GROUPS = (("plan", "The plan"), ("runbook", "Runbooks"), ("guide", "Guides and manual"))


class _Listed(Value):
    page: SearchEntry
    sections: tuple[SearchEntry, ...]


class _Group(Value):
    title: str
    entries: tuple[_Listed, ...]


def all_pages(environment: jinja2.Environment, entries: Sequence[SearchEntry]) -> Page:
    """Return the page that lists every page with its sections, by kind, in the order given."""
    groups = (
        _group(title, [one for one in entries if one.kind == kind]) for kind, title in _GROUPS
    )
    template = environment.get_template("all_pages.j2")
    html = template.render(groups=[group for group in groups if group.entries], path=PATH)
    return Page(PATH, TITLE, one_block(html), "Every page of this site and its sections.", "")


def _group(title: str, entries: Iterable[SearchEntry]) -> _Group:
    listed: dict[str, tuple[SearchEntry, list[SearchEntry]]] = {}
    for entry in entries:
        path, mark, _ = entry.href.partition("#")
        if not mark:
            listed[path] = (entry, [])
        elif path in listed and not entry.is_row:
            listed[path][1].append(entry)
    return _Group(title, tuple(_Listed(page, tuple(below)) for page, below in listed.values()))
