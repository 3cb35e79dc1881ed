"""One file of `plan/reviews/`: what it holds, or the one thing that is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from milepost.history.canonical import DIGEST, NotCanonical, digest_of_read, read_canonical
from milepost.history.names import FOLDER, Name, name_of
from milepost.history.readers import reader_of
from milepost.history.snapshot import Erratum, Seal, SealHead, Snapshot
from milepost.history.stranger import stranger
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem
from milepost.value import Value

RESTORE = "Restore it from git; a sealed file is never edited."
"""The cure of everything that happened to a sealed file."""


class SealedFile(Value):
    """A file of `plan/reviews/` by its name there, with its content or its problem.

    `name` is None for a stranger; exactly one of `content` and `problem` is there.
    """

    path: str
    name: Name | None
    content: Seal | Erratum | None = None
    problem: Problem | None = None

    @property
    def place(self) -> Place:
        """The place of the file in the project."""
        return Place(self.path)


def read_file(
    text: str, data: bytes, proven: Mapping[str, SealHead] = MappingProxyType({})
) -> SealedFile:
    """Return what a file holds, given its name and its bytes.

    `proven` are seals that were read and found sound before, by the SHA-256 of their files: the
    same bytes need no second proof, and their plan is read when somebody asks for it.
    """
    path = f"{FOLDER}/{text}"
    name = name_of(text)
    if name is None:
        return SealedFile(path, None, problem=stranger(path))
    source = sha256(data).hexdigest()
    head = proven.get(source)
    if head is not None and Name(head.day) == name:
        return SealedFile(path, name, _to_be_opened(head, data, source))
    try:
        content = read_canonical(data)
    except NotCanonical as error:
        return _faulty(path, name, "seal-form", str(error))
    if content.get(DIGEST) != digest_of_read(content):
        return _faulty(path, name, "seal-digest", "holds something other than what was sealed")
    try:
        value = _read(name, content)
    except ValueError as error:
        return _faulty(path, name, "seal-shape", str(error))
    held = _name_in(value)
    if held != name:
        return _faulty(path, name, "seal-name", f"holds what was sealed as {held}")
    return SealedFile(path, name, _from(value, source))


def _to_be_opened(head: SealHead, data: bytes, source: str) -> Seal:
    def opened() -> Snapshot:
        content = json.loads(data)
        return reader_of(content).seal(content).snapshot

    said = {each.name: getattr(head, each.name) for each in fields(SealHead)}
    return Seal(**said, opened=opened, source=source)


def _from(value: Seal | Erratum, source: str) -> Seal | Erratum:
    return replace(value, source=source) if isinstance(value, Seal) else value


def _read(name: Name, content: Mapping[str, Any]) -> Seal | Erratum:
    reader = reader_of(content)
    return reader.erratum(content) if name.erratum else reader.seal(content)


def _name_in(value: Seal | Erratum) -> Name:
    return Name(value.day) if isinstance(value, Seal) else Name(value.review, value.number)


def _faulty(path: str, name: Name, code: str, fault: str) -> SealedFile:
    found = problem(code, Place(path), f"{path} {fault}.", RESTORE)
    return SealedFile(path, name, problem=found)
