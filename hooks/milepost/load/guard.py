"""Checks of the raw text of a file, made before any parser sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem

CONTROL = re.compile(
    r"\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
    r"\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""Invisible characters that end lines, reorder text or mean nothing in it."""

_TABS = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
_MOST_REPORTED = 20


def decode(path: str, content: bytes) -> str | Problem:
    """Return the text of UTF-8 bytes with line feeds only, without a leading byte order mark.

    Some editors write that mark unasked, so it is accepted; anywhere else it is refused.
    """
    try:
        return content.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8").removeprefix("\ufeff")
        return problem(
            "not-utf8",
            place_of(path, before, len(before)),
            f"The byte {content[error.start]:#04x} does not belong to UTF-8 text.",
            "Save the file in the encoding UTF-8.",
        )


def place_of(path: str, text: str, offset: int) -> Place:
    """Return the place of a character of a text."""
    line = text.count("\n", 0, offset) + 1
    return Place(path, line, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def control_problems(path: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each control character of a text, up to a bound."""
    for count, found in enumerate(CONTROL.finditer(text)):
        if count == _MOST_REPORTED:
            return
        yield control_problem(place_of(path, text, found.start()), found.group())


def control_problem(place: Place, character: str) -> Problem:
    """Return the problem of one control character."""
    return problem(
        "control-character",
        place,
        f"An invisible control character, U+{ord(character):04X}, stands in the text.",
        "Delete it.",
    )


def tab_problems(path: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each line that is indented with a tab, up to a bound."""
    for count, found in enumerate(_TABS.finditer(text)):
        if count == _MOST_REPORTED:
            return
        tab = found.start() + found.group().index("\t")
        yield problem(
            "tab-indentation",
            place_of(path, text, tab),
            "A tab stands in the indentation of this line.",
            "Write blanks instead, two for each level.",
        )
