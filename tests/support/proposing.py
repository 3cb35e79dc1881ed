"""A remote as GitHub keeps it: pull requests are refs that no clone fetches by itself."""

from __future__ import annotations

from pathlib import Path

from published_branch import git


def push_change(
    clone: Path, number: int, files: dict[str, bytes], parent: str | None = "main"
) -> str:
    """Commit files on top of a revision and push them as a pull request; return the commit."""
    git(clone, "checkout", "-q", "--detach", parent or "main")
    for name, content in files.items():
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).write_bytes(content)
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", f"Change {number}")
    git(clone, "push", "-q", "--force", "origin", f"HEAD:refs/pull/{number}/head")
    return git(clone, "rev-parse", "HEAD")
