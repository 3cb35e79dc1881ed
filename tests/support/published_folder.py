"""Publishes a hand-made part into a folder as `milepost publish --dir` does a built one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from milepost.build.site_build import Part
from milepost.publish.folder.place import FolderPlace
from milepost.publish.folder.session import FolderUpdated, folder_session, read_folder
from milepost.publish.folder.site import publish_part

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def quiet(text: str) -> None:
    """Tell nobody how far it is."""


def publish(
    target: Path, part: Part, *, now: datetime = NOW, dry_run: bool = False
) -> FolderUpdated:
    """Publish a part in a folder."""
    with folder_session(FolderPlace(target), now, quiet, dry_run=dry_run) as at:
        return publish_part(at, read_folder(at), part)


def hidden_in(target: Path) -> list[str]:
    """Return the hidden names that publishing left in a folder."""
    return sorted(path.name for path in target.iterdir() if path.name.startswith(".milepost"))
