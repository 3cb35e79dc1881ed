"""What a build knows of the sealed reviews, kept in live so that the next build need not find it.

Nobody reads this file but the build. Each entry is named by the digest of the seal's file, and
all together by that of the generator: facts follow from these two alone, since a seal holds the
digest of the one before. Another generator finds all of them anew.

Most items stand as they stood the week before, and a long project has hundreds of reviews. So
each state and each forecast is written once, and a review names only the states that are other
than at the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from msgspec.json import Decoder, encode

from milepost.history.snapshot import Seal, SealHead
from milepost.history.trend import Forecast, TrendPoint
from milepost.value import Value, replace
from milepost.views.known_path import is_of
from milepost.views.reviews.facts import ReviewFacts
from milepost.views.reviews.states import State
from milepost.views.sentence import Sentence


class KnownReview(Value):
    """One review: what the seal says of itself, and its facts."""

    head: SealHead
    facts: ReviewFacts


class _Written(Value):
    """One review as the file holds it.

    `point` has no forecasts; `forecasts` are their places in the list of all. `states` are such
    places too, of what stands otherwise than at the review before; `gone` is what stood there and
    no longer does.
    """

    source: str
    head: SealHead
    point: TrendPoint
    forecasts: tuple[int, ...]
    names: Mapping[str, str]
    states: Mapping[str, int]
    gone: tuple[str, ...]
    changed: tuple[Sentence, ...]


class _File(Value):
    generator: str
    states: tuple[State, ...]
    forecasts: tuple[Forecast, ...]
    reviews: tuple[_Written, ...]


_READER = Decoder(_File)
_HEAD = tuple(each.name for each in fields(SealHead))


def heads_of(known: Mapping[str, KnownReview]) -> Mapping[str, SealHead]:
    """Return the heads of known seals by the digests of their files."""
    return {source: review.head for source, review in known.items()}


def facts_by_seal(known: Mapping[str, KnownReview]) -> Mapping[str, ReviewFacts]:
    """Return the facts of known reviews by the digests of their seals."""
    return {review.head.digest: review.facts for review in known.values()}


def known_file(generator: str, seals: Sequence[Seal], facts: Sequence[ReviewFacts]) -> bytes:
    """Return the file for all sealed reviews, oldest first, with the facts of each."""
    states: dict[State, int] = {}
    forecasts: dict[Forecast, int] = {}
    before: Mapping[str, State] = {}
    reviews = []
    for seal, each in zip(seals, facts, strict=True):
        reviews.append(_written(seal, each, before, states, forecasts))
        before = each.states
    return encode(_File(generator, tuple(states), tuple(forecasts), tuple(reviews))) + b"\n"


def _written(
    seal: Seal,
    facts: ReviewFacts,
    before: Mapping[str, State],
    states: dict[State, int],
    forecasts: dict[Forecast, int],
) -> _Written:
    """Return a review as it is written after the one before; what is new gets the next places."""
    other = sorted(name for name, state in facts.states.items() if before.get(name) != state)
    return _Written(
        source=seal.source,
        head=SealHead(*(getattr(seal, name) for name in _HEAD)),
        point=replace(facts.point, forecasts=()),
        forecasts=tuple(forecasts.setdefault(one, len(forecasts)) for one in facts.point.forecasts),
        names=facts.names,
        states={name: states.setdefault(facts.states[name], len(states)) for name in other},
        gone=tuple(sorted(before.keys() - facts.states.keys())),
        changed=facts.changed,
    )


def read_known(generator: str, data: bytes) -> Mapping[str, KnownReview]:
    """Return what a file knows by the digests of the seals' files.

    Nothing is known from a file of another generator, or from one that is damaged.
    """
    if not is_of(generator, data):
        return {}
    try:
        file = _READER.decode(data)
        return dict(_known(file))
    except (ValueError, IndexError, KeyError):
        return {}


def _known(file: _File) -> Iterator[tuple[str, KnownReview]]:
    """Yield each review by the digest of its seal's file."""
    stood: dict[str, State] = {}
    for review in file.reviews:
        stood |= {name: file.states[place] for name, place in review.states.items()}
        for name in review.gone:
            del stood[name]
        forecasts = tuple(file.forecasts[place] for place in review.forecasts)
        point = replace(review.point, forecasts=forecasts)
        facts = ReviewFacts(point, review.names, dict(stood), review.changed)
        yield review.source, KnownReview(review.head, facts)
