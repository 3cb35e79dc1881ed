"""Where each key and value of a YAML file stands; made only when a problem asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from milepost.load.files import Source
from milepost.load.nodes import LOADER
from milepost.problems.place import Place
from milepost.value import Value

KeyPath = tuple[str | int, ...]
"""The keys and list positions that lead from the top of a file to a value."""

Position = tuple[int, int]


class Outline(Value):
    """The positions of a file's keys, values and list items, by path from its top."""

    file: str
    values: Mapping[KeyPath, Position]
    keys: Mapping[KeyPath, Position]
    items: Mapping[Position, tuple[Position, ...]]

    def value(self, path: KeyPath) -> Place:
        """Return the place of the value at a path, or of the nearest one above it."""
        while path and path not in self.values:
            path = path[:-1]
        return Place(self.file, *self.values.get(path, (1, 1)))

    def key(self, path: KeyPath) -> Place:
        """Return the place of the key at a path, or of the nearest value above it."""
        if path in self.keys:
            return Place(self.file, *self.keys[path])
        return self.value(path)

    def item(self, list_place: Place, index: int) -> Place:
        """Return the place of an item of the list at a place; the place itself without one."""
        items = self.items.get((list_place.line, list_place.column), ())
        return Place(self.file, *items[index]) if index < len(items) else list_place


def outline(source: Source) -> Outline:
    """Return the outline of a file that was read without a problem of notation."""
    values: dict[KeyPath, Position] = {}
    keys: dict[KeyPath, Position] = {}
    items: dict[Position, tuple[Position, ...]] = {}
    parser = LOADER(source.text)
    parser.get_event()
    parser.get_event()

    def note(event: Any, path: KeyPath) -> None:
        values.setdefault(path, _position(event))
        if isinstance(event, yaml.MappingStartEvent):
            while not isinstance(key := parser.get_event(), yaml.MappingEndEvent):
                name = key.value if isinstance(key, yaml.ScalarEvent) else ""
                if not isinstance(key, yaml.ScalarEvent):
                    note(key, (*path, name))
                keys.setdefault((*path, name), _position(key))
                note(parser.get_event(), (*path, name))
        elif isinstance(event, yaml.SequenceStartEvent):
            found: list[Position] = []
            while not isinstance(item := parser.get_event(), yaml.SequenceEndEvent):
                note(item, (*path, len(found)))
                found.append(_position(item))
            items[_position(event)] = tuple(found)

    note(parser.get_event(), ())
    return Outline(source.path, values, keys, items)


def _position(event: Any) -> Position:
    return event.start_mark.line + 1, event.start_mark.column + 1


class Outlines:
    """The outlines of all files that were read, each made when it is first asked for."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._made: dict[str, Outline] = {}

    def of(self, file: str) -> Outline:
        """Return the outline of a file; an empty one for a file whose notation breaks off."""
        if file not in self._made:
            self._made[file] = self._make(file)
        return self._made[file]

    def _make(self, file: str) -> Outline:
        try:
            return outline(self._sources[file])
        except (KeyError, yaml.YAMLError, RecursionError):
            return Outline(file, {}, {}, {})

    def item(self, list_place: Place, index: int) -> Place:
        """Return the place of an item of the list at a place; the place itself without one."""
        return self.of(list_place.file).item(list_place, index)
