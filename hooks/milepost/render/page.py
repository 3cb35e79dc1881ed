"""A finished page: its HTML and what the site's frame and search need to know of it."""

from __future__ import annotations

from milepost.problems.place import Place
from milepost.value import Value


class SearchEntry(Value):
    """One thing that the search can find: a page, a section of it or a row of a table.

    `href` is a path from the site's root, with a fragment for a section or a row. `kind` is
    `runbook`, `plan` or `guide`; runbooks rank first.
    """

    title: str
    href: str
    text: str
    kind: str = "plan"
    page: str = ""
    is_row: bool = False


class Page(Value):
    """One page of the site, rendered.

    `path` is relative to the site's root and ends in `.html`. `html` is one finished fragment
    without blank lines, with final relative addresses. `section` is the title of the tab it
    belongs to, `kind` is `plan`, or `guide` for what the plan says nothing on. `source` is the
    statement its edit link leads to, `scripts` the names of further scripts below `assets/`.
    """

    path: str
    title: str
    html: str
    description: str
    section: str
    kind: str = "plan"
    source: Place | None = None
    search: tuple[SearchEntry, ...] = ()
    scripts: tuple[str, ...] = ()
