"""What a build knows beside the plan, read from the engine's configuration and from git."""

from __future__ import annotations

from pathlib import Path

from milepost.build.configuration import read_config
from milepost.build.reviews import archive_of
from milepost.build.revision import plan_commit
from milepost.site import Settings
from milepost.views.gone_path import Gone
from milepost.views.places import Repository
from milepost.views.reference import ReferenceSource


def settings_of(root: Path, reference: ReferenceSource) -> Settings:
    """Return the settings of a project as its configuration gives them."""
    return make_settings(root, read_config(root).get("repo_url"), reference)


def make_settings(
    root: Path,
    repository: str | None,
    reference: ReferenceSource,
    gone: tuple[Gone, ...] | None = None,
) -> Settings:
    """Return the settings of a project whose files can be looked at in this repository.

    `reference` is what the manual shows of the layers above this one. `gone` are the pages that
    sealed versions show or lead to; None where the version stands alone. Raises PlanError when
    the sealed reviews are not sound.
    """
    commit = plan_commit(root)
    address = repository.rstrip("/") if repository else None
    return Settings(
        repository=Repository(address, commit or "main"),
        commit=commit,
        reference=reference,
        archive=archive_of(root),
        gone=gone or (),
        shared=gone is not None,
    )
