"""(a) The whole build beside bare MkDocs with Material, which gets our finished bodies as Markdown.

Both are whole commands. The bare side only puts its frame around what is there already: it reads
no plan, derives and draws nothing. Its navigation holds one entry, since Material repeats all
entries in each page.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from benchmarks.projects import MILEPOST, build_command, make_project
from benchmarks.row import Row, at_most, count, seconds
from benchmarks.timing import in_turns, run, seconds_of

TITLE = "Whole build against bare MkDocs with Material of the same bodies"
CAUSE = (
    "The bare side starts from finished bodies, so that reading, deriving, drawing and data files "
    "are ours alone."
)
SIZES = (10, 100, 1000, 5000)
ROUNDS = 5

MAIN = re.compile(r"<main\b[^>]*>\n?(.*)</main>", re.DOTALL)
BARE = """\
site_name: Bare
docs_dir: docs
use_directory_urls: false
theme: {name: material, font: false}
nav: [index.md]
"""
"""What configures the bare side."""


def measure(work: Path) -> tuple[Row, ...]:
    """Return a row for each size."""
    return tuple(_measured(work / f"whole-{tasks}", tasks) for tasks in SIZES)


def _measured(folder: Path, tasks: int) -> Row:
    project = make_project(folder / "project", tasks)
    bare = write_bare_project(project, folder)
    ours = seconds_of(build_command(project), folder)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(bare / "mkdocs.yml")]
    taken = in_turns({"ours": ours, "bare": seconds_of(command, folder)}, ROUNDS)
    figure = f"{seconds(taken['ours'].median)} against {seconds(taken['bare'].median)}"
    what = f"{count(tasks)} tasks"
    return at_most(what, taken["ours"].over(taken["bare"]), 1.25, figure)


def write_bare_project(project: Path, folder: Path) -> Path:
    """Write the bodies of a project's pages as a project of plain MkDocs; return its folder."""
    tree, bare = folder / "tree", folder / "bare"
    run([*MILEPOST, "--root", str(project), "render", str(tree)], folder)
    for page in sorted((tree / "docs").rglob("*.md")):
        found = MAIN.search(page.read_text(encoding="utf-8"))
        if found is not None:
            target = bare / "docs" / page.relative_to(tree / "docs")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(found[1], encoding="utf-8")
    (bare / "mkdocs.yml").write_text(BARE, encoding="utf-8")
    return bare
