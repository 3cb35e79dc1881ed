"""YAML text to nested dicts, lists and texts, each dict with its place.

Only the parser's events are used, with a stack that is bounded: composing nodes would
recurse in C, and constructing values would give `no` and `3.10` a meaning of their own.
A plain scalar is text until a field says otherwise; only an empty one, `null` and `~` are
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from milepost.load.files import Source
from milepost.load.guard import CONTROL, control_problem, control_problems, tab_problems
from milepost.load.syntax import explain
from milepost.model.base import PLACE_KEY
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem
from milepost.value import Value

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 32
"""The most lists and mappings that may stand inside each other."""

MAX_NODES = 300_000
"""The most values that a file may hold."""

_NOTHING = frozenset({"", "null", "~"})
_MERGE = "<<"


class Nodes(Value):
    """What a file says: its value, and the problems of its notation.

    `readable` is false when the notation broke off, so that parts may be missing.
    """

    value: Any
    problems: tuple[Problem, ...] = ()
    readable: bool = True


class _Stop(Exception):
    """Reading can't go on; the problem that says why is already kept."""


@dataclass(slots=True)
class _Builder:
    """One pass over the events of a file; `known` are plain keys that were looked at before."""

    path: str
    parser: Any
    problems: list[Problem] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    count: int = 0

    def document(self) -> Any:
        parser = self.parser
        parser.get_event()
        start = parser.get_event()
        if isinstance(start, yaml.StreamEndEvent):
            return None
        if start.version or start.tags:
            self.report("directive", start, "This file starts with a directive.", "Delete it.")
        value = self.node(parser.get_event(), 0)
        parser.get_event()
        after = parser.get_event()
        if not isinstance(after, yaml.StreamEndEvent):
            self.report(
                "second-document",
                after,
                "A second document starts here.",
                "Put it into a file of its own, or delete the line of hyphens.",
            )
        return value

    def node(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self.scalar(event)
        if kind is yaml.AliasEvent or event.tag is not None or event.anchor is not None:
            self.refuse_marks(event)
        if kind is yaml.AliasEvent:
            return None
        if depth == MAX_DEPTH:
            self.stop(
                "too-deep",
                event,
                f"More than {MAX_DEPTH} lists and mappings stand inside each other.",
                "Write the values on fewer levels.",
            )
        if kind is yaml.MappingStartEvent:
            return self.mapping(event, depth + 1)
        return self.sequence(depth + 1)

    def scalar(self, event: Any) -> str | None:
        if event.tag is not None or event.anchor is not None:
            self.refuse_marks(event)
        value: str = event.value
        style = event.style
        if not style:
            return None if value in _NOTHING else value
        if style == '"' and (found := CONTROL.search(value)):
            self.problems.append(control_problem(self.place(event), found.group()))
        return value

    def sequence(self, depth: int) -> list[Any]:
        get_event = self.parser.get_event
        items = []
        while type(event := get_event()) is not yaml.SequenceEndEvent:
            items.append(self.node(event, depth))
        self.counted(event, len(items))
        return items

    def mapping(self, start: Any, depth: int) -> dict[str, Any]:
        """Return a mapping with its place; most of a plan goes through this loop."""
        get_event = self.parser.get_event
        known = self.known
        scalar = yaml.ScalarEvent
        positions: dict[str, tuple[int, int]] = {}
        value: dict[str, Any] = {}
        while type(event := get_event()) is not yaml.MappingEndEvent:
            key = event.value if type(event) is scalar else None
            if key not in known or event.anchor is not None or event.tag is not None:
                key = self.key(event, depth)
            at = get_event()
            if type(at) is scalar and not at.style and at.anchor is None and at.tag is None:
                item = at.value if at.value not in _NOTHING else None
            else:
                item = self.node(at, depth)
            if key is None:
                continue
            if key in value:
                self.repeated(key, event, positions[key])
                continue
            value[key] = item
            mark = at.start_mark
            positions[key] = (mark.line + 1, mark.column + 1)
        self.counted(start, 2 * len(value))
        mark = start.start_mark
        value[PLACE_KEY] = Place(self.path, mark.line + 1, mark.column + 1, positions)
        return value

    def counted(self, event: Any, values: int) -> None:
        self.count += values
        if self.count > MAX_NODES:
            self.stop(
                "too-many-values",
                event,
                f"This file holds more than {MAX_NODES:,} values.",
                "Split it into several files.",
            )

    def key(self, event: Any, depth: int) -> str | None:
        key = self.node(event, depth)
        if not isinstance(key, str) or not key.strip():
            if not isinstance(event, yaml.AliasEvent):
                self.report("bad-key", event, "This key is not a word.", "Write a plain word.")
            return None
        if event.style:
            return key
        if key == _MERGE:
            self.report(
                "merge-key",
                event,
                'The merge key "<<" stands here.',
                "Write the keys that you want to merge in this place.",
            )
            return None
        self.known.add(key)
        return key

    def repeated(self, key: str, event: Any, first: tuple[int, int]) -> None:
        self.report(
            "duplicate-key",
            event,
            f'The key "{key}" is here a second time; it was given on line {first[0]}.',
            "Keep one of the two.",
        )

    def refuse_marks(self, event: Any) -> None:
        if getattr(event, "tag", None) is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.report("tag", event, f'The tag "{tag}" stands here.', "Delete the tag.")
        if isinstance(event, yaml.AliasEvent):
            self.report(
                "anchor",
                event,
                f'The alias "*{event.anchor}" stands for a value from elsewhere.',
                'Write the value itself; put a text that starts with "*" in quotes.',
            )
        elif event.anchor is not None:
            self.report(
                "anchor",
                event,
                f'The anchor "&{event.anchor}" marks a value for use elsewhere.',
                'Delete the anchor; put a text that starts with "&" in quotes.',
            )

    def place(self, event: Any) -> Place:
        return Place(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def report(self, code: str, event: Any, message: str, cure: str) -> None:
        self.problems.append(problem(code, self.place(event), message, cure))

    def stop(self, code: str, event: Any, message: str, cure: str) -> None:
        self.report(code, event, message, cure)
        raise _Stop


def read_nodes(source: Source, loader: Any = LOADER) -> Nodes:
    """Return what a YAML file says, or the problems that its text has.

    PyYAML's loader in Python does the same as the one in C, ten times slower, where PyYAML was
    built without the other.
    """
    guarded = tuple(_guard(source))
    if guarded:
        return Nodes(None, guarded, readable=False)
    builder = _Builder(source.path, loader(source.text))
    try:
        value = builder.document()
    except _Stop:
        return Nodes(None, tuple(builder.problems), readable=False)
    except yaml.YAMLError as error:
        builder.problems.append(explain(source.path, source.text, error))
        return Nodes(None, tuple(builder.problems), readable=False)
    return Nodes(value, tuple(builder.problems))


def _guard(source: Source) -> Iterator[Problem]:
    yield from control_problems(source.path, source.text)
    yield from tab_problems(source.path, source.text)
