"""The hand-written pages of a change as HTML, or which of them can't become one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from milepost.build.markdown_pages import handwritten_pages, markdown_settings, page_files
from milepost.load import Loaded
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem
from milepost.publish.proposal.deadline import SECONDS, Unreadable, bounded
from milepost.render.handwritten import Handwritten


def written_pages(
    loaded: Loaded, config: Mapping[str, Any]
) -> tuple[tuple[Handwritten, ...], Problem | None]:
    """Return the pages, and a problem with the first that ends the time or nests too deep."""
    done: list[Handwritten] = []
    try:
        with bounded(SECONDS):
            for page in handwritten_pages(loaded.sources, markdown_settings(config)):
                done.append(page)
    except Unreadable as refused:
        file = page_files(loaded.sources)[len(done)]
        return (), unreadable(file, refused)
    return tuple(done), None


def unreadable(file: str, refused: Unreadable) -> Problem:
    """Return the problem of a file that can't be read in bounds."""
    return problem("too-much", Place(file), f"{file} {refused}.", "Make its text simpler.")
