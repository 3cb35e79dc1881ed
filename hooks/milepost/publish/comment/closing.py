"""How a comment ends: pages, what is not previewed, links, and from which commits it comes."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.publish.comment.links import Links
from milepost.publish.comment.lists import listed, said
from milepost.publish.proposal.request import Commits, Proposal
from milepost.views.wording import count, full_day

_SHORT = 12


def pages(proposal: Proposal, most: int) -> Iterator[str]:
    """Yield which hand-written pages and pictures differ."""
    if proposal.pages:
        yield f"#### Hand-written pages and pictures ({len(proposal.pages)})"
        yield ""
        found = [f"- {said(path)}: {word}" for path, word in proposal.pages.items()]
        yield from listed(found, most)
        yield ""


def not_previewed(proposal: Proposal, most: int) -> Iterator[str]:
    """Yield what changes without being shown, since it is configuration, code or else."""
    if proposal.not_previewed:
        number = count(len(proposal.not_previewed), "change")
        yield f"**Not previewed: {number} outside of plan and pages.** Read them with care."
        yield ""
        yield from listed([f"- {said(path)}" for path in proposal.not_previewed], most)
        yield ""


def ways(proposal: Proposal, links: Links | None) -> Iterator[str]:
    """Yield the links into the preview."""
    if links is None:
        return
    if proposal.plan is None:
        yield f"[All problems with their lines](<{links.changes}>)"
    else:
        yield f"[The page that changes most](<{links.most_changed}>) · "
        yield f"[All that changes](<{links.changes}>)"
    yield ""


def provenance(commits: Commits) -> str:
    """Return the commits and the time of the proposed one."""
    made = f"{full_day(commits.made.date())}, {commits.made:%H:%M} UTC"
    base, head, split = (
        f"`{each[:_SHORT]}`" for each in (commits.base, commits.head, commits.split)
    )
    since = "" if commits.split == commits.base else f", compared where it left the base at {split}"
    return f"Commit {head} of {made}; base {base}{since}."
