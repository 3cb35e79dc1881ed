from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from small_project import ROOT, environment, milepost

from milepost.render.minify import minify

ENGINES = ("mkdocs", "properdocs", "zensical")
_MAIN = re.compile(r"<main.*</main>", re.DOTALL)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the real plan, its pages and its engine's settings."""
    root = tmp_path_factory.mktemp("project")
    for name in ("plan", "site_src", "hooks"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="module")
def site(project: Path) -> dict[str, str]:
    """Return the pages of a version that stands alone, as a tree does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    subprocess.run(command, cwd=project, env=environment(), check=True)
    return _pages(project / "site" / "live")


@pytest.fixture(scope="module")
def tree(project: Path) -> Path:
    ran = milepost(project, "render", "tree")
    assert ran.returncode == 0, ran.stderr
    return project / "tree"


def _pages(site: Path) -> dict[str, str]:
    return {
        str(page.relative_to(site)): page.read_text(encoding="utf-8")
        for page in site.rglob("*.html")
        if page.name != "404.html"  # its addresses are the server's, not the page's
    }


def _main(page: str) -> str:
    found = _MAIN.search(page)
    assert found is not None
    return re.sub(r"\s+", " ", minify(found[0]))


def _title(page: str) -> str:
    return unescape(page.split("<title>")[1].split("</title>")[0])


@pytest.mark.parametrize("engine", ENGINES)
def test_each_engine_gives_every_page_as_the_build_does(
    engine: str, tree: Path, site: dict[str, str], tmp_path: Path
) -> None:
    shutil.copytree(tree, tmp_path / "tree")
    command = [sys.executable, "-m", engine, "build", "--strict"]
    subprocess.run(command, cwd=tmp_path / "tree", env=environment(), check=True)
    pages = _pages(tmp_path / "tree" / "site")
    assert set(pages) == set(site)
    for path, page in sorted(site.items()):
        assert _main(pages[path]) == _main(page), path
        assert _title(pages[path]) == _title(page), path


def test_a_tree_holds_all_files_of_the_site(tree: Path, project: Path, site: object) -> None:
    live = project / "site" / "live"
    built = {
        str(file.relative_to(live))
        for file in live.rglob("*")
        if file.is_file() and file.suffix != ".html" and file.name != "sitemap.xml"
    }
    for path in sorted(built):
        assert (tree / "docs" / path).read_bytes() == (live / path).read_bytes(), path


def test_a_second_run_replaces_the_tree_whole(project: Path, tree: Path) -> None:
    (tree / "docs" / "stale.md").write_text("# Stale\n")
    assert milepost(project, "render", "tree").returncode == 0
    assert not (tree / "docs" / "stale.md").exists()


def test_a_folder_with_other_files_is_refused(project: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\n")
    ran = milepost(project, "render", str(tmp_path))
    assert ran.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]
    assert "did not write" in ran.stderr


def test_a_plan_with_problems_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "project.yml").write_text("id: small\n")
    ran = milepost(tmp_path, "render", "tree")
    assert ran.returncode == 1
    assert "[missing-key]" in ran.stderr
    assert not (tmp_path / "tree").exists()
