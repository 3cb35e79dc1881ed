"""The first page of the reference."""

from __future__ import annotations

from milepost.value import Value
from milepost.views.page_view import PageView
from milepost.views.sentence import Span

PATH = "reference/index.html"


class ReferenceRow(Value):
    """A page of the reference and what it answers."""

    link: Span
    answers: str


class IndexView(Value):
    """The pages of the reference; `manual` leads to the hand-written part, where there is one."""

    lead: str
    manual: Span | None
    rows: tuple[ReferenceRow, ...]


def index_page(pages: tuple[PageView, ...], manual: str | None) -> PageView:
    """Return the index of these pages."""
    view = IndexView(
        lead="Generated from the program itself, so that it can't go stale.",
        manual=Span("Manual", manual) if manual else None,
        rows=tuple(ReferenceRow(Span(page.title, page.path), page.description) for page in pages),
    )
    return PageView(PATH, "Reference", view.lead, "Manual", "reference-index.html.j2", view)
