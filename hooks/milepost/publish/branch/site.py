"""Publishes the site on a branch: what readers lack is built, and put beside what they have."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from milepost.build.revision import plan_commit
from milepost.build.site_build import KNOWN, Part, build_part
from milepost.build.workplace import Published, Workplace
from milepost.publish.branch.contents import Contents, read_blobs
from milepost.publish.branch.edit import Edit, site_edit
from milepost.publish.branch.update import Session, Updated, read_branch, session, update
from milepost.publish.saying import Say


def publish_branch(
    work: Workplace, remote: str, branch: str, say: Say, *, dry_run: bool = False
) -> Updated:
    """Build what the branch lacks and publish it there.

    Raises MilepostError, with the branch as it was, when the plan has problems, the branch was
    rewritten, a review was published from another seal, or the remote refuses.
    """
    with session(work.root, remote, branch, say, dry_run=dry_run) as at:
        say(f"Reading {branch} of {remote}")
        before = read_branch(at)
        say("Building what is not published yet")
        commit = plan_commit(work.root)
        with ThreadPoolExecutor(1) as beside:  # git is as good as idle meanwhile
            beside.submit(at.objects.prepare_tree, before.commit)
            part = build_part(work, _published(at, before))
        return publish_part(at, part, before, commit)


def _published(at: Session, before: Contents) -> Published:
    known = {path: blob for path, blob in before.files.items() if path == KNOWN}
    return Published(
        records={record.version: record for record in before.records},
        known=read_blobs(at.git, known).get(KNOWN, b""),
    )


def publish_part(
    at: Session, part: Part, before: Contents | None = None, commit: str | None = None
) -> Updated:
    """Publish a part that is built; `commit` is that of its plan.

    `before` is the state of the branch where it was read already.
    """
    before = before or read_branch(at)

    def edit_of(newest: Contents) -> Edit:
        at.say("Writing the site into git")
        return site_edit(newest, at.objects, part)

    message = f"Publish the site\n\nPlan: {commit}" if commit else "Publish the site"
    return update(at, before, edit_of, message)
