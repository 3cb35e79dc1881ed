"""What a Markdown page holds: headings, links, raw HTML and text, each with its line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from milepost.load.files import Source
from milepost.value import Value

_EXPLICIT_ID = re.compile(r"\{:?[^{}]*#([\w:.-]+)[^{}]*\}\s*\Z")
_ANY_ID = re.compile(
    r"\{:?[^{}\n]*#([\w:.-]+)[^{}\n]*\}|<[^<>]*\b(?:id|name)\s*=\s*[\"']?([\w:.-]+)"
)


class Heading(Value):
    """A heading: level from 1, text, the anchor that the site gives it, and its line."""

    level: int
    text: str
    anchor: str
    line: int


class PageLink(Value):
    """A link or a picture: its target, where it stands, and whether it is raw HTML.

    `is_loaded` tells a picture, which a browser loads by itself.
    """

    target: str
    line: int
    column: int
    is_raw: bool = False
    is_loaded: bool = False


class Block(Value):
    """A block of the page that a reader sees: its kind and its first line."""

    kind: str
    line: int


class Markdown(Value):
    """The parts of a page that the checks look at.

    `prose` is the text with all code blanked out, on the same lines and columns.
    """

    headings: tuple[Heading, ...]
    links: tuple[PageLink, ...]
    anchors: frozenset[str]
    blocks: tuple[Block, ...]
    prose: str


def read_markdown(source: Source) -> Markdown:
    """Return what a page holds.

    Code that is only indented is read as prose, since the site's engine takes indented lines
    under an admonition or a tab as part of it; code stands in fences.
    """
    parser = MarkdownIt("commonmark").enable("table").disable("code")
    parser.validateLink = _any_link  # type: ignore[method-assign]  # the checks judge links
    lines = source.text.split("\n")
    tokens = parser.parse(source.text)
    headings = tuple(_headings(tokens))
    prose = _without_code(tokens, lines)
    explicit = {first or second for first, second in _ANY_ID.findall(prose)}
    return Markdown(
        headings,
        tuple(_links(tokens, lines)),
        frozenset(heading.anchor for heading in headings) | explicit,
        tuple(_blocks(tokens)),
        prose,
    )


def _any_link(url: str) -> bool:  # noqa: ARG001  # the parser passes it by this name
    return True


def _headings(tokens: list[Token]) -> Iterator[Heading]:
    used: set[str] = set()
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open" or opening.map is None:
            continue
        text = "".join(_plain(inline.children or ()))
        explicit = _EXPLICIT_ID.search(text)
        text = _EXPLICIT_ID.sub("", text).strip()
        anchor = explicit[1] if explicit else _unique(anchor_of(text), used)
        used.add(anchor)
        yield Heading(int(opening.tag[1]), text, anchor, opening.map[0] + 1)


def _plain(children: Iterable[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "code_inline", "image"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "


def anchor_of(text: str) -> str:
    """Return the anchor that the site's engine makes of a heading (Python-Markdown's rule)."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _unique(anchor: str, used: set[str]) -> str:
    found, count = anchor, 0
    while found in used or not found:
        count += 1
        found = f"{anchor}_{count}"
    return found


def _links(tokens: list[Token], lines: list[str]) -> Iterator[PageLink]:
    for token in tokens:
        if token.type != "inline" or token.map is None:
            continue
        line = token.map[0]
        for child in _flat(token.children or ()):
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            target = child.attrGet("href") or child.attrGet("src")
            if child.type in ("link_open", "image") and target is not None:
                column = _column(lines, line, str(target))
                is_loaded = child.type == "image"
                yield PageLink(str(target), line + 1, column, is_loaded=is_loaded)


def _flat(children: Iterable[Token]) -> Iterator[Token]:
    for child in children:
        yield child
        if child.type == "image":
            yield from _flat(child.children or ())


def _column(lines: list[str], line: int, target: str) -> int:
    return max(lines[line].find(target), 0) + 1 if line < len(lines) else 1


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    for token in tokens:
        if token.map is None or token.type in ("heading_open", "inline"):
            continue
        is_comment = token.type == "html_block" and _only_comments(token.content)
        if token.type != "hr" and not is_comment:
            yield Block(token.type.removesuffix("_open"), token.map[0] + 1)


def _only_comments(html: str) -> bool:
    before, *parts = html.split("<!--")
    return not before.strip() and not any(part.partition("-->")[2].strip() for part in parts)


def _without_code(tokens: list[Token], lines: list[str]) -> str:
    kept = list(lines)
    for token in tokens:
        if token.type == "fence" and token.map:
            for number in range(*token.map):
                kept[number] = ""
        elif token.type == "inline" and token.map:
            _blank_inline_code(token, kept)
    return "\n".join(kept)


def _blank_inline_code(token: Token, kept: list[str]) -> None:
    assert token.map is not None  # noqa: S101  # the caller has looked
    for child in token.children or ():
        if child.type != "code_inline":
            continue
        marks = re.escape(child.markup)
        written = re.compile(rf"{marks}\s?{re.escape(child.content)}\s?{marks}")
        for number in range(*token.map):
            found = written.search(kept[number])
            if found:
                kept[number] = (
                    kept[number][: found.start()]
                    + " " * (found.end() - found.start())
                    + kept[number][found.end() :]
                )
                break
