"""The engine's configuration: the project's own, or Milepost's for one that is only a plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

import milepost
from milepost.errors import MilepostError, WrongUsage

CONFIG = "mkdocs.yml"
PROJECT = "project"
"""The key below `extra` that names the project's folder when the configuration stands elsewhere."""

_HOME = Path(milepost.__file__).parent.parent.parent
_THEIRS = ("repo_url", "edit_uri", "site_url", "site_name", "site_dir")


def configuration(root: Path, folder: Path) -> Path:
    """Return the file that configures the engine for a project.

    A project that has none, as one that holds nothing but a plan, is built with Milepost's own;
    then it is written into `folder`, which must outlive the build.
    """
    require_project(root)
    config = root / CONFIG
    if config.is_file():
        return config
    written = folder / CONFIG
    written.write_text(json.dumps(_own_configuration(root, folder)), encoding="utf-8")
    return written


def require_project(root: Path) -> None:
    """Refuse a folder that is not a project."""
    its_own = (root / CONFIG).is_file()
    borrowed = (root / "plan").is_dir() and (_HOME / CONFIG).is_file()
    if not its_own and not borrowed:
        raise WrongUsage(
            f"{root} has neither plan/ nor {CONFIG}, so it is not a project of Milepost.",
            "Run the command in the project's folder, or name it with --root.",
        )


def read_config(root: Path) -> dict[str, Any]:
    """Return what configures the engine for a project, without what is another project's."""
    if (root / CONFIG).is_file():
        return _read(root / CONFIG)
    own = _read(_HOME / CONFIG) if (_HOME / CONFIG).is_file() else {}
    return {key: value for key, value in own.items() if key not in _THEIRS}


def _own_configuration(root: Path, folder: Path) -> dict[str, Any]:
    own = read_config(root)
    pages = root / "site_src"
    if not pages.is_dir():
        pages = folder / "site_src"
        pages.mkdir(exist_ok=True)
    return {
        **own,
        "site_name": "Milepost",
        "docs_dir": str(pages),
        "theme": {**own["theme"], "custom_dir": str(_HOME / own["theme"]["custom_dir"])},
        "hooks": [str(_HOME / hook) for hook in own["hooks"]],
        "extra": {PROJECT: str(root)},
    }


def _read(config: Path) -> dict[str, Any]:
    try:
        content = yaml.safe_load(config.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise MilepostError(f"{config.name} can't be read: {error}.") from error
    return content if isinstance(content, dict) else {}
