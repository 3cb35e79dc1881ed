"""Pages of a built site as the standard parses them, and what they point at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

from built_sites import BuiltSite
from justhtml import JustHTML

LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "link": ("href",),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "form": ("action",),
}
"""Attributes by which an element asks for a file by itself, without a click."""

_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")


@dataclass(frozen=True)
class ParsedPage:
    """One page: its path from the site's root, and its elements."""

    path: str
    html: str
    nodes: tuple[Any, ...] = field(repr=False)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id, in order."""
        return tuple(value for node in self.nodes if (value := attribute(node, "id")))

    def all(self, name: str) -> Iterator[Any]:
        """Yield the elements of this name, in order."""
        return (node for node in self.nodes if node.name == name)

    def links(self) -> Iterator[str]:
        """Yield what the reader can follow."""
        for node in self.all("a"):
            target = attribute(node, "href") or attribute(node, "xlink:href")
            if target is not None:
                yield target

    def loaded(self) -> Iterator[str]:
        """Yield what the page loads by itself, styles' own addresses included."""
        for node in self.nodes:
            for name in LOADING.get(node.name, ()):
                value = attribute(node, name)
                if value is not None:
                    yield value
            yield from _CSS_URL.findall(attribute(node, "style") or "")
        for sheet in self.all("style"):
            yield from _CSS_URL.findall(sheet.to_text())

    def resolve(self, target: str) -> tuple[str, str]:
        """Return the path from the site's root, and the fragment, that a relative target means."""
        parts = urlsplit(target)
        # The page that stands where no page is can't know its folder: it counts from the root.
        start = "" if parts.path.startswith("/") else dirname(self.path)
        path = normpath(join(start, unquote(parts.path).lstrip("/"))) if parts.path else self.path
        return path, unquote(parts.fragment)


def attribute(node: Any, name: str) -> str | None:
    """Return the value of an attribute; None when the element does not have it."""
    value = (node.attrs or {}).get(name)
    return None if value is None else str(value)


def is_relative(target: str) -> bool:
    """Whether an address stays inside the site."""
    parts = urlsplit(target)
    return not parts.scheme and not parts.netloc


def parse_page(path: str, html: str) -> ParsedPage:
    """Parse a page; whatever the standard calls an error is one."""
    parsed = JustHTML(html, strict=True, sanitize=False)
    return ParsedPage(path, html, tuple(parsed.root.query("*")))


def parse_site(site: BuiltSite) -> tuple[ParsedPage, ...]:
    """Parse every page of a site."""
    return tuple(parse_page(path, site.text(path)) for path in site.pages())
