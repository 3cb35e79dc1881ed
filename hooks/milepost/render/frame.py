"""One page as the frame prints it."""

from __future__ import annotations

from markupsafe import Markup

from milepost.render.chrome import SiteChrome
from milepost.render.page import Page
from milepost.value import Value


class PageFrame(Value):
    """What the frame's template needs of one page.

    `section` is the title of the current tab, `here` what a phone's header says. `source` names
    the place of the page's source, `edit` is its address in the repository, where one is known.
    `path` is the page's own, from the root of its version.
    """

    title: str
    description: str
    section: str
    here: str
    content: Markup
    source: str | None = None
    edit: str | None = None
    scripts: tuple[str, ...] = ()
    path: str = ""


def plan_frame(page: Page, edit: str | None) -> PageFrame:
    """Return the frame of a page that was made from the plan."""
    place = page.source
    return PageFrame(
        title=page.title,
        description=page.description,
        section=page.section,
        here=page.title if page.path == "index.html" else page.section or page.title,
        content=Markup(page.html),  # noqa: S704 - made by our own escaping templates
        source=f"{place.file}:{place.line}" if place else None,
        edit=edit,
        scripts=page.scripts,
        path=page.path,
    )


def missing_frame(chrome: SiteChrome) -> PageFrame:
    """Return the frame of the page that stands where no page is."""
    title = "Page not found"
    return PageFrame(title, "There is no page at this address.", "", chrome.title, Markup())
