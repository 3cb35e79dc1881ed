"""Which page of a preview a reader opens first: the one that changed most."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.publish.proposal.request import Proposal
from milepost.views.links import page_path
from milepost.views.reviews.differing import PATH, most_changed

_HOME = "index.html"
_AUTHORED = "site_src/"


def opened_first(proposal: Proposal) -> str:
    """Return the path of the page with most changes; it is the front page only for problems.

    A change of hand-written pages alone leads to the first of them, one that no page of the plan
    shows by itself to the comparison.
    """
    if proposal.plan is None:
        return _HOME
    found = most_changed(proposal.comparison, proposal.plan) if proposal.comparison else None
    return found or next(_written(proposal), PATH)


def _written(proposal: Proposal) -> Iterator[str]:
    for path, word in proposal.pages.items():
        if path.endswith(".md") and word != "removed":
            yield page_path(path.removeprefix(_AUTHORED))
