"""What the pages need to know of a sealed review once its plan is put away again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from milepost.history.comparison import Comparison
from milepost.history.headline import Headline
from milepost.history.snapshot import Seal
from milepost.history.trend import TrendPoint, sealed_point
from milepost.history.two_statuses import Side
from milepost.model.plan import Plan
from milepost.value import Value
from milepost.views.reviews.sentences import sentences_of
from milepost.views.reviews.states import State, states_of
from milepost.views.sentence import Sentence, say

_SENTENCES = 3


class ReviewFacts(Value):
    """One sealed review as all later pages speak of it.

    It follows from the seal and those before it alone, so it can be kept and read again instead
    of the plan. `names` are the lasting names of its objects by id, where they are not the ids;
    `states` are the states of those that have one, by lasting name. `changed` says in few
    sentences what changed since the review before; links lead to pages of this review's version.
    """

    point: TrendPoint
    names: Mapping[str, str]
    states: Mapping[str, State]
    changed: tuple[Sentence, ...]

    @property
    def day(self) -> date:
        """The day of the review."""
        return self.point.day

    @property
    def headline(self) -> Headline:
        """What its readers were shown."""
        return self.point.headline


def facts_of(
    seal: Seal, side: Side, names: Mapping[str, str], comparison: Comparison | None
) -> ReviewFacts:
    """Return the facts of a review; `comparison` is that with the one before, if there is one."""
    return ReviewFacts(
        point=sealed_point(seal, side),
        names=names,
        states=by_name(states_of(side.status), names),
        changed=changed(comparison, None),
    )


def by_name(states: Iterable[tuple[str, State]], names: Mapping[str, str]) -> Mapping[str, State]:
    """Return the states of items by their lasting names."""
    return {names.get(identifier, identifier): state for identifier, state in states}


def changed(comparison: Comparison | None, site: Plan | None) -> tuple[Sentence, ...]:
    """Return what changed since the review before, for a site of the given plan."""
    if comparison is None:
        return (say("The first review; there was nothing to compare yet."),)
    return sentences_of(comparison, _SENTENCES, site)


def lasting_names(
    before: Mapping[str, str], same: Mapping[str, str], ids: Iterable[str], day: date
) -> Mapping[str, str]:
    """Return the lasting names of a plan from those of the one before, where they are not the ids.

    `same` leads from earlier ids to later ones. An object keeps its name when its id changes. One
    that came in later is named with the day on which it did, since its id may have been
    another's; so no name ever depends on later plans.
    """
    known = {now: before.get(was, was) for was, now in same.items()}
    names = {name: known.get(name) or f"{name}/{day}" for name in ids}
    return {identifier: name for identifier, name in names.items() if identifier != name}
