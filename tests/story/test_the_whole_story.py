"""The whole story on one machine: publish, seal, propose, preview, comment, merge, look back.

The remote is a bare repository, the host a local web server that shows what is on the branch.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from published_branch import BRANCH, git, make_remote, published
from reviewed_project import FIRST, SECOND, make_project, plan_of_day, run
from visits import serve, visit

pytest_plugins = ["browser_fixtures"]

LATER = "2026-03-06"


def commit(root: Path, words: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", words)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Return a folder and the address at which it is served, as a host does with the branch."""
    folder = tmp_path_factory.mktemp("host")
    for address in serve(folder):
        yield folder, address


def show(remote: Path, folder: Path) -> None:
    """Let the host show what is on the branch now."""
    for old in folder.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    command = ["git", "-C", str(remote), "archive", "--format=tar", BRANCH]
    packed = subprocess.run(command, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        files.extractall(folder, filter="data")


def propose(root: Path) -> tuple[str, ...]:
    """Commit a later end on a branch; return how commands name the change."""
    git(root, "checkout", "-q", "-b", "later")
    phases = root / "plan/phases.yml"
    phases.write_text(phases.read_text().replace("end: 2026-02-20", f"end: {LATER}"))
    commit(root, "Open two weeks later")
    git(root, "checkout", "-q", "main")
    return ("--base", "main", "--head", "later", "--number", "7")


def look_at_preview(browser: Browser, preview: str) -> None:
    with visit(browser, preview) as page:
        page.goto(f"{preview}index.html")
        expect(page.get_by_text("Unreviewed")).to_be_visible()
        expect(page.locator("script")).to_have_count(0)
        page.goto(f"{preview}changes.html")
        expect(page.get_by_text("6 Mar").first).to_be_visible()


def look_back_and_at_live(browser: Browser, address: str) -> None:
    with visit(browser, address) as page:
        page.goto(f"{address}{FIRST}/phases/launch.html")
        expect(page.get_by_text("20 Feb").first).to_be_visible()
        page.get_by_role("link", name="Same page, live").click()
        expect(page.get_by_text("6 Mar").first).to_be_visible()


def first_review(remote: Path) -> dict[str, bytes]:
    return {path: data for path, data in published(remote).items() if path.startswith(f"{FIRST}/")}


def test_a_plan_is_published_reviewed_proposed_and_published_again(
    browser: Browser, host: tuple[Path, str], tmp_path: Path
) -> None:
    folder, address = host
    remote = make_remote(tmp_path / "remote.git")
    root = make_project(tmp_path / "project")
    git(root, "symbolic-ref", "HEAD", "refs/heads/main")
    git(root, "remote", "add", "origin", str(remote))
    commit(root, "Begin")

    assert "Live and 0 sealed versions" in run(root, "publish", "--branch", BRANCH)
    run(root, "seal", "--yes")
    commit(root, "Hold the first review")
    assert f"new: {FIRST}" in run(root, "publish", "--branch", BRANCH)
    sealed = first_review(remote)

    change, preview = propose(root), f"{address}preview/pr-7/"
    run(root, "preview", *change, "--out", "preview")
    run(root, "publish", "--branch", BRANCH, "--preview", "preview")
    shutil.rmtree(root / "preview")
    show(remote, folder)
    look_at_preview(browser, preview)
    comment = run(root, "comment", *change, "--address", preview)
    assert "6 Mar" in comment
    assert "reason missing" in comment
    assert f"{preview}phases/launch.html" in comment

    git(root, "merge", "-q", "later")
    run(root, "publish", "--branch", BRANCH)
    run(root, "publish", "--branch", BRANCH, "--remove-preview", "7")
    assert not [path for path in published(remote) if path.startswith("preview/pr-")]
    assert first_review(remote) == sealed
    show(remote, folder)
    look_back_and_at_live(browser, address)

    plan_of_day(root, SECOND)
    run(root, "seal", "--yes")
    assert f"new: {SECOND}" in run(root, "publish", "--branch", BRANCH)
    listed = json.loads(published(remote)["versions.json"])
    assert [entry["version"] for entry in listed] == ["live", SECOND, FIRST]
    assert first_review(remote) == sealed
