"""How a comment ends: pages, what is not previewed, links, and from which commits it comes."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.publish.comment.links import Links
from milepost.publish.comment.lists import listed, path_item, path_said
from milepost.publish.proposal.request import Commits, Proposal
from milepost.views.wording import count, full_day

_SHORT = 12


def pages(proposal: Proposal, most: int) -> Iterator[str]:
    """Yield which hand-written pages and pictures differ."""
    if proposal.pages:
        yield f"#### Hand-written pages and pictures ({len(proposal.pages)})"
        yield ""
        yield from listed(tuple(proposal.pages.items()), _page, most)
        yield ""


def not_previewed(proposal: Proposal, most: int) -> Iterator[str]:
    """Yield what changes without being shown, since it is configuration, code or else."""
    if proposal.not_previewed:
        number = count(len(proposal.not_previewed), "change")
        yield f"**Not previewed: {number} outside of plan and pages.** Read them with care."
        yield ""
        yield from listed(proposal.not_previewed, path_item, most)
        yield ""


def ways(proposal: Proposal, links: Links | None) -> Iterator[str]:
    """Yield the links into the preview."""
    if links is None:
        return
    rest = "All problems with their lines" if proposal.plan is None else "All that changes"
    most = f"[The page that changes most](<{links.most_changed}>) · "
    yield f"{most if links.most_changed != links.changes else ''}[{rest}](<{links.changes}>)"
    yield ""


def provenance(commits: Commits) -> str:
    """Return the commits and the time of the proposed one."""
    made = f"{full_day(commits.made.date())}, {commits.made:%H:%M} UTC"
    base, head, split = (
        f"`{each[:_SHORT]}`" for each in (commits.base, commits.head, commits.split)
    )
    since = "" if commits.split == commits.base else f", compared where it left the base at {split}"
    return f"Commit {head} of {made}; base {base}{since}."


def _page(named: tuple[str, str]) -> str:
    path, word = named
    return f"- {path_said(path)}: {word}"
