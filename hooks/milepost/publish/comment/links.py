"""Addresses in a comment: those of the preview, which the one who publishes it gives."""

from __future__ import annotations

import re
from urllib.parse import quote

from milepost.errors import WrongUsage
from milepost.publish.proposal.opened_first import opened_first
from milepost.publish.proposal.request import Proposal
from milepost.value import Value
from milepost.views.reviews.differing import PATH

_ADDRESS = re.compile(r"https?://[^\s<>\x00-\x20\x7f]+", re.IGNORECASE)


class Links(Value):
    """Where the preview can be opened: its page that changed most, and the comparison.

    Both are the same for a plan with problems.
    """

    most_changed: str
    changes: str


def links_of(proposal: Proposal, address: str | None) -> Links | None:
    """Return the links into a preview at this address; None where none is published.

    Raises WrongUsage where it is no http(s) address.
    """
    if address is None:
        return None
    if not _ADDRESS.fullmatch(address):
        raise WrongUsage(
            f"{address!r} is not the address of a preview.", "Give one that starts with https://."
        )
    folder = address.rstrip("/")
    first = f"{folder}/{quote(opened_first(proposal))}"
    return Links(first, f"{folder}/{PATH}" if proposal.plan else first)
