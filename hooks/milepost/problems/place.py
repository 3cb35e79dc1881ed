"""Where a statement stands: file, line and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file of the project; line and column count from 1.

    `file` is relative to the project's root and has forward slashes. A place of a
    mapping also knows the positions of the mapping's values, by key.
    """

    file: str
    line: int = 1
    column: int = 1
    keys: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)

    def at(self, key: str) -> Place:
        """Return the place of the value under `key`, or this place where the key is absent."""
        if key not in self.keys:
            return self
        line, column = self.keys[key]
        return Place(self.file, line, column)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("")
"""The place of a value that no file states, such as one made in a test."""
