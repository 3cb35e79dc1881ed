"""Sentences with links in them, as values: what is said, without markup."""

from __future__ import annotations

from milepost.value import Value


class Span(Value):
    """A run of text; `href` makes it a link, `strong` bold.

    An `href` is a path of the site, such as `phases/x.html#y`, or an http(s) or mailto address.
    """

    text: str
    href: str | None = None
    strong: bool = False


Sentence = tuple[Span, ...]
"""Runs of text that read as one sentence."""


def say(*parts: str | Span) -> Sentence:
    """Return the parts as one sentence; plain texts become spans."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts if part)


def text_of(sentence: Sentence) -> str:
    """Return the words of a sentence alone."""
    return "".join(span.text for span in sentence)
