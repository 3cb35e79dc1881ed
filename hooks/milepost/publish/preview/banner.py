"""What stands above every page of a preview: that it is unreviewed, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.history.names import FOLDER
from milepost.publish.proposal.request import Proposal
from milepost.render.chrome import Banner, FooterFact
from milepost.views.reviews.differing import PATH
from milepost.views.reviews.feared import feared
from milepost.views.wording import count

_SHORT = 7
_NAMED = 3


def banner_of(proposal: Proposal) -> Banner:
    """Return the banner of every page; it leads to what changes where there are pages."""
    return Banner(
        "preview",
        f"Unreviewed: {called(proposal)}, commit {proposal.commits.head[:_SHORT]}.",
        f"{_seals(proposal)}{_standing(proposal)}",
        (FooterFact("What changes", PATH),) if proposal.plan else (),
        tuple(_notes(proposal)),
    )


def called(proposal: Proposal) -> str:
    """Return what the change is called: by the number of its pull request, if it has one."""
    number = proposal.request.number
    return "proposed change" if number is None else f"pull request {number}"


def uncompared(proposal: Proposal) -> str | None:
    """Return why nothing is compared; None where the change is."""
    if proposal.comparison or not proposal.plan:
        return None
    return "The plan before this change has problems, so nothing is compared."


def _standing(proposal: Proposal) -> str:
    if proposal.status is None:
        number = count(len(proposal.errors), "problem")
        return f"Its plan has {number}, so there are no pages of it."
    if proposal.comparison and not proposal.comparison.changes:
        return "No change to the plan."
    said = (each.words for each in feared(proposal.status, proposal.comparison))
    return f"{'. '.join(said)}."


def _seals(proposal: Proposal) -> str:
    if not proposal.seals:
        return ""
    return (
        f"It touches sealed reviews, which must never change: {_listed(proposal.seals)}. "
        "Those of the base are shown. "
    )


def _notes(proposal: Proposal) -> Iterator[str]:
    missing = uncompared(proposal)
    if missing:
        yield missing
    if any(each.place.file.startswith(FOLDER) for each in proposal.trusted.problems):
        yield "Some sealed reviews of the base are not sound, so they are left out."
    if proposal.not_previewed:
        yield f"Not previewed: {_listed(proposal.not_previewed)}."


def _listed(paths: tuple[str, ...]) -> str:
    named = ", ".join(paths[:_NAMED])
    left = len(paths) - _NAMED
    return f"{named} and {left} more" if left > 0 else named
