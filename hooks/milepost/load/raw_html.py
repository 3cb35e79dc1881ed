"""Raw HTML of a page: what could run or load something, and where its links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from milepost.load.addresses import scheme_of
from milepost.load.markdown import PageLink
from milepost.load.wording import quoted
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem
from milepost.value import Value

UNSAFE_TAGS = frozenset(
    [
        "script",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "base",
        "meta",
        "link",
        "style",
        "template",
        "noscript",
        "form",
        "input",
        "button",
        "textarea",
        "select",
        "svg",
        "math",
        "portal",
        "audio",
        "video",
        "source",
        "track",
    ]
)
"""Elements that run, load, send or hide something."""

_ADDRESSES = frozenset({"href", "src", "cite", "longdesc"})
_UNSAFE_ADDRESSES = frozenset(
    [
        "action",
        "formaction",
        "xlink:href",
        "srcdoc",
        "srcset",
        "poster",
        "background",
        "data",
        "ping",
        "manifest",
    ]
)
_SAFE_SCHEMES = frozenset({None, "http", "https", "mailto"})
_STYLE = re.compile(r"url\s*\(|expression\s*\(|@import|javascript:|\\", re.IGNORECASE)
_ATTRIBUTE_LIST = re.compile(r"\{:?([^{}\n]*)\}")
_ATTRIBUTE = re.compile(r"([^\s=\"'{}]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'{}]*)")

Found = tuple[int, int, str]
"""Line, column, and what is unsafe there, for a sentence."""


class RawHtml(Value):
    """What the raw HTML of a page holds: problems, and links to be checked like all others."""

    problems: tuple[Problem, ...]
    links: tuple[PageLink, ...]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.unsafe: list[Found] = []
        self.links: list[PageLink] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, offset = self.getpos()
        if tag in UNSAFE_TAGS:
            self.unsafe.append((line, offset + 1, f'the element "{tag}"'))
        for name, value in attrs:
            fault = fault_of_attribute(name, value or "")
            if fault:
                self.unsafe.append((line, offset + 1, fault))
            elif name in ("href", "src") and value:
                self.links.append(PageLink(value, line, offset + 1, True, tag == "img"))

    def handle_pi(self, data: str) -> None:  # noqa: ARG002  # the base class names it
        line, offset = self.getpos()
        self.unsafe.append((line, offset + 1, "a processing instruction"))


def fault_of_attribute(name: str, value: str) -> str | None:
    """Return what is unsafe about an attribute, for a sentence; None when it is safe."""
    name = name.lower()
    if name.startswith("on"):
        return f'the event handler "{name}"'
    if name == "style" and _STYLE.search(value):
        return "a style that loads something"
    if name in _UNSAFE_ADDRESSES:
        return f'the attribute "{name}"'
    if name in _ADDRESSES and scheme_of(value) not in _SAFE_SCHEMES:
        return f"a link that uses {quoted(scheme_of(value))}"
    return None


def read_html(file: str, prose: str) -> RawHtml:
    """Return what the raw HTML in the text of a page holds; code is blanked out before."""
    reader = _Reader()
    reader.feed(_tags_only(prose))
    reader.close()
    found = sorted({*reader.unsafe, *_attribute_lists(prose)})
    problems = tuple(
        problem(
            "unsafe-html",
            Place(file, line, column),
            f"The page holds {what}, which pages must not have.",
            "Write it in Markdown, or put an example of it into a fenced block of code.",
        )
        for line, column, what in found
    )
    return RawHtml(problems, tuple(reader.links))


def _tags_only(prose: str) -> str:
    """Return the text up to the last tag, with comments opened up.

    Parsers differ about where a comment ends, so what stands in one is looked at too. Without
    them and without a tag that never ends the parser's time grows with the text's length.
    """
    return prose[: prose.rfind(">") + 1].replace("<!--", "    ").replace("<!", "  ")


def _attribute_lists(prose: str) -> Iterator[Found]:
    """Yield what is unsafe in attributes that Markdown sets in braces."""
    for number, line in enumerate(prose.split("\n"), start=1):
        for braces in _ATTRIBUTE_LIST.finditer(line):
            for name, value in _ATTRIBUTE.findall(braces[1]):
                fault = fault_of_attribute(name, value.strip("\"'"))
                if fault or name.lower() in _ADDRESSES:
                    yield number, braces.start() + 1, fault or f'the attribute "{name}"'
