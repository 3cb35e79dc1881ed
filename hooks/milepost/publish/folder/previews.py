"""Puts previews of pull requests beside the site in a folder, and takes them away again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from milepost.publish.folder.change import Change, Source, changed, source_of, sources_in
from milepost.publish.folder.contents import Contents, below
from milepost.publish.folder.place import FolderPlace, folder_place
from milepost.publish.folder.session import (
    FolderUpdated,
    folder_session,
    read_folder,
    update_folder,
)
from milepost.publish.owned import PREVIEWS, is_preview
from milepost.publish.previews import (
    LIST,
    NewPreview,
    Numbers,
    Preview,
    remaining,
    unexpired,
    with_preview,
    write_list,
)
from milepost.publish.saying import Say

_LIST = f"{PREVIEWS}/{LIST}"


def put_folder_preview(
    root: Path,
    target: Path,
    new: NewPreview,
    say: Say,
    *,
    dry_run: bool = False,
) -> FolderUpdated:
    """Publish the preview of a pull request; an earlier one of it is replaced.

    The oldest previews go when all together have more bytes than they may. The site itself and
    its index are not touched.
    """
    sources = sources_in(new.folder)
    preview = new.published(sum(source.size for source in sources.values()))
    place = folder_place(target, root)
    with folder_session(place, new.now, say, dry_run=dry_run) as at:
        before = read_folder(at)
        kept = with_preview(unexpired(before.previews, new.now), preview, new.budget)
        coming = {f"{PREVIEWS}/{preview.folder}/{path}": one for path, one in sources.items()}
        return update_folder(at, before, _previews_change(place, before, kept, preview, coming))


def remove_folder_previews(
    root: Path,
    target: Path,
    numbers: Numbers,
    now: datetime,
    say: Say,
    *,
    dry_run: bool = False,
) -> FolderUpdated:
    """Remove previews that have expired, and those of these pull requests."""
    place = folder_place(target, root)
    with folder_session(place, now, say, dry_run=dry_run) as at:
        before = read_folder(at)
        left = remaining(before.previews, numbers, now)
        return update_folder(at, before, _previews_change(place, before, left))


def _previews_change(
    place: FolderPlace,
    before: Contents,
    previews: tuple[Preview, ...],
    new: Preview | None = None,
    coming: dict[str, Source] | None = None,
) -> Change:
    """Return what a new list of previews does to the folder; `coming` are the new one's files."""
    files = coming or {}
    named = {path: path.split("/")[1] for path in below(before, PREVIEWS)}
    there = {path: folder for path, folder in named.items() if is_preview(folder)}
    kept = {one.folder for one in previews}
    lost = {path for path, folder in there.items() if folder not in kept}
    own = f"{PREVIEWS}/{new.folder}" if new else ""
    old = {path for path in below(before, own) if path not in files} if new else set()
    differing = changed(place, before, files)
    replaced = files if differing or old else {}
    listed = {_LIST: source_of(write_list(previews))} if previews or before.previews else {}
    lists = changed(place, before, listed)
    return Change(
        staged={**replaced, **lists},
        shared=(),
        folders=(own,) if replaced else (),
        lists=tuple(lists),
        gone=tuple(sorted({f"{PREVIEWS}/{there[path]}" for path in lost})),
        put={path: source.size for path, source in {**differing, **lists}.items()},
        removed=frozenset(lost | old),
        records=before.records,
        previews=previews,
    )
