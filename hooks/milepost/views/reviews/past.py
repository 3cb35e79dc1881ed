"""The sealed reviews behind a site: their plans opened only where a page needs one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType

from milepost.history.archive import Archive
from milepost.history.comparison import Comparison, compare
from milepost.history.derived_changes import side_of
from milepost.history.identity import same_objects
from milepost.history.objects import objects_of
from milepost.history.snapshot import Seal
from milepost.history.two_statuses import Side
from milepost.views.reviews.facts import ReviewFacts, facts_of, lasting_names

_NOTHING: Mapping[str, ReviewFacts] = MappingProxyType({})


class Past:
    """What the sealed reviews of an archive say, each read and derived at most once.

    `known` are facts from an earlier build, by the digest of their seal: of a review with known
    facts the plan is not opened, unless a page compares it.
    """

    def __init__(self, archive: Archive, known: Mapping[str, ReviewFacts] = _NOTHING) -> None:
        self.archive = archive
        self._known = known
        self._facts: list[ReviewFacts] = []
        self._sides: dict[str, Side] = {}
        self._comparisons: dict[str, Comparison] = {}

    @cached_property
    def facts(self) -> tuple[ReviewFacts, ...]:
        """The facts of all reviews, oldest first."""
        return self.facts_until(date.max)

    def facts_until(self, day: date) -> tuple[ReviewFacts, ...]:
        """Return the facts of the reviews up to a day, oldest first."""
        seals = [seal for seal in self.archive.seals if seal.day <= day]
        for seal in seals[len(self._facts) :]:
            self._facts.append(self._known.get(seal.digest) or self._found(seal))
        return tuple(self._facts[: len(seals)])

    def at(self, seal: Seal) -> Past:
        """Return what was known when a review was sealed: no later review, and no later erratum.

        It shares what has been read and derived with this one.
        """
        errata = tuple(each for each in self.archive.errata if each.digest in seal.errata)
        then = Past(Archive(self.archive.until(seal.day).seals, errata), self._known)
        then._facts = list(self.facts_until(seal.day))
        then._sides, then._comparisons = self._sides, self._comparisons
        return then

    def side(self, seal: Seal) -> Side:
        """Return the plan of a review with what follows from it today."""
        if seal.digest not in self._sides:
            self._sides[seal.digest] = side_of(seal.snapshot)
        return self._sides[seal.digest]

    def comparison(self, seal: Seal) -> Comparison | None:
        """Return a review compared with the one before it; None for the first."""
        before = self.archive.before(seal.day)
        if before is None:
            return None
        if seal.digest not in self._comparisons:
            self._comparisons[seal.digest] = compare(
                before.snapshot, seal.snapshot, (), self.side(before), self.side(seal)
            )
        return self._comparisons[seal.digest]

    def _found(self, seal: Seal) -> ReviewFacts:
        """Return the facts of a review after those of all earlier ones."""
        comparison = self.comparison(seal)
        names: Mapping[str, str] = {}
        if comparison is not None:
            objects = objects_of(seal.snapshot.plan)
            same = same_objects(objects_of(comparison.before.plan), objects)
            names = lasting_names(self._facts[-1].names, same, objects, seal.day)
        return facts_of(seal, self.side(seal), names, comparison)
