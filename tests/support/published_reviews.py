"""A project with sealed reviews whose site is published on a branch, made without a build."""

from __future__ import annotations

from pathlib import Path

from published_branch import BRANCH, git, make_clone, make_part, make_remote
from publishing import publish
from sealed_reviews import archive_in, sealed_reviews

from milepost.build.site_build import Part
from milepost.build.version_inputs import source_digest
from milepost.build.version_record import RECORD
from milepost.history.names import FOLDER, name_of
from milepost.value import replace


def make_published(folder: Path) -> Path:
    """Make a remote and a clone of it, publish four reviews, and return the clone."""
    clone = make_clone(make_remote(folder / "remote"), folder / "clone")
    files = sealed_reviews(clone)
    (clone / FOLDER).mkdir()
    for name, content in files.items():
        (clone / FOLDER / name).write_bytes(content)
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "Hold four reviews")
    git(clone, "push", "-q", "-u", "origin", "main")
    publish(clone, part_of(clone, folder / "part"))
    return clone


def part_of(clone: Path, folder: Path) -> Part:
    """Return the site of a clone's reviews, as a build would make it."""
    files = {file.name: file.read_bytes() for file in (clone / FOLDER).iterdir()}
    names = {name: name_of(name) for name in files}
    days = [str(name.review) for name in names.values() if name and not name.erratum]
    part = make_part(folder, days)
    archive = archive_in(files)
    digests = {str(seal.day): seal.digest for seal in archive.seals}
    records = tuple(
        replace(
            record,
            digest=digests[record.version],
            source=source_digest(files[f"{record.version}.json"]),
        )
        for record in part.records
    )
    for record in records:
        (folder / record.version / RECORD).write_bytes(record.to_bytes())
    return Part(part.folder, part.report, records)


def edit_branch(remote: Path, folder: Path, path: str, content: bytes | None) -> None:
    """Change or remove a file of the published branch by hand, as nobody should."""
    git(folder.parent, "clone", "-q", "--branch", BRANCH, str(remote), folder.name)
    target = folder / path
    if content is None:
        target.unlink()
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    git(folder, "add", "-A")
    git(folder, "-c", "user.name=X", "-c", "user.email=x@y.z", "commit", "-q", "-m", "By hand")
    git(folder, "push", "-q", "origin", BRANCH)
