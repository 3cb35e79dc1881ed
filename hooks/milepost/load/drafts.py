"""What one file of the plan says, before it is measured against the model.

A file that became a folder is joined here: its lists one after the other in the order of the
names, every other key once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from milepost.load.outline import KeyPath, Outlines
from milepost.model.base import PLACE_KEY, Record
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem
from milepost.value import Value


class Part(Value):
    """A file that was read: its path and its top-level mapping."""

    path: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class JoinedPlace(Place):
    """The place of a mapping that several files share: each key stands in one of them."""

    homes: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)

    def at(self, key: str) -> Place:
        """Return the place of the value under `key`, in the file that holds it."""
        home = self.homes.get(key)
        return home.at(key) if home else Place(self.file, self.line, self.column)


class Draft(Value):
    """The raw values of one file, what they should be, and where each part comes from."""

    path: str
    record: type[Record]
    data: dict[str, Any]
    origins: Mapping[str, tuple[tuple[int, str], ...]]
    problems: tuple[Problem, ...] = ()

    def origin(self, path: KeyPath) -> tuple[str, KeyPath]:
        """Return the file that holds what a path of the joined values names, and its path there."""
        spans = self.origins.get(str(path[0]), ()) if path else ()
        if not spans:
            return self.data[PLACE_KEY].file, path
        if len(path) < 2 or not isinstance(path[1], int):
            return spans[0][1], path
        start, file = [span for span in spans if span[0] <= path[1]][-1]
        return file, (path[0], path[1] - start, *path[2:])

    def value_place(self, outlines: Outlines, path: KeyPath) -> Place:
        """Return the place of a value."""
        file, inner = self.origin(path)
        return outlines.of(file).value(inner)

    def key_place(self, outlines: Outlines, path: KeyPath) -> Place:
        """Return the place of a key."""
        file, inner = self.origin(path)
        return outlines.of(file).key(inner)


def join(path: str, record: type[Record], parts: Iterable[Part]) -> Draft:
    """Return the parts of a file as one draft."""
    data: dict[str, Any] = {}
    homes: dict[str, Place] = {}
    origins: dict[str, list[tuple[int, str]]] = {}
    problems: list[Problem] = []
    for part in parts:
        place: Place = part.data[PLACE_KEY]
        data.setdefault(PLACE_KEY, place)
        for key, value in part.data.items():
            if key == PLACE_KEY:
                continue
            if key not in data:
                data[key] = value
            elif isinstance(value, list) and isinstance(data[key], list):
                origins[key].append((len(data[key]), part.path))
                data[key] = [*data[key], *value]
                continue
            else:
                problems.append(_twice(key, place.at(key), homes[key].at(key)))
                continue
            homes[key] = place
            origins[key] = [(0, part.path)]
    data.setdefault(PLACE_KEY, Place(path))
    if len({home.file for home in homes.values()}) > 1:
        first: Place = data[PLACE_KEY]
        data[PLACE_KEY] = JoinedPlace(first.file, first.line, first.column, {}, homes)
    spans = {key: tuple(found) for key, found in origins.items()}
    return Draft(path, record, data, spans, tuple(problems))


def _twice(key: str, place: Place, first: Place) -> Problem:
    return problem(
        "duplicate-key",
        place,
        f'The key "{key}" is here a second time; it was given at {first}.',
        "Keep one of the two.",
    )
