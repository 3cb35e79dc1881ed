"""What every form of a comparison tells: its heading, its sentences and its tables."""

from __future__ import annotations

from milepost.history.comparison import Comparison
from milepost.history.proposals import Proposal, proposed_renamings
from milepost.value import Value
from milepost.views.reviews.change_table import ChangeGroup
from milepost.views.reviews.sentences import groups_of, sentences_of
from milepost.views.sentence import text_of
from milepost.views.wording import count, full_day

_SENTENCES = 20
_SMALL = "rest"

REASON_MISSING = "reason missing"
"""What stands in the place of a reason that is needed and was not given."""


class Told(Value):
    """A comparison in words.

    `before` and `after` head the columns. `groups` leave out bookkeeping, which `small` counts.
    """

    title: str
    before: str
    after: str
    sentences: tuple[str, ...]
    groups: tuple[ChangeGroup, ...]
    proposals: tuple[Proposal, ...]
    small: str | None


def told(comparison: Comparison, before: str, after: str) -> Told:
    """Return a comparison in words; `before` and `after` are what its sides were called."""
    groups = groups_of(comparison)
    small = sum(len(group.rows) for group in groups if group.id == _SMALL)
    first, second = _side(comparison.before.date.isoformat(), before), _side("", after)
    days = full_day(comparison.before.date), full_day(comparison.after.date)
    return Told(
        title=f"Changed from {_called(days[0], first)} to {_called(days[1], second)}",
        before=first if first else days[0],
        after=second if second else days[1],
        sentences=tuple(text_of(each) for each in sentences_of(comparison, _SENTENCES)),
        groups=tuple(group for group in groups if group.id != _SMALL),
        proposals=proposed_renamings(comparison.plain),
        small=f"Bookkeeping beside that: {count(small, 'change')}." if small else None,
    )


def reason_words(reason: str | None, *, needed: bool) -> str:
    """Return the reason as a table shows it; that it is missing where one is needed."""
    if reason:
        return " ".join(reason.split())
    return REASON_MISSING if needed else ""


def proposal_words(proposal: Proposal) -> str:
    """Return a proposed renaming in one sentence."""
    return (
        f"{proposal.earlier} may be {proposal.later} now (“{proposal.title}”); "
        f"if so, say `renamed_from: {proposal.earlier}`."
    )


def _side(day: str, name: str) -> str:
    """Return a side's name where it says more than its day."""
    return "" if name in (day, "last") or name[:4].isdigit() else name


def _called(day: str, name: str) -> str:
    return f"{name} ({day})" if name else day
