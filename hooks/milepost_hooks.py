"""MkDocs events as calls of Milepost's core: the only file that knows MkDocs, and no thinking.

Nothing is kept in this module: `mkdocs serve` reads it once and builds many times. What belongs
to one build stands in `config.extra`, which MkDocs makes anew for each build.
"""

from __future__ import annotations

import gc
import logging
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mkdocs
import yaml
from jinja2 import Environment, StrictUndefined
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_theme_dir

from milepost.build.at_once import at_once
from milepost.build.configuration import PROJECT
from milepost.build.report import Report, excerpts, leave
from milepost.build.settings import make_settings
from milepost.build.told import told
from milepost.derive import derive
from milepost.errors import PlanError
from milepost.load import load_plan
from milepost.load.nodes import LOADER
from milepost.problems.code import Problem
from milepost.render.assembly import Assembly
from milepost.render.compiled_templates import compiled_templates
from milepost.render.environment import make_environment
from milepost.render.handwritten import Handwritten
from milepost.render.minify import minify
from milepost.site import Settings, Site, compose
from milepost.views.reference import ReferenceSource

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.theme import Theme
    from mkdocs.utils.templates import TemplateContext

    from milepost.views.reference.commands import CommandReference

log = logging.getLogger("mkdocs.plugins.milepost")
"""Below `mkdocs`, because strict mode counts warnings only there."""

_BUILD = "milepost"
_FRAME = "main.html"
"""The template of every page; ours needs nothing of the theme that it replaces."""


class PlanPage(Page):
    """A page that comes finished: there is no Markdown in it to be read."""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs calls it so
        """Leave the source empty."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - as above
        """Leave the content to `on_page_content`."""
        self.content = ""
        self.present_anchor_ids = None


def on_startup(command: str, **_: object) -> None:
    """Collect no garbage in a process that ends with its build: next to nothing of it is any."""
    if command == "build":
        gc.disable()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the plan and compose the site; all its problems come as one message."""
    path = Path(config.config_file_path)
    _refuse_tags(path)
    root = Path(config.extra.get(PROJECT, path.parent))
    loaded = load_plan(root)
    if loaded.plan is None:
        raise _refusal(loaded.problems, dict(loaded.sources))
    status = derive(loaded.plan)
    settings = _settings(config, root)
    site = compose(loaded.plan, status, loaded.warnings, settings, at_once)
    assembly = Assembly(make_environment(), site.chrome, site.pages, site.runbooks)
    leave(
        Report(
            title=site.chrome.title,
            part_of=site.chrome.part_of or "",
            problems=loaded.problems,
            excerpts=excerpts(loaded.problems, dict(loaded.sources)),
            contradictions=len(status.contradictions),
            pages=(*assembly.paths, *map(_written_path, loaded.plan.pages)),
            files=(*site.files, *assembly.late_paths),
            gone=site.gone,
        )
    )
    log.info(f"{len(status.contradictions)} contradictions in the plan; see plan-health.html")
    config.extra[_BUILD] = (site, assembly)
    config.site_name = escape(site.chrome.title)
    _leave_theme_out(config.theme)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and files of the plan."""
    site, assembly = _build(config)
    for path in assembly.paths:
        file = File.generated(config, f"{path.removesuffix('.html')}.md", content="")
        page = assembly.page(path)
        if page is not None and page.source is not None:
            # The engine's edit address leads to docs_dir; the plan stands beside it.
            file.edit_uri = f"../{page.source.file}#L{page.source.line}"
        files.append(file)
        PlanPage(escape(page.title) if page else None, file, config)
    for path, content in site.files.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> None:
    """Remember a hand-written page; the frame and the search need all of them."""
    if not isinstance(page, PlanPage):
        file = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
        description = str(page.meta.get("description", ""))
        title = unescape(page.title or "")
        _build(config)[1].keep(Handwritten(page.file.dest_uri, file, title, html, description))


def on_env(env: Environment, config: MkDocsConfig, **_: object) -> Environment:
    """Let the frame's templates escape every value and refuse undefined ones."""
    env.bytecode_cache = compiled_templates(f"mkdocs-{mkdocs.__version__}")
    env.autoescape = True
    env.undefined = StrictUndefined
    env.globals.update(_build(config)[1].globals())
    return env


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, **_: object
) -> TemplateContext:
    """Hand the frame what it prints of this page."""
    values: dict[str, Any] = context  # type: ignore[assignment] # MkDocs lets hooks add to it
    values["frame"] = _build(config)[1].frame_of(page.file.dest_uri, page.edit_url)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Shorten a page of the plan as those of sealed versions are, so that both share their bytes.

    Git stores and sends what two pages have in common once.
    """
    made = _build(config)[1].page(page.file.dest_uri)
    return minify(output) if made and made.kind == "plan" else output


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is known only when all pages are, and drop what holds the time of the build."""
    for path, content in _build(config)[1].late_files().items():
        target = Path(config.site_dir, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    Path(config.site_dir, "sitemap.xml.gz").unlink(missing_ok=True)


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None], **_: object
) -> LiveReloadServer:
    """Build anew when the plan changes; while it has problems, the last good site stays.

    MkDocs lets every request wait for ever after a rebuild that failed. A plan with problems is
    refused before its old site is cleaned away, so there is something to go on showing.
    """

    def build_or_keep() -> None:
        try:
            builder()
        except Abort as error:
            log.error(f"{error} The site from before stays until the next change.")

    server.builder = build_or_keep
    server.watch(str(Path(config.config_file_path).with_name("plan")))
    return server


def _build(config: MkDocsConfig) -> tuple[Site, Assembly]:
    build: tuple[Site, Assembly] = config.extra[_BUILD]
    return build


def _leave_theme_out(theme: Theme) -> None:
    """Drop the folder of a theme whose frame is replaced: MkDocs would look at its 11,000 files."""
    own = theme.custom_dir
    if own and theme.name and Path(own, _FRAME).is_file():
        replaced = get_theme_dir(theme.name)
        theme.dirs = [folder for folder in theme.dirs if folder != replaced]


def _written_path(page: str) -> str:
    return f"{page.removesuffix('.md')}.html"


def _settings(config: MkDocsConfig, root: Path) -> Settings:
    try:
        return make_settings(root, config.repo_url, ReferenceSource(_commands), told())
    except PlanError as error:
        raise _refusal(error.problems, {}) from None


def _commands() -> tuple[CommandReference, ...]:
    # Imported here, since all commands are more than a build needs, but for their own page.
    from milepost.cli.reference import command_reference

    return command_reference()


def _refusal(problems: tuple[Problem, ...], sources: Mapping[str, str]) -> PluginError:
    """Return what ends the build, after leaving the problems for who started it."""
    leave(Report(problems=problems, excerpts=excerpts(problems, sources)))
    return PluginError("\n".join(map(str, problems)))


def _refuse_tags(path: Path) -> None:
    """Refuse `!ENV` and other tags: they let a build read what does not stand in the project."""
    for token in yaml.scan(path.read_text(encoding="utf-8"), LOADER):
        if isinstance(token, yaml.TagToken):
            line = token.start_mark.line + 1
            raise PluginError(f"{path.name}:{line}: tags are not allowed here. Write the value.")
