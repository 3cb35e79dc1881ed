"""How a comment opens: seals first of all, then what a reader fears, then what changes."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.publish.comment.lists import item, listed, path_item, said
from milepost.publish.proposal.request import Proposal
from milepost.views.reviews.differing import path_now_critical
from milepost.views.reviews.feared import feared
from milepost.views.reviews.named import Named
from milepost.views.reviews.phrases import subjects
from milepost.views.reviews.sentences import sentences_of
from milepost.views.sentence import Sentence, say, text_of

_SENTENCES = 20
NO_CHANGE = "No change to the plan."


def seals_touched(proposal: Proposal, most: int) -> Iterator[str]:
    """Yield which sealed reviews the change touches, if it does."""
    if proposal.seals:
        yield "**This change touches sealed reviews, which must never change.**"
        yield ""
        yield from listed(proposal.seals, path_item, most)
        yield ""


def headline(proposal: Proposal) -> Iterator[str]:
    """Yield readiness verdict, end of the plan and overall health, changed or unchanged."""
    _, status = proposal.sound()
    yield " · ".join(f"**{said(each.words)}**" for each in feared(status, proposal.comparison))
    yield ""


def sentences(proposal: Proposal, most: int) -> Iterator[str]:
    """Yield what changes in sentences, worst first; that nothing does, or why it is not told."""
    if proposal.comparison is None:
        yield "The plan before this change has problems, so nothing is compared."
    elif not proposal.comparison.changes:
        yield NO_CHANGE
    else:
        yield from listed(sentences_in_words(proposal), item, most)
    yield ""


def sentences_in_words(proposal: Proposal) -> tuple[str, ...]:
    """Return the sentences about a change of the plan, without markup; none where none is."""
    if proposal.comparison is None or not proposal.comparison.changes:
        return ()
    named = Named(proposal.comparison)
    found = (*sentences_of(proposal.comparison, _SENTENCES), *_critical_path(named))
    return tuple(text_of(each) for each in found)


def _critical_path(named: Named) -> Iterator[Sentence]:
    entered = path_now_critical(named.comparison)
    if entered:
        yield say("The critical path now runs through ", *subjects(named, entered, "item"), ".")
