"""Small projects that use this repository's configuration and events file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLAN = """\
id: small
name:
  title: {title}
as_of: 2025-12-14
calendar:
  timezone: UTC
"""
RUNBOOK = """\
---
id: renew
owner: ops
trigger: A certificate is near its end.
last_tested: never
---

# Renew certificates

## Before you start

You can reach the cluster.

## Steps

1. Renew.

    ```shell
    cmctl renew web-tls
    ```

## Verify

Look at the date.

## Roll back

Put the copy back.

## Escalate

Call the owner.
"""


def make_project(folder: Path, title: str = "Small plan") -> Path:
    """Write a project that uses the configuration of this repository."""
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for path in ("hooks/milepost/render/theme", "hooks/milepost_hooks.py"):
        config = config.replace(path, str(ROOT / path))
    owners = "owners:\n  - id: ops\n    title: Operations\n"
    contents = {
        "mkdocs.yml": config,
        "plan/project.yml": PLAN.format(title=title) + owners,
        "site_src/runbooks/renew.md": RUNBOOK,
        "site_src/guides/index.md": "# Guides & more\n\nSee the [runbook](../runbooks/renew.md).\n",
    }
    for name, text in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def build(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` as a person would."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(project / "mkdocs.yml")],
        capture_output=True,
        text=True,
        check=False,
        cwd=project,
        env={**os.environ, **environment},
    )


def files_of(project: Path) -> dict[str, bytes]:
    site = project / "site/live"
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
