"""Hand-written pages as HTML, by the Markdown that the engines use and with the same settings."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import yaml
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from milepost.load.files import Source
from milepost.load.front_matter import split_front_matter
from milepost.render.handwritten import Handwritten
from milepost.value import Value, field

_FOLDER = "site_src/"
_PAGE_LINK = re.compile(r"\A(?![a-z+.-]+:|/)([^#?]+)\.md(?=$|[#?])", re.IGNORECASE)
_ALWAYS = ("toc", "tables", "fenced_code")
"""Extensions that the engines use whatever the settings say."""


class MarkdownSettings(Value):
    """Names of Python-Markdown's extensions, and the settings of those that have some."""

    extensions: tuple[str, ...] = _ALWAYS
    configs: Mapping[str, Any] = field(default_factory=dict)


def markdown_settings(config: Mapping[str, Any]) -> MarkdownSettings:
    """Return the Markdown settings of an engine's configuration."""
    configs: dict[str, Any] = {}
    for each in config.get("markdown_extensions") or []:
        configs.update(each if isinstance(each, dict) else {each: {}})
    return MarkdownSettings(tuple(dict.fromkeys((*_ALWAYS, *configs))), configs)


def handwritten_pages(
    sources: Mapping[str, str], settings: MarkdownSettings
) -> Iterator[Handwritten]:
    """Yield every page of `site_src/` as HTML with final links, in the engines' order."""
    for file in page_files(sources):
        yield _page(Source(file, sources[file]), settings)


def page_files(sources: Mapping[str, str]) -> tuple[str, ...]:
    """Return the files of the hand-written pages in the engines' order."""
    found = (file for file in sources if file.startswith(_FOLDER) and file.endswith(".md"))
    return tuple(sorted(found, key=_order))


def _order(file: str) -> tuple[str, bool, str]:
    """Return what sorts pages by folder, the one that opens a folder first."""
    folder, _, name = file.rpartition("/")
    return folder, name != "index.md", name


def _page(source: Source, settings: MarkdownSettings) -> Handwritten:
    matter, body = split_front_matter(source)
    facts = yaml.load(matter.text, yaml.BaseLoader) if matter else {}  # noqa: S506 - only text
    converter = markdown.Markdown(
        extensions=[*settings.extensions, _FinalLinks()],
        extension_configs={name: config or {} for name, config in settings.configs.items()},
    )
    html = converter.convert(body.text)
    path = f"{source.path.removeprefix(_FOLDER).removesuffix('.md')}.html"
    title = facts.get("title") or _first_heading(converter) or posixpath.basename(path)
    return Handwritten(path, source.path, title, html, facts.get("description", ""))


def _first_heading(converter: markdown.Markdown) -> str | None:
    tokens = getattr(converter, "toc_tokens", ())
    return unescape(tokens[0]["name"]) if tokens and tokens[0]["level"] == 1 else None


class _FinalLinks(Extension):
    """Lets links to Markdown files lead to the pages that they become."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.treeprocessors.register(_LinkProcessor(md), "milepost_links", -10)


class _LinkProcessor(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            address = element.get("href", "")
            element.set("href", _PAGE_LINK.sub(r"\1.html", address))
