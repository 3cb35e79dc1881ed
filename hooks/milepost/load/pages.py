"""The hand-written pages of `site_src/`: their paths, front matter and content."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from milepost.load.drafts import Draft, Part, join
from milepost.load.files import Source, list_folder, read_source
from milepost.load.front_matter import PageFacts, split_front_matter
from milepost.load.guard import control_problems
from milepost.load.markdown import Markdown, PageLink, read_markdown
from milepost.load.nodes import read_nodes
from milepost.load.page_content import content_problems
from milepost.load.plan_files import PAGES_FOLDER, RUNBOOKS_FOLDER
from milepost.load.raw_html import read_html
from milepost.load.runbook_sections import runbook_problems
from milepost.model.runbook import RunbookFacts
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem
from milepost.value import Value

_MOST_FOLDERS_DEEP = 8


class Page(Value):
    """A hand-written page: its path below `site_src/`, its file, and what it holds."""

    path: str
    file: str
    markdown: Markdown
    links: tuple[PageLink, ...]

    @property
    def is_runbook(self) -> bool:
        """Whether the page is a procedure, which has facts and fixed sections."""
        return self.path.startswith(f"{RUNBOOKS_FOLDER}/")

    @property
    def anchors(self) -> frozenset[str]:
        """What a link to the page may name after #."""
        return self.markdown.anchors

    @property
    def title(self) -> str:
        """Its first-level heading, else its name."""
        titles = [heading.text for heading in self.markdown.headings if heading.level == 1]
        return " ".join((titles or [self.path])[0].split())[:200] or self.path


@dataclass(slots=True)
class Pages:
    """All that lies in `site_src/`: pages sorted by path, files, drafts of front matter.

    `matter` are the texts of the front matters, with their lines where the page has them.
    """

    pages: list[Page] = field(default_factory=list)
    files: frozenset[str] = frozenset()
    drafts: list[Draft] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    matter: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_pages(root: Path) -> Pages:
    """Return the hand-written pages of a project, with what is wrong inside each of them."""
    found = Pages()
    paths = _paths(root, PAGES_FOLDER, found.problems)
    inner = [path.removeprefix(f"{PAGES_FOLDER}/") for path in paths]
    found.files = frozenset(inner)
    for path in sorted(inner):
        if path.endswith(".md"):
            _read_page(found, root, path)
    return found


def _paths(root: Path, folder: str, problems: list[Problem], depth: int = 0) -> list[str]:
    listing = list_folder(root, folder)
    problems.extend(listing.problems)
    paths = [f"{folder}/{name}" for name in listing.files]
    for name in listing.folders:
        if depth < _MOST_FOLDERS_DEEP:
            paths.extend(_paths(root, f"{folder}/{name}", problems, depth + 1))
    return paths


def _read_page(found: Pages, root: Path, path: str) -> None:
    source = read_source(root, f"{PAGES_FOLDER}/{path}")
    if isinstance(source, Problem):
        found.problems.append(source)
        return
    found.sources[source.path] = source
    hidden = list(control_problems(source.path, source.text))
    if hidden:
        found.problems.extend(hidden)
        return
    matter, body = split_front_matter(source)
    markdown = read_markdown(body)
    html = read_html(source.path, markdown.prose)
    page = Page(path, source.path, markdown, (*markdown.links, *html.links))
    found.pages.append(page)
    found.problems.extend(html.problems)
    found.problems.extend(content_problems(page.file, markdown))
    _read_matter(found, page, matter)
    if page.is_runbook and markdown.blocks:
        found.problems.extend(runbook_problems(page.file, page.markdown))


def _read_matter(found: Pages, page: Page, matter: Source | None) -> None:
    if matter is None:
        if page.is_runbook:
            found.problems.append(_no_matter(page))
        return
    found.matter[page.file] = matter
    nodes = read_nodes(matter)
    found.problems.extend(nodes.problems)
    if not nodes.readable:
        return
    if not isinstance(nodes.value, dict):
        found.problems.append(_no_matter(page))
        return
    record = RunbookFacts if page.is_runbook else PageFacts
    found.drafts.append(join(page.file, record, [Part(page.file, nodes.value)]))


def _no_matter(page: Page) -> Problem:
    return problem(
        "front-matter",
        Place(page.file),
        f"{page.file} does not start with its facts.",
        "Start it with keys and values between two lines of three hyphens.",
    )
