"""The hostile story: strangers' changes go through every command, up to the published branch.

Each is refused or shown as text. What stands outside of the repository, in a file and in the
environment, is neither touched nor published, and no page runs or asks for anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from proposed_changes import (
    BASE,
    PHASES,
    Link,
    blob,
    commit,
    commit_of_tree,
    id_of,
    repository,
    tree_of,
)
from proposed_changes import git as raw_git
from published_branch import BRANCH, git, make_remote, published
from reviewed_project import run
from small_project import milepost

CANARY = "canary-5f1d"
SHELL = f"x$(touch${{IFS}}{CANARY});echo`id`"
"""A name of a branch that a careless shell would run."""

SCRIPT = '</title><script>open("https://evil.example/")</script><img src=x onerror=alert(1)>'
CODE = f"import os\nopen({CANARY!r}, 'w').write(str(os.environ))\n"
CONFIGURATION = "site_name: x\nhooks: [hooks/evil.py]\nplugins: [{evil: {}}]\n"

Change = Callable[[Path, str], object]


def code_and_configuration(root: Path, outside: str) -> object:
    files = {"mkdocs.yml": CONFIGURATION, "hooks/evil.py": CODE, "hooks/milepost_hooks.py": CODE}
    return commit(root, SHELL, files, BASE)


def links(root: Path, outside: str) -> object:
    found = {"plan/risks.yml": Link(outside), "site_src/secret.md": Link(outside)}
    return commit(root, SHELL, found, BASE)


def scripts_in_titles(root: Path, outside: str) -> object:
    title = json.dumps(SCRIPT)
    phases = PHASES.replace("title: Build", f"title: {title}")
    page = f"# Page\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) {SCRIPT}\n"
    return commit(root, SHELL, {"plan/phases.yml": phases, "site_src/guides/start.md": page}, BASE)


def bombs(root: Path, outside: str) -> object:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nrisks: {<<: *b}\n"
    return commit(root, SHELL, {"plan/risks.yml": bomb, "plan/kpis.yml": "[" * 50_000}, BASE)


def many_files(root: Path, outside: str) -> object:
    page = blob(root, b"# Page\n")
    names = (f"{number:06}.md".encode() for number in range(100_000))
    pages = tree_of(root, *(("100644", name, page) for name in names))
    plan = ("40000", b"plan", id_of(root, "plan"))
    return commit_of_tree(root, tree_of(root, plan, ("40000", b"site_src", pages)), SHELL)


def a_rewritten_seal(root: Path, outside: str) -> object:
    return commit(root, SHELL, {"plan/reviews/2025-12-14.json": '{"digest": "0"}\n'}, BASE)


def names(*bad: bytes) -> Change:
    """Return a change that holds files with these names."""

    def change(root: Path, outside: str) -> object:
        page = blob(root, b"# Page\n")
        pages = tree_of(root, *(("100644", name, page) for name in sorted(bad)))
        plan = ("40000", b"plan", id_of(root, "plan"))
        return commit_of_tree(root, tree_of(root, plan, ("40000", b"site_src", pages)), SHELL)

    return change


CHANGES: dict[str, Change] = {
    "code and configuration": code_and_configuration,
    "links to files outside": links,
    "scripts in titles and pages": scripts_in_titles,
    "bombs of YAML": bombs,
    "a hundred thousand files": many_files,
    "a rewritten seal": a_rewritten_seal,
    "names that lead outside": names(b"../../canary.md", b"/etc/canary.md"),
    "a folder of git": names(b".git"),
    "a device": names(b"con.md", b"nul"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_stranger_can_publish_nothing_but_words(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text(f"secret: {CANARY}\n")
    monkeypatch.setenv("SOME_TOKEN", CANARY)
    root = tmp_path / "project"
    root.mkdir()
    repository(root, {})
    CHANGES[name](root, str(outside))
    raw_git(root, "checkout", "--quiet", "--force", BASE)
    git(root, "remote", "add", "origin", str(make_remote(tmp_path / "remote.git")))
    before = files_outside(root)

    change = ("--base", BASE, "--head", SHELL, "--number", "7")
    out = tmp_path / "preview"
    run(root, "preview", *change, "--out", str(out))
    comment = milepost(root, "comment", *change, "--address", "https://status.example/pr-7/")
    assert comment.returncode == 0, comment.stderr
    run(root, "publish", "--branch", BRANCH, "--preview", str(out))

    files = published(tmp_path / "remote.git")
    assert any(path.endswith("/index.html") for path in files)
    for path, content in files.items():
        assert path.startswith(("preview/pr-7/", "preview/previews.json")), path
        assert CANARY.encode() not in content.replace(SHELL.encode(), b""), path
        if path.endswith(".html"):
            assert not re.search(rb"<script|<img[^>]*onerror|href=.javascript:", content), path
            assert b"default-src &#39;none&#39;" in content or b"default-src 'none'" in content
    assert "<script" not in comment.stdout
    assert CANARY not in comment.stdout.replace(SHELL, "")
    assert files_outside(root) == before
    assert not [path for path in tmp_path.rglob(f"*{CANARY}*") if ".git" not in path.parts]


def files_outside(root: Path) -> dict[str, bytes]:
    """Return every file of the project but git's own."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(root).parts
    }
