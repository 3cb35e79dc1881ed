"""What a call of `milepost publish` asks for, carried out on a branch or in a folder."""

from __future__ import annotations

from pathlib import Path

from milepost.build.configuration import read_config
from milepost.cli.publish_order import Order
from milepost.publish.branch.previews import put_preview, remove_previews
from milepost.publish.branch.site import publish_branch
from milepost.publish.branch.summary import branch_summary
from milepost.publish.branch.update import Updated
from milepost.publish.folder.previews import put_folder_preview, remove_folder_previews
from milepost.publish.folder.session import FolderUpdated
from milepost.publish.folder.site import publish_folder
from milepost.publish.folder.summary import folder_summary
from milepost.publish.git import Git
from milepost.publish.saying import Say
from milepost.publish.summary import Summary


def to_branch(order: Order, branch: str, remote: str, say: Say) -> Summary:
    """Carry out an order on a branch, and return what it did."""
    return branch_summary(
        Git(order.root), _on_branch(order, branch, remote, say), _site_url(order.root)
    )


def to_folder(order: Order, folder: Path, say: Say) -> Summary:
    """Carry out an order in a folder, and return what it did."""
    return folder_summary(_in_folder(order, folder, say), _site_url(order.root))


def _on_branch(order: Order, branch: str, remote: str, say: Say) -> Updated:
    if order.preview is not None:
        return put_preview(order.root, branch, remote, order.preview, say, dry_run=order.dry_run)
    if order.work is not None:
        return publish_branch(order.work, remote, branch, say, dry_run=order.dry_run)
    return remove_previews(
        order.root, branch, remote, order.removed, order.now, say, dry_run=order.dry_run
    )


def _in_folder(order: Order, folder: Path, say: Say) -> FolderUpdated:
    if order.preview is not None:
        return put_folder_preview(order.root, folder, order.preview, say, dry_run=order.dry_run)
    if order.work is not None:
        return publish_folder(order.work, folder, order.now, say, dry_run=order.dry_run)
    return remove_folder_previews(
        order.root, folder, order.removed, order.now, say, dry_run=order.dry_run
    )


def _site_url(root: Path) -> str | None:
    """Return the address that the project's configuration states."""
    stated = read_config(root).get("site_url")
    return str(stated) if stated else None
