"""Looks at all areas of a project in turn, and writes nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from milepost.build.review_files import read_review_files
from milepost.errors import WrongUsage
from milepost.history.archive import Archive
from milepost.publish.branch.place import branch_place
from milepost.publish.doctor.chain import chain_area
from milepost.publish.doctor.finding import Area, Finding
from milepost.publish.doctor.published import published_state
from milepost.publish.doctor.repository import has_remote, repository_area
from milepost.publish.doctor.size import previews_area, size_area
from milepost.publish.doctor.versions import NAME as BRANCH_AREA
from milepost.publish.doctor.versions import versions_area
from milepost.publish.doctor.workflows import workflows_area, written_settings
from milepost.publish.git import Git
from milepost.publish.workflows.settings import BRANCH


def examine(root: Path, remote: str, branch: str | None, now: datetime) -> tuple[Area, ...]:
    """Return all areas of a project; without a branch the one of its workflows is taken."""
    git = Git(root)
    repository = repository_area(git, remote)
    if not repository.there:
        return (repository,)
    chain, archive = chain_area(root, git)
    settings = written_settings(root)
    name = branch or (settings.branch if settings else BRANCH)
    branches = _branch_areas(root, git, (remote, name), archive, now)
    return (repository, chain, *branches, workflows_area(root, git, remote))


def _branch_areas(
    root: Path, git: Git, where: tuple[str, str], archive: Archive, now: datetime
) -> tuple[Area, ...]:
    """Return what is to be said of a branch, given by remote and name; nothing without remote."""
    remote, name = where
    if not has_remote(git, remote):
        return ()
    try:
        published = published_state(git, branch_place(git, remote, name))
    except WrongUsage as error:
        return (Area(BRANCH_AREA, "", (Finding(error.message, "milepost doctor --branch NAME"),)),)
    versions = versions_area(git, published, archive, read_review_files(root).files)
    contents = published.contents
    if contents is None:
        return (versions,)
    sizes = (size_area(published, contents), previews_area(published, contents, now))
    return (versions, *sizes)
