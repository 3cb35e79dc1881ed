"""One page as values: where it stands, what it is called, and what its template prints."""

from __future__ import annotations

from typing import Any

from milepost.problems.place import Place
from milepost.value import Value


class PageView(Value):
    """A page before it is rendered.

    `path` is relative to the site's root and ends in `.html`; `template` names a file of
    `render/templates/pages/`; `values` is the frozen view that the template prints as `view`.
    `tab` is the title of the tab that the page belongs to; `source` the statement that the
    page's edit link leads to.
    """

    path: str
    title: str
    description: str
    tab: str
    template: str
    values: Any
    source: Place | None = None
