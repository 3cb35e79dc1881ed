"""The hand-written pages of this project, read for the tests: facts, sections, steps, commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

ROOT = Path(__file__).resolve().parents[2]
RUNBOOKS = ROOT / "site_src" / "runbooks"
GUIDES = ROOT / "site_src" / "guides"

_MATTER = re.compile(r"---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_PLACE = re.compile(r"(?:On|In) (AWS|Google Cloud|Azure|Vault)\.")
_ASSIGNED = re.compile(r"^\s*([A-Z][A-Z0-9_]*)=", re.MULTILINE)
_REQUIRED = re.compile(r'^\s*: "\$\{([A-Z][A-Z0-9_]*):\?[^}]+\}"', re.MULTILINE)
_USED = re.compile(r"\$\{?([A-Z][A-Z0-9_]*)")


@dataclass(frozen=True, slots=True)
class Fence:
    """A block of code: its language, content, and the provider that it is for, if any."""

    language: str
    content: str
    line: int
    provider: str | None

    @property
    def sets(self) -> frozenset[str]:
        """The variables that it sets, or insists on being set."""
        return frozenset(_ASSIGNED.findall(self.content)) | frozenset(
            _REQUIRED.findall(self.content)
        )

    @property
    def uses(self) -> frozenset[str]:
        """The variables that it reads."""
        return frozenset(_USED.findall(self.content))

    @property
    def only_asks(self) -> bool:
        """Whether it holds nothing but the check that variables are set."""
        return not _REQUIRED.sub("", self.content).strip()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page from one second-level heading to the next."""

    title: str
    nodes: tuple[SyntaxTreeNode, ...]

    @property
    def steps(self) -> tuple[SyntaxTreeNode, ...]:
        """The items of its numbered lists."""
        return tuple(
            item for node in self.nodes if node.type == "ordered_list" for item in node.children
        )


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page with its front matter and its sections."""

    path: Path
    facts: dict[str, Any]
    body: str
    sections: tuple[Section, ...]

    @property
    def fences(self) -> tuple[Fence, ...]:
        """All its blocks of code, in their order."""
        return tuple(fence for part in self.sections for fence in fences_of(part.nodes))

    def section(self, title: str) -> Section:
        """Return the section with this title."""
        return next(part for part in self.sections if part.title == title)


def read_page(path: Path) -> WrittenPage:
    """Return a page of `site_src/`."""
    text = path.read_text("utf-8")
    found = _MATTER.match(text)
    facts = yaml.safe_load(found[1]) if found else {}
    body = text[found.end() :] if found else text
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(body))
    return WrittenPage(path, facts, body, tuple(_sections(tree)))


def _sections(tree: SyntaxTreeNode) -> Iterator[Section]:
    title, nodes = "", list[SyntaxTreeNode]()
    for node in tree.children:
        if node.type == "heading" and node.tag == "h2":
            yield Section(title, tuple(nodes))
            title, nodes = plain(node), []
        else:
            nodes.append(node)
    yield Section(title, tuple(nodes))


def fences_of(nodes: tuple[SyntaxTreeNode, ...]) -> Iterator[Fence]:
    """Yield the blocks of code of a section; a provider named before them holds in its item."""
    provider: str | None = None
    for node in nodes:
        if node.type == "fence":
            line = (node.map or (0, 0))[0] + 1
            yield Fence(node.info, node.content, line, provider)
        elif node.type == "paragraph":
            named = _PLACE.match(plain(node))
            if named and any(part.type == "strong" for part in node.walk()):
                provider = named[1]
        elif node.children and node.type != "table":
            for item in node.children:
                yield from fences_of(tuple(item.children))


def plain(node: SyntaxTreeNode) -> str:
    """Return the text of a node as a reader sees it."""
    parts = []
    for inner in node.walk():
        if inner.type in ("text", "code_inline"):
            parts.append(inner.content)
        elif inner.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)
