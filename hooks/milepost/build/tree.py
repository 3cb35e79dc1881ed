"""The whole site as a tree of plain files that any of three engines builds unchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from milepost.build.configuration import CONFIG, read_config
from milepost.build.lock import hold
from milepost.build.markdown_pages import handwritten_pages, markdown_settings
from milepost.build.settings import settings_of
from milepost.build.staging import staged, swap
from milepost.build.target import accept
from milepost.build.tree_files import MARK, config_file, page_file, template_file
from milepost.derive import derive
from milepost.errors import PlanError
from milepost.load import Loaded, load_plan
from milepost.render.assembly import Assembly
from milepost.render.environment import make_environment
from milepost.render.frame import missing_frame
from milepost.render.standalone import Framer
from milepost.site import Site, compose
from milepost.views.reference import ReferenceSource

_MISSING = "404.html"
_AUTHORED = "site_src"


def render_tree(
    root: Path, target: Path, waiting: Callable[[str], None], reference: ReferenceSource
) -> int:
    """Write the tree of a project into `target` and return the number of its pages.

    `target` stays as it was if anything fails; a folder that is not such a tree is refused.
    """
    place = accept(target, root, CONFIG, MARK)
    loaded = load_plan(root)
    if loaded.plan is None:
        raise PlanError(loaded.problems, "Nothing was written.")
    status = derive(loaded.plan)
    site = compose(loaded.plan, status, loaded.warnings, settings_of(root, reference))
    files = dict(_files(root, loaded, site))
    place.parent.mkdir(parents=True, exist_ok=True)
    with hold(place.with_name(f".{place.name}.lock"), waiting), staged(place) as stage:
        for path, content in files.items():
            _write(stage / path, content)
        swap(stage, place)
    return sum(path.endswith(".md") for path in files)


def _files(root: Path, loaded: Loaded, site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the tree by its path."""
    assembly = Assembly(make_environment(), site.chrome, site.pages, site.runbooks)
    written = tuple(handwritten_pages(loaded.sources, markdown_settings(read_config(root))))
    for page in written:
        assembly.keep(page)
    yield CONFIG, config_file(site.chrome.title).encode()
    yield "theme/main.html", template_file().encode()
    yield from _pages(assembly, (*assembly.paths, *(page.path for page in written)), site)
    for path, content in {**site.files, **assembly.late_files()}.items():
        yield f"docs/{path}", content
    yield from _authored_files(root / _AUTHORED)


def _pages(assembly: Assembly, paths: tuple[str, ...], site: Site) -> Iterator[tuple[str, bytes]]:
    framer = Framer(assembly.globals())
    framed = [framer.frame(path, assembly.frame_of(path, None)) for path in paths]
    framed.append(framer.frame(_MISSING, missing_frame(site.chrome), _MISSING))
    for page in framed:
        yield f"docs/{page.path.removesuffix('.html')}.md", page_file(page).encode()


def _authored_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what lies beside the hand-written pages: pictures and downloads."""
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.is_file() and not file.is_symlink() and file.suffix != ".md" and not hidden:
            yield f"docs/{file.relative_to(folder).as_posix()}", file.read_bytes()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
