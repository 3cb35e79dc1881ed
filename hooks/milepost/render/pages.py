"""From the views of pages to their HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from types import MappingProxyType

import jinja2

from milepost.problems.place import NOWHERE
from milepost.render.layout import OWN, Layout
from milepost.render.page import Page
from milepost.render.sections import sections_of
from milepost.views.page_view import PageView
from milepost.views.reviews.differing import Differing

_NONE: Mapping[str, Differing] = MappingProxyType({})
_NO_PLAN = ("", "Manual")
"""Tabs whose pages the search lists with the guides, below what the plan says."""

_UNSEEN = re.compile(r"<(script|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
_LONG_WORD = 30  # letters; some 220 px, which each column of our tables can give
_MAY_BE_LONG = re.compile(rf"\S{{{_LONG_WORD},}}")
"""A word that is so long as long as its special letters are written out."""


def render_page(
    environment: jinja2.Environment,
    view: PageView,
    layout: Layout = OWN,
    differing: Mapping[str, Differing] = _NONE,
    *,
    searched: bool = True,
) -> Page:
    """Return the page that a view becomes, with the sections that the search finds if it may.

    `differing` are the places of the site that a preview marks, by path and fragment.
    """
    template = environment.get_template(f"pages/{view.template}")
    values = {"view": view.values, "path": view.path, "layout": layout, "differing": differing}
    html = one_block(template.render(values))
    if has_long_word(html):
        html = html.replace('class="mp"', 'class="mp long-words"', 1)
    kind = "guide" if view.tab in _NO_PLAN else "plan"
    return Page(
        path=view.path,
        title=view.title,
        html=html,
        description=view.description,
        section=view.tab,
        kind=kind,
        source=None if view.source == NOWHERE else view.source,
        search=sections_of(html, view.path, view.title, kind) if searched else (),
    )


def one_block(html: str) -> str:
    """Return the HTML without blank lines and indents: one block for every Markdown reader."""
    lines = (line.strip() for line in html.split("\n"))
    inside = "\n".join(line for line in lines if line)
    return f'<div class="mp">\n{inside}\n</div>'


def has_long_word(html: str) -> bool:
    """Tell whether a word is so long that it has to break for a table to fit its page.

    Only then may words break anywhere: a browser that may do so does it in every tight column.
    """
    seen = _UNSEEN.sub(" ", html)
    return any(len(unescape(word)) > _LONG_WORD for word in _MAY_BE_LONG.findall(seen))
