"""Publishes the site on a branch: what readers lack is built, and put beside what they have."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from milepost.build.revision import plan_commit
from milepost.build.site_build import Part, built_part
from milepost.publish.branch.contents import Contents
from milepost.publish.branch.edit import Edit, folder_files, site_edit
from milepost.publish.branch.update import Say, Session, Updated, read_branch, session, update


def publish_branch(
    root: Path, remote: str, branch: str, say: Say, *, dry_run: bool = False
) -> Updated:
    """Build what the branch lacks and publish it there.

    Raises MilepostError, with the branch as it was, when the plan has problems, the branch was
    rewritten, a review was published from another seal, or the remote refuses.
    """
    with session(root, remote, branch, say, dry_run=dry_run) as at:
        say(f"Reading {branch} of {remote}")
        before = read_branch(at)
        say("Building what is not published yet")
        elsewhere = {record.version: record for record in before.records}
        with built_part(root, elsewhere, lambda owner: say(f"Waiting for process {owner}")) as part:
            return _publish(at, before, part, plan_commit(root))


def _publish(at: Session, before: Contents, part: Part, commit: str | None) -> Updated:
    at.say("Writing the site into git")
    files = at.objects.write_files(folder_files(part.folder))

    def edit_of(newest: Contents) -> Edit:
        return site_edit(newest, at.objects, part, files)

    said = partial("\n\n".join, ["Publish the site", *([f"Plan: {commit}"] if commit else [])])
    at.say("Pushing")
    return update(at, before, edit_of, said())
