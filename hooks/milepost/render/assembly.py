"""From finished fragments to framed pages, while the engine walks through them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jinja2

from milepost.render import all_pages
from milepost.render.chrome import POLICY, SiteChrome
from milepost.render.frame import PageFrame, missing_frame, plan_frame
from milepost.render.handwritten import Handwritten, entries_of, handwritten_frame
from milepost.render.page import Page, SearchEntry
from milepost.render.search import INDEX, search_index
from milepost.views.runbook_page import RunbookView


class Assembly:
    """The pages of one build: those of the plan, and the hand-written ones as they come in.

    An engine first reads every page (`keep`), then frames every page (`frame_of`), then
    writes what needs all of them (`late_files`). One assembly serves one build.
    """

    def __init__(
        self,
        environment: jinja2.Environment,
        chrome: SiteChrome,
        pages: tuple[Page, ...],
        runbooks: tuple[RunbookView, ...],
    ) -> None:
        self.chrome = chrome
        self._environment = environment
        self._pages = {page.path: page for page in pages}
        self._runbooks = {runbook.path: runbook for runbook in runbooks}
        self._handwritten: dict[str, Handwritten] = {}

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all pages that are not hand-written."""
        return (*self._pages, all_pages.PATH)

    @property
    def late_paths(self) -> tuple[str, ...]:
        """The paths of `late_files`."""
        return (INDEX,)

    def keep(self, page: Handwritten) -> None:
        """Remember a hand-written page that the engine has read."""
        self._handwritten[page.path] = page

    def page(self, path: str) -> Page | None:
        """Return the plan page at this path."""
        return self._pages.get(path)

    def globals(self) -> Mapping[str, Any]:
        """Return what every template of the frame may print; the page not found has no other."""
        return {"chrome": self.chrome, "policy": POLICY, "frame": missing_frame(self.chrome)}

    def frame_of(self, path: str, edit: str | None) -> PageFrame:
        """Return the frame of a page; `edit` is the address where its source is edited."""
        if path == all_pages.PATH:
            return plan_frame(all_pages.all_pages(self._environment, self._entries()), None)
        if path in self._pages:
            return plan_frame(self._pages[path], edit)
        page = self._handwritten[path]
        others = tuple(self._handwritten.values())
        return handwritten_frame(self._environment, page, others, self._runbooks.get(path), edit)

    def late_files(self) -> Mapping[str, bytes]:
        """Return the files that need all pages: the index of the search."""
        return {INDEX: search_index(self._entries())}

    def _entries(self) -> tuple[SearchEntry, ...]:
        """Return what the search finds: the plan's pages in order, then the others by path."""
        plan = [entry for page in self._pages.values() for entry in page.search]
        written = [self._handwritten[path] for path in sorted(self._handwritten)]
        rest = [
            entry for page in written for entry in entries_of(page, self._runbooks.get(page.path))
        ]
        return (*plan, *rest)
