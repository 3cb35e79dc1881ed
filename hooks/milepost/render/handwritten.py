"""Hand-written pages: what Markdown gave, put into the form of a runbook or a guide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

import jinja2
from markupsafe import Markup

from milepost.render.frame import PageFrame
from milepost.render.page import SearchEntry
from milepost.render.sections import sections_of
from milepost.value import Value
from milepost.views.runbook_page import RunbookView

_HEADING = re.compile(r"<h1[ >].*?</h1>", re.DOTALL)
_BELOW = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SHORT = {"Before you start": "Before"}
_JUMPS = ("Before you start", "Steps", "Verify", "Roll back")
_MOST_NEIGHBOURS = 24
_LONGEST_DESCRIPTION = 160  # characters that search engines show


class Handwritten(Value):
    """A hand-written page: its path on the site, its file below the root, and its HTML."""

    path: str
    file: str
    title: str
    html: str
    description: str = ""

    @property
    def folder(self) -> str:
        """The folder of the page, empty for one at the top."""
        return self.path.rpartition("/")[0]

    @property
    def is_index(self) -> bool:
        """Whether the page opens its folder."""
        return self.path.rpartition("/")[2] == "index.html"


class Jump(Value):
    """A link to a heading of the same page."""

    title: str
    fragment: str


def handwritten_frame(
    environment: jinja2.Environment,
    page: Handwritten,
    others: Sequence[Handwritten],
    runbook: RunbookView | None,
    edit: str | None,
) -> PageFrame:
    """Return the frame of a page: a runbook gets its facts, a guide the list of its section."""
    content = (
        _as_runbook(environment, page, runbook) if runbook else _as_guide(environment, page, others)
    )
    section = "Runbooks" if page.folder == "runbooks" else ""
    return PageFrame(
        title=page.title,
        description=page.description or (runbook.trigger if runbook else _first_words(page)),
        section=section,
        here=section or page.title,
        content=content,
        source=page.file,
        edit=edit,
        path=page.path,
    )


def entries_of(page: Handwritten, runbook: RunbookView | None) -> tuple[SearchEntry, ...]:
    """Return what the search finds on a page; a runbook is found by its trigger too."""
    kind = "runbook" if runbook else "guide"
    first, *below = sections_of(page.html, page.path, page.title, kind)
    if runbook:
        text = f"{runbook.trigger} {first.text}".strip()
        first = SearchEntry(first.title, first.href, text, kind)
    return (first, *below)


def _as_runbook(environment: jinja2.Environment, page: Handwritten, runbook: RunbookView) -> Markup:
    heading, body = _parted(page)
    named = {jump.title: jump for jump in _jumps(body)}
    jumps = [
        Jump(_SHORT.get(title, title), named[title].fragment) for title in _JUMPS if title in named
    ]
    template = environment.get_template("runbook.j2")
    html = template.render(path=page.path, heading=heading, body=body, view=runbook, jumps=jumps)
    return Markup(html)  # noqa: S704 - rendered with escaping


def _as_guide(
    environment: jinja2.Environment, page: Handwritten, others: Sequence[Handwritten]
) -> Markup:
    heading, body = _parted(page)
    section = [other for other in others if page.folder and other.folder == page.folder]
    index = next((other for other in section if other.is_index), None)
    html = environment.get_template("guide.j2").render(
        path=page.path,
        heading=heading,
        body=body,
        crumb=None if page.is_index else index,
        neighbours=section if 1 < len(section) <= _MOST_NEIGHBOURS else [],
        jumps=_jumps(body),
    )
    return Markup(html)  # noqa: S704 - rendered with escaping


def _parted(page: Handwritten) -> tuple[Markup, Markup]:
    """Return the page's first heading and the rest; without one, its title is the heading."""
    html = page.html.replace("<pre>", '<pre tabindex="0">')  # a wide one scrolls, by keyboard too
    found = _HEADING.search(html)
    if found is None:
        return Markup("<h1>{}</h1>").format(page.title), Markup(html)  # noqa: S704
    rest = html[: found.start()] + html[found.end() :]
    return Markup(found.group()), Markup(rest)  # noqa: S704 - checked before it was rendered


def _first_words(page: Handwritten) -> str:
    """Return what the page opens with, as long as whole words fit; its title when it has none."""
    found = _PARAGRAPH.search(page.html)
    words = " ".join(unescape(_TAG.sub("", found.group(1))).split()) if found else page.title
    if len(words) <= _LONGEST_DESCRIPTION:
        return words
    return words[:_LONGEST_DESCRIPTION].rpartition(" ")[0] + " …"


def _jumps(body: str) -> list[Jump]:
    return [
        Jump(unescape(_TAG.sub("", title)).strip(), unescape(fragment))
        for fragment, title in _BELOW.findall(body)
    ]
