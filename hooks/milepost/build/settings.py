"""What a build knows beside the plan, read from the engine's configuration and from git."""

from __future__ import annotations

from pathlib import Path

from milepost.build.configuration import read_config
from milepost.build.reviews import archive_of
from milepost.build.revision import plan_commit, review_commits
from milepost.build.told import Beside
from milepost.exports.known_reviews import facts_by_seal, heads_of
from milepost.site import Settings
from milepost.views.places import Repository
from milepost.views.reference import ReferenceSource


def settings_of(root: Path, reference: ReferenceSource) -> Settings:
    """Return the settings of a project as its configuration gives them."""
    return make_settings(root, read_config(root).get("repo_url"), reference)


def make_settings(
    root: Path, repository: str | None, reference: ReferenceSource, beside: Beside | None = None
) -> Settings:
    """Return the settings of a project whose files can be looked at in this repository.

    `reference` is what the manual shows of the layers above this one. `beside` is what stands
    beside the version; None where it stands alone. Raises PlanError when the sealed reviews are
    not sound.
    """
    commit = plan_commit(root)
    address = repository.rstrip("/") if repository else None
    known = beside.known if beside else {}
    archive = archive_of(root, heads_of(known))
    return Settings(
        repository=Repository(address, commit or "main"),
        commit=commit,
        review_commits=review_commits(root) if archive.seals else {},
        reference=reference,
        archive=archive,
        known=facts_by_seal(known),
        gone=beside.gone if beside else (),
        generator=beside.generator if beside else None,
    )
