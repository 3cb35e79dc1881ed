"""A small project that holds reviews: its plan on three days, and how a test seals it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from small_project import milepost

FIRST, SECOND, THIRD = "2025-12-14", "2025-12-21", "2025-12-28"

_PROJECT = """\
id: small
name: {{title: Small things}}
as_of: {day}
calendar: {{timezone: UTC}}
links:
  - id: guide
    title: The guide of the site
    target: guides/start.md
owners:
  - id: ops
    title: Operations
"""
_BUILD = """\
  - id: build
    number: 1
    title: Build
    start: 2025-12-08
    end: 2026-01-30
    owner: ops
    tasks:
      - id: dig
        title: Dig the ditch
{done}      - id: lay
        title: Lay the pipe
"""
_LAUNCH = """\
  - id: {id}
    number: 2
    title: {title}
{more}    start: 2026-02-02
    end: 2026-02-20
    owner: ops
    tasks:
      - id: open-valve
        title: Open the valve
"""
_DONE = "        state: done\n        done_on: 2025-12-18\n"
_RUNBOOK = """\
---
id: renew
owner: ops
trigger: A certificate is near its end.
last_tested: never
serves: build
---

# Renew certificates

## Before you start

You can reach the cluster.

## Steps

1. Renew it.

## Verify

Look at the date.

## Roll back

Put the copy back.

## Escalate

Call the owner.
"""


def make_project(root: Path) -> Path:
    """Write the project as it stands on the first day, as a repository of somebody."""
    _write(root, "site_src/runbooks/renew.md", _RUNBOOK)
    _write(root, "site_src/guides/start.md", "# Start here\n\nRead on.\n")
    plan_of_day(root, FIRST)
    for command in (
        ["init", "-q"],
        ["config", "user.name", "Ada"],
        ["config", "user.email", "a@b.c"],
    ):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    return root


def plan_of_day(root: Path, day: str) -> None:
    """Write the plan as it stands on a day: first, a task done, then a phase renamed."""
    _write(root, "plan/project.yml", _PROJECT.format(day=day))
    done = "" if day == FIRST else _DONE
    renamed = {"id": "go-live", "title": "Go live", "more": "    renamed_from: launch\n"}
    launch = {"id": "launch", "title": "Launch", "more": ""} if day < THIRD else renamed
    _write(
        root, "plan/phases.yml", f"phases:\n{_BUILD.format(done=done)}{_LAUNCH.format(**launch)}"
    )


def seal(root: Path, day: str) -> None:
    """Hold the review of a day."""
    plan_of_day(root, day)
    run(root, "seal", "--yes")


def build(root: Path, *arguments: str) -> Path:
    """Build the site and return its folder."""
    run(root, "build", *arguments)
    return root / "site"


def run(root: Path, *arguments: str) -> str:
    """Run a command that must succeed; return what it says."""
    ran = milepost(root, *arguments)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def _write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
