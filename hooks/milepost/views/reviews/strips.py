"""The states of each item from review to review: its history as a strip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from milepost.value import Value
from milepost.views.marks import Mark
from milepost.views.reviews.states import State
from milepost.views.wording import short_day


class Reviewed(Value):
    """How everything stood at one review, by lasting name."""

    day: date
    states: Mapping[str, State]


class Run(Value):
    """Reviews in a row at which an item stood the same: the day of the first, and the state."""

    day: str
    mark: Mark
    detail: str

    @property
    def word(self) -> str:
        """The state as it stands within a row of words; capitals such as those of GO stay."""
        word = self.mark.word
        return word if word.isupper() else f"{word[:1].lower()}{word[1:]}"

    @property
    def words(self) -> str:
        """The state with its detail: `scheduled, ends 27 Dec`."""
        return f"{self.word}, {self.detail}" if self.detail else self.word


class StateStrip(Value):
    """The history of one item, oldest first: where its mark changed, and where anything did."""

    marks: tuple[Run, ...]
    runs: tuple[Run, ...]


def strips(reviews: Sequence[Reviewed], names: Mapping[str, str]) -> Mapping[str, StateStrip]:
    """Return the history of each item that stood at two reviews or more, by its latest id.

    `reviews` come oldest first, the one that is shown last; `names` are the lasting names of its
    objects by id where they are not the ids, so an item keeps its history where it was renamed.
    """
    if len(reviews) < 2:
        return {}
    as_of = reviews[-1].day
    found: dict[str, list[tuple[date, State]]] = {name: [] for name in reviews[-1].states}
    for review in reviews:
        for name, state in review.states.items():
            if name in found:
                found[name].append((review.day, state))
    ids = {name: identifier for identifier, name in names.items()}
    return {
        ids.get(name, name): _strip(points, as_of)
        for name, points in found.items()
        if len(points) > 1
    }


def _strip(points: Sequence[tuple[date, State]], as_of: date) -> StateStrip:
    whole = [next(run) for _, run in groupby(points, lambda point: point[1])]
    looks = [next(run) for _, run in groupby(points, lambda point: point[1].mark)]
    return StateStrip(
        marks=tuple(Run(short_day(day, as_of), state.mark, "") for day, state in looks),
        runs=tuple(
            Run(short_day(day, as_of), state.mark, state.detail(as_of)) for day, state in whole
        ),
    )
