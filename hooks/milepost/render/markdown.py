"""Inline Markdown of plan texts: emphasis, code and links, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

LONGEST = 8000
"""Characters of a text that is read as Markdown; a longer one is shown as written.

nh3 takes quadratic time on deep nesting, so what it is given is bounded.
"""

_TAGS = {"em", "strong", "code", "a"}


_SIGNS = frozenset("*_`[]\\&<>\"'")
"""A text without any of these comes out of Markdown as it went in."""


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False, "linkify": False})
    return reader.enable(["escape", "backticks", "emphasis", "link", "entity"])


def inline(text: str, address: Callable[[str], str | None]) -> Markup:
    """Return a plan text as HTML with its emphasis, code and links.

    `address` turns a link's target into what the page may print; a target for which it gives
    None loses its link and keeps its words. Everything else is shown as it was written.
    """
    if len(text) > LONGEST:
        return escape(text)
    if _SIGNS.isdisjoint(text):
        return Markup(" ".join(text.split()))  # noqa: S704 - it has no sign that needs escaping
    rendered = _reader().renderInline(text)

    def keep(tag: str, attribute: str, value: str) -> str | None:
        return address(value) if (tag, attribute) == ("a", "href") else None

    clean = nh3.clean(
        rendered,
        tags=_TAGS,
        attributes={"a": {"href"}},
        attribute_filter=keep,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return Markup(" ".join(clean.split()))  # noqa: S704 - cleaned in the line above
