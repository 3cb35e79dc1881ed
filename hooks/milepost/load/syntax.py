"""What the parser of YAML complains about, said so that a planner can cure it."""

from __future__ import annotations

import yaml

from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem

_CAUSES = (
    (
        "mapping values are not allowed",
        "A colon and a blank stand inside a text, where no key may start.",
        "Put the text in quotes, or correct the indentation of this line.",
    ),
    (
        "that cannot start any token",
        "This sign can't start a text.",
        "Put the text in quotes.",
    ),
    (
        "could not find expected ':'",
        "This line has no colon after its key.",
        "Write the key, a colon and a blank, then the value.",
    ),
    (
        "did not find expected key",
        "This line does not fit the keys above it.",
        "Indent it like the keys it belongs to; put a text that starts with a quote in quotes.",
    ),
    (
        "did not find expected '-' indicator",
        "This line does not fit the list above it.",
        "Start it with a hyphen under the other hyphens, or indent it further.",
    ),
    (
        "expected ',' or",
        "A list or mapping in brackets lacks a comma or its closing bracket.",
        "Add the comma or the bracket.",
    ),
    (
        "unexpected end of stream",
        "A quotation mark is opened and never closed.",
        "Add the closing quotation mark.",
    ),
    (
        "unexpected document separator",
        "A quotation mark is opened and never closed.",
        "Add the closing quotation mark.",
    ),
    (
        "unknown escape character",
        "A backslash stands before a sign that it does not fit.",
        "Use single quotation marks, in which a backslash is a plain sign.",
    ),
    (
        "undefined alias",
        "An asterisk starts this text.",
        "Put the text in quotes.",
    ),
    (
        "did not find expected <document start>",
        "What stands here does not belong to anything above it.",
        "Indent it under its key, or delete it.",
    ),
    (
        "found undefined tag handle",
        "A tag stands here.",
        "Delete the tag; put a text that starts with an exclamation mark in quotes.",
    ),
)
_LEFT_OPEN = ("unexpected end of stream", "unexpected document separator", "expected ',' or")
"""Complaints whose cure is where something was opened, not where the file ends."""

_ANY_CAUSE = (
    "The notation breaks off here.",
    "Check indentation, quotes and brackets of this line and the one above.",
)


def explain(path: str, text: str, error: yaml.YAMLError) -> Problem:
    """Return the problem that an error of the parser stands for."""
    said = str(getattr(error, "problem", None) or error)
    message, cure = next(
        ((message, cure) for part, message, cure in _CAUSES if part in said), _ANY_CAUSE
    )
    return problem("yaml-syntax", _place(path, text, error), message, cure)


def _place(path: str, text: str, error: yaml.YAMLError) -> Place:
    """Return where an error stands; one at the end of the file moves to the last line."""
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if opened is not None and any(part in str(error) for part in _LEFT_OPEN):
        mark = opened
    if mark is None:
        return Place(path)
    last = text.rstrip("\n").count("\n") + 1
    if mark.line + 1 > last:
        return Place(path, last, 1)
    return Place(path, mark.line + 1, mark.column + 1)
