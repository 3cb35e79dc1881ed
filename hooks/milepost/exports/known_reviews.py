"""What a build knows of the sealed reviews, kept in live so that the next build need not find it.

Nobody reads this file but the build. Each entry is named by the digest of the seal's file, and
all together by that of the generator: facts follow from these two alone, since a seal holds the
digest of the one before. Another generator finds all of them anew.

Most items stand as they stood the week before, and a long project has hundreds of reviews. So
each state is written once, and an item names the place of its own in that list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from pydantic import TypeAdapter, ValidationError

from milepost.history.snapshot import Seal, SealHead
from milepost.history.trend import TrendPoint
from milepost.views.known_path import is_of
from milepost.views.reviews.facts import ReviewFacts
from milepost.views.reviews.states import State
from milepost.views.sentence import Sentence


@dataclass(frozen=True, slots=True)
class KnownReview:
    """One review: what the seal says of itself, and its facts."""

    head: SealHead
    facts: ReviewFacts


@dataclass(frozen=True, slots=True)
class _Written:
    """One review as the file holds it: `states` are places in the list of all."""

    source: str
    head: SealHead
    point: TrendPoint
    names: Mapping[str, str]
    states: Mapping[str, int]
    changed: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _File:
    generator: str
    states: tuple[State, ...]
    reviews: tuple[_Written, ...]


_ADAPTER = TypeAdapter(_File)
_HEAD = tuple(each.name for each in fields(SealHead))


def known_file(generator: str, seals: Sequence[Seal], facts: Sequence[ReviewFacts]) -> bytes:
    """Return the file for all sealed reviews, oldest first, with the facts of each."""
    places: dict[State, int] = {}
    reviews = []
    for seal, each in zip(seals, facts, strict=True):
        states = {
            name: places.setdefault(state, len(places)) for name, state in each.states.items()
        }
        head = SealHead(*(getattr(seal, name) for name in _HEAD))
        reviews.append(_Written(seal.source, head, each.point, each.names, states, each.changed))
    return _ADAPTER.dump_json(_File(generator, tuple(places), tuple(reviews))) + b"\n"


def read_known(generator: str, data: bytes) -> Mapping[str, KnownReview]:
    """Return what a file knows by the digests of the seals' files.

    Nothing is known from a file of another generator, or from one that is damaged.
    """
    if not is_of(generator, data):
        return {}
    try:
        file = _ADAPTER.validate_json(data)
        return {review.source: _known(review, file.states) for review in file.reviews}
    except (ValidationError, IndexError):
        return {}


def _known(written: _Written, states: Sequence[State]) -> KnownReview:
    stood = {name: states[place] for name, place in written.states.items()}
    return KnownReview(
        written.head, ReviewFacts(written.point, written.names, stood, written.changed)
    )
