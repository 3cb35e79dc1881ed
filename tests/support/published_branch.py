"""A published branch in a bare repository, clones of it, and tiny sites made by hand."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from milepost.build.report import Report
from milepost.build.root_page import ROOT_PAGE
from milepost.build.site_build import Part
from milepost.build.version_index import LIVE
from milepost.build.version_record import RECORD, VersionRecord
from milepost.history.names import FOLDER

BRANCH = "gh-pages"


def git(root: Path, *arguments: str) -> str:
    """Run git where it must succeed; return what it prints."""
    ran = subprocess.run(
        ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def make_remote(folder: Path) -> Path:
    """Make an empty bare repository."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "--bare", "--initial-branch=main")
    return folder


def make_clone(remote: Path, folder: Path) -> Path:
    """Make a repository with one commit on main, whose origin is the remote."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "--initial-branch=main")
    git(folder, "config", "user.name", "Ada")
    git(folder, "config", "user.email", "ada@example.org")
    git(folder, "remote", "add", "origin", str(remote))
    (folder / "plan").mkdir()
    (folder / "plan/project.yml").write_text("id: small\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Plan")
    return folder


def make_part(
    folder: Path, days: Iterable[str], live: str = "live", seal: str = "", style: str = "style"
) -> Part:
    """Write a built site of one page for each version; `seal` tells seals of a day apart."""
    digits = sha256(style.encode()).hexdigest()[:12]
    shared = f"assets/milepost.{digits}.css"
    files = {"index.html": ROOT_PAGE, f"{LIVE}/index.html": live, shared: style}
    files[f"{LIVE}/about.html"] = f"about {live}"
    records = [_record(day, seal, shared) for day in sorted(days, reverse=True)]
    for record in records:
        files[f"{record.version}/index.html"] = f"{record.version} {seal}"
        files[f"{record.version}/{RECORD}"] = record.to_bytes().decode()
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content)
    return Part(folder, Report(), tuple(records))


def _record(day: str, seal: str, shared: str) -> VersionRecord:
    source = sha256(f"{FOLDER}/{day} {seal}".encode()).hexdigest()
    return VersionRecord(
        version=day,
        title=day,
        digest=sha256(source.encode()).hexdigest(),
        verdict="NO-GO",
        health="at risk",
        source=source,
        generator="g",
        pages={"index.html": "Overview"},
        files=(),
        leads_to=(),
        shared=(shared,),
    )


def published(remote: Path, branch: str = BRANCH) -> dict[str, bytes]:
    """Return every file of the branch by its path."""
    command = ["git", "-C", str(remote), "archive", "--format=tar", branch]
    packed = subprocess.run(command, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        found = {file.name: files.extractfile(file) for file in files if file.isfile()}
        return {path: data.read() for path, data in found.items() if data}
