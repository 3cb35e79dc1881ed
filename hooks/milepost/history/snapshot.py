"""A plan at one review: what was intended, and what the readers were shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from milepost.value import Value

SCHEMA = 1
"""The number of the seal's shape. Raise it when a reader of the old shape would misread the new
one; the old reader stays, with a fixture, for ever."""

Tree = Mapping[str, Any]
"""A tree of plain values: mappings, lists, texts, whole numbers, booleans and None.

Numbers of the plan are texts, so that no reader rounds them; dates are ISO texts.
"""


class Person(Value):
    """Who sealed, as git knows them. It is unproven unless the commit or a tag is signed."""

    name: str
    email: str


class Snapshot(Value):
    """The plan of one review, with the headline values that follow from it.

    `plan` is the model written out whole: one key for each plan file (`project`, `work`,
    `readiness`, `kpis`, `risks`, `decisions`, `communication`, `review`), `runbooks` with their
    facts, and `pages`, the paths of the hand-written pages, without their texts.
    `places` maps ids to `file:line:column`. `headline` holds what the readers were shown; its
    keys are those of `headline.Headline`. `warnings` are the lines that the reading gave.
    """

    date: date
    plan: Tree
    headline: Tree
    places: Mapping[str, str]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class SealHead:
    """What a seal says beside its snapshot.

    `digest` is the SHA-256 of the canonical form without the digest itself; `previous` the
    digest of the seal before, None for the first. `errata` are the digests of all errata that
    stood in the folder when it was sealed, sorted, so that none of them can go unseen. `notes`
    are what the review wanted remembered.
    """

    day: date
    schema: int
    generator: str
    sealed_by: Person
    previous: str | None
    digest: str
    errata: tuple[str, ...] = ()
    notes: str | None = None


@dataclass(frozen=True)
class Seal(SealHead):
    """A snapshot that is fixed for ever: one canonical file in `plan/reviews/`.

    `opened` gives the snapshot. It is asked once and only when somebody wants the plan: of the
    hundreds of seals of a long project most pages need the heads alone. Two seals with one digest
    are equal. `source` is the SHA-256 of the file that it was read from, empty for a new one.
    """

    opened: Callable[[], Snapshot] = field(compare=False, repr=False, kw_only=True)
    source: str = field(default="", compare=False, kw_only=True)

    @cached_property
    def snapshot(self) -> Snapshot:
        """The plan of the review."""
        return self.opened()


def seal_of(
    snapshot: Snapshot,
    *,
    generator: str,
    sealed_by: Person,
    previous: str | None,
    digest: str = "",
    errata: tuple[str, ...] = (),
    notes: str | None = None,
    schema: int = SCHEMA,
) -> Seal:
    """Return the seal of a snapshot that is there already."""
    head = (snapshot.date, schema, generator, sealed_by, previous, digest, errata, notes)
    return Seal(*head, opened=lambda: snapshot)


class Erratum(Value):
    """A mistake found later in a sealed review: said beside it, never mended in it.

    The errata of a review count from 1 and are a chain of their own: `previous` is the digest of
    the review for the first, that of the erratum before for each later one.
    """

    review: date
    number: int
    reason: str
    by: Person
    previous: str
    digest: str
