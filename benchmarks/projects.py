"""Whole projects of a given size, set up with the configuration of this repository."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.plans import write_plan

ROOT = Path(__file__).resolve().parents[1]
MILEPOST = (sys.executable, "-m", "milepost")


def make_project(folder: Path, tasks: int) -> Path:
    """Write a project whose plan has so many tasks and no hand-written page; return its folder."""
    configure(folder)
    write_plan(folder, tasks)
    return folder


def configure(folder: Path) -> None:
    """Write all of a project but its plan."""
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for path in ("hooks/milepost/render/theme", "hooks/milepost_hooks.py"):
        config = config.replace(path, str(ROOT / path))
    (folder / "site_src").mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")


def build_command(project: Path) -> list[str]:
    """Return the command that a person types to build a project."""
    return [*MILEPOST, "--root", str(project), "build"]


def bytes_of(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
