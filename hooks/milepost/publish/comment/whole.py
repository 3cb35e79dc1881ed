"""The whole text of a comment, as long as the host allows and cut nowhere but between rows."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.publish.comment.closing import not_previewed, pages, provenance, ways
from milepost.publish.comment.links import Links
from milepost.publish.comment.opening import headline, seals_touched, sentences
from milepost.publish.comment.problems import problems
from milepost.publish.comment.tables import tables
from milepost.publish.proposal.request import Proposal

MARKER = "<!-- milepost: what this change does to the plan -->"
"""The first line of every comment, unseen by readers, by which it is found and edited."""

LONGEST = 65_536
"""Characters that GitHub takes for one comment; GitLab takes a million."""

_ENTRIES = (10_000, 3_000, 1_000, 500, 250, 100, 50, 25, 10, 5, 2, 0)
"""How many entries of each list are written, tried in this order."""


def whole(proposal: Proposal, links: Links | None) -> str:
    """Return the comment with as many entries in its lists as its length allows."""
    for most in _ENTRIES:
        text = "\n".join(_lines(proposal, links, most)) + "\n"
        if len(text) <= LONGEST:
            break
    return text


def _lines(proposal: Proposal, links: Links | None, most: int) -> Iterator[str]:
    yield MARKER
    yield "### What this change does to the plan"
    yield ""
    yield from seals_touched(proposal, most)
    if proposal.plan is None:
        yield from problems(proposal, most)
    else:
        yield from headline(proposal)
        yield from sentences(proposal, most)
    yield from ways(proposal, links)
    if proposal.comparison and proposal.comparison.changes:
        yield from tables(proposal.comparison, most)
    yield from pages(proposal, most)
    yield from not_previewed(proposal, most)
    yield provenance(proposal.commits)
