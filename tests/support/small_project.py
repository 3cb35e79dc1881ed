"""Small projects for tests that are about building and serving, not about a plan.

Their hook leaves the report as the real one does; what it reports stands in `plan/`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PYTHON = sys.executable
CONFIG = """\
site_name: Small
docs_dir: site_src
use_directory_urls: false
theme:
  name: null
  custom_dir: theme
plugins: []
hooks: [hooks/small_hook.py]
"""
THEME = """\
<!doctype html>
<html lang="en"><head><title>{{ page.title }}</title></head>
<body>{{ page.content }}</body></html>
"""
HOOK = '''\
"""A hook with a plan of two lines: what to show, and how long to take for it."""

import time
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from milepost.build.report import Report, excerpts, leave
from milepost.problems.code import Problem
from milepost.problems.place import Place


def on_config(config):
    plan = Path(config.config_file_path).parent / "plan" / "project.yml"
    text = plan.read_text(encoding="utf-8")
    lines = text.splitlines()
    problems = tuple(
        Problem(
            Place("plan/project.yml", number, 3 + line.index(":")),
            "bad-date",
            f"{line} is not <b>right</b>.",
            "Write `as_of: 2025-12-14`.",
        )
        for number, line in enumerate(lines, 1)
        if "bad" in line
    )
    pages = ("index.html", *(line[6:] for line in lines if line.startswith("page: ")))
    found = excerpts(problems, {"plan/project.yml": text})
    leave(Report("Small & tidy", "Programme", problems, found, 0, pages))
    if problems:
        raise PluginError("the plan is bad")
    for line in lines:
        if line.startswith("sleep: "):
            time.sleep(float(line[7:]))
    config.extra["shown"] = text
    return config


def on_files(files, config):
    files.append(File.generated(config, "plan.md", content="shown " + config.extra["shown"]))
    return files
'''


def make_project(folder: Path, plan: str = "title: first\n") -> Path:
    """Write a whole small project and return its folder."""
    contents = {
        "mkdocs.yml": CONFIG,
        "theme/main.html": THEME,
        "hooks/small_hook.py": HOOK,
        "site_src/index.md": "# Home\n",
        "plan/project.yml": plan,
    }
    for name, text in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def write_plan(root: Path, text: str) -> None:
    """Change the project's plan."""
    (root / "plan" / "project.yml").write_text(text, encoding="utf-8")


def environment() -> dict[str, str]:
    """Return an environment in which the command finds the package that is tested."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_COLOR": "1", "COLUMNS": "200"}


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start the command `milepost` in a project."""
    return subprocess.Popen(
        [PYTHON, "-m", "milepost", *arguments],
        cwd=root,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def milepost(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command `milepost` in a project to its end."""
    process = start(root, *arguments)
    try:
        out, err = process.communicate(timeout=240)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


def site_of(root: Path) -> dict[str, bytes]:
    """Return every file of the built site by its path."""
    site = root / "site"
    return {
        str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()
    }
