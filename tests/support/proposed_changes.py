"""Repositories with a change that somebody proposes, written as objects and never checked out."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DAY = 1_765_713_600  # 14 December 2025, 12:00 UTC
BASE, HEAD = "main", "change"

PROJECT = """\
id: small
name: {title: Small things, part_of: Works}
as_of: 2025-12-14
calendar: {timezone: UTC}
owners:
  - id: ops
    title: Operations
"""
PHASES = """\
phases:
  - id: build
    number: 1
    title: Build
    start: 2025-12-08
    end: 2026-01-30
    owner: ops
    tasks:
      - id: dig
        title: Dig the ditch
      - id: lay
        title: Lay the pipe
  - id: launch
    number: 2
    title: Launch
    start: 2026-02-02
    end: 2026-02-20
    depends_on: build
    owner: ops
    tasks:
      - id: open-valve
        title: Open the valve
"""
RISKS = """\
risks:
  - id: frost
    title: Frost
    likelihood: low
    impact: high
    mitigation: Dig early
"""
PNG = b"\x89PNG\r\n\x1a\n and more"
PLAN: Mapping[str, str | bytes] = {
    "plan/project.yml": PROJECT,
    "plan/phases.yml": PHASES,
    "plan/risks.yml": RISKS,
    "site_src/guides/start.md": "# Start here\n\nRead on.\n",
}
"""A small project: two phases, a risk, a page."""


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link to a path."""

    to: str


Content = str | bytes | Link | None


def repository(
    root: Path, head: Mapping[str, Content], base: Mapping[str, Content] | None = None
) -> Path:
    """Make a repository with `main`, by default the small project, and `change` on top of it.

    Files of `head` are written over those of the base; None removes one.
    """
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, BASE, PLAN if base is None else base)
    commit(root, HEAD, head, BASE)
    return root


def commit(root: Path, branch: str, files: Mapping[str, Content], parent: str | None = None) -> str:
    """Write a commit with these files on a branch and return its hash."""
    stream = [f"commit refs/heads/{branch}\ncommitter A <a@b.c> {DAY} +0000\ndata 4\nwork\n"]
    if parent:
        stream.append(f"from {git(root, 'rev-parse', f'refs/heads/{parent}')}\n")
    data = "".join(stream).encode()
    data += b"".join(_change(path, content) for path, content in files.items())
    git(root, "fast-import", "--quiet", "--force", given=data)
    return git(root, "rev-parse", f"refs/heads/{branch}")


def commit_of_tree(root: Path, tree: str, branch: str = HEAD, parent: str = BASE) -> str:
    """Write a commit with this tree, whatever is wrong with it."""
    made = git(root, "commit-tree", "-m", "work", "-p", parent, tree)
    git(root, "update-ref", f"refs/heads/{branch}", made)
    return made


def tree_of(root: Path, *entries: tuple[str, bytes, str]) -> str:
    """Write a tree with entries as given (mode, name, id), in this order and without any check."""
    data = b"".join(
        mode.encode() + b" " + name + b"\0" + bytes.fromhex(identifier)
        for mode, name, identifier in entries
    )
    return git(root, "hash-object", "-t", "tree", "--literally", "-w", "--stdin", given=data)


def id_of(root: Path, path: str, branch: str = BASE) -> str:
    """Return the id of what stands at a path."""
    return git(root, "rev-parse", f"refs/heads/{branch}:{path}")


def blob(root: Path, content: bytes) -> str:
    """Write a file's content and return its id."""
    return git(root, "hash-object", "-w", "--stdin", given=content)


def git(root: Path, *arguments: str, given: bytes = b"") -> str:
    """Run git and return what it prints."""
    person = ("-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "core.protectHFS=false")
    ran = subprocess.run(
        ["git", "-C", str(root), *person, *arguments], input=given, capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode("utf-8", "replace").strip()


def _change(path: str, content: Content) -> bytes:
    if content is None:
        return f"D {path}\n".encode()
    mode = "120000" if isinstance(content, Link) else "100644"
    text = content.to if isinstance(content, Link) else content
    data = text.encode() if isinstance(text, str) else text
    return f"M {mode} inline {path}\ndata {len(data)}\n".encode() + data + b"\n"
