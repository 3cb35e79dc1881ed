"""Whole sites, built from small projects or from this repository's own plan."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECTS = ROOT / "tests/projects"
FIXED = ("hooks/milepost/render/theme", "hooks/milepost_hooks.py")


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A site in a folder, and what the engine said while it was built."""

    folder: Path
    said: str

    def pages(self) -> tuple[str, ...]:
        """Return the paths of all pages, sorted."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return tuple(sorted(found))

    def text(self, path: str) -> str:
        """Return a file of the site as text."""
        return (self.folder / path).read_text(encoding="utf-8")


Builder = Callable[[str, Callable[[Path], Path]], BuiltSite]
"""Builds a site by name; the function given writes its project and returns the configuration."""


def mkdocs(
    config: Path, target: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Build a project with nothing but the engine, in strict mode."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-s", "-f", str(config), "-d", str(target)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})},
    )


def configure(project: Path) -> Path:
    """Give a project the configuration of this repository; return its path."""
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for path in FIXED:
        config = config.replace(path, str(ROOT / path))
    (project / "site_src").mkdir(parents=True, exist_ok=True)
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    return project / "mkdocs.yml"


def copy_project(name: str, folder: Path) -> Path:
    """Write the project of this name below `tests/projects/`; return its configuration."""
    shutil.copytree(PROJECTS / name, folder, dirs_exist_ok=True)
    return configure(folder)
