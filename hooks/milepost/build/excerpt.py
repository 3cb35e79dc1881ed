"""The lines of a file around a problem, with the faulty value marked."""

from __future__ import annotations

import re
from typing import Any

from milepost.problems.place import Place
from milepost.value import Value

_BEFORE = 2
_AFTER = 1
_WIDEST = 300
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\'\'|[^\'])*\'')
_KEY = re.compile(r"[^\s:#,{}\[\]][^:#,{}\[\]]*?(?=\s*:(?:\s|$))")
_PLAIN = re.compile(r"\S(?:(?! #).)*?(?=\s*(?: #|$))")
_FLOWING = re.compile(r"[^\s,{}\[\]](?:(?! #)[^,{}\[\]])*?(?=\s*(?:[,{}\[\]]| #|$))")


class Excerpt(Value):
    """Some lines of a file: the number of the first, their texts, and the faulty one.

    `faulty` is the index of the faulty line; `start` and `end` are the characters of it that are
    at fault, from 0, the end not included.
    """

    first: int
    lines: tuple[str, ...]
    faulty: int
    start: int
    end: int

    def to_plain(self) -> list[Any]:
        """Return the excerpt as JSON can hold it."""
        return [self.first, self.lines, self.faulty, self.start, self.end]

    @classmethod
    def from_plain(cls, plain: list[Any]) -> Excerpt:
        """Return the excerpt that `to_plain` was made from."""
        first, lines, faulty, start, end = plain
        return cls(first, tuple(lines), faulty, start, end)


def excerpt(text: str, place: Place) -> Excerpt | None:
    """Return the lines around a place; None where the text has no such line."""
    lines = text.split("\n")
    index = place.line - 1
    if not 0 <= index < len(lines):
        return None
    first = max(index - _BEFORE, 0)
    shown = tuple(_shown(line) for line in lines[first : index + _AFTER + 1])
    start, end = _marked(shown[index - first], place.column - 1)
    return Excerpt(first + 1, shown, index - first, start, end)


def _shown(line: str) -> str:
    """Return a line without its end, cut where nobody would read on."""
    line = "".join(_visible(character) for character in line.rstrip("\r")[: _WIDEST + 1])
    return line if len(line) <= _WIDEST else line[:_WIDEST] + " …"


def _visible(character: str) -> str:
    if character == "\t":
        return " "
    return character if character.isprintable() else "\ufffd"


def _marked(line: str, start: int) -> tuple[int, int]:
    """Return the span at fault: the quoted text, the key or the plain text that starts there."""
    start = min(max(start, 0), len(line))
    inside_flow = any(line.count(sign, 0, start) for sign in "{[")
    for form in (_QUOTED, _KEY, _FLOWING if inside_flow else _PLAIN):
        if found := form.match(line, start):
            return found.span()
    return start, len(line)
