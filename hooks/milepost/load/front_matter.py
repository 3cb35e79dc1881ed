"""The facts at the top of a page, between two lines of three hyphens."""

from __future__ import annotations

import re

from pydantic import Field

from milepost.load.files import Source
from milepost.model.base import Record, Text, Title

_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class PageFacts(Record):
    """The front matter of a page that is not a runbook."""

    title: Title | None = Field(default=None, description="Its name in lists and in search.")
    description: Text | None = Field(default=None, description="What it is about.")
    hide: tuple[Title, ...] = Field(default=(), description="Parts of the page not to show.")


def split_front_matter(source: Source) -> tuple[Source | None, Source]:
    """Return the front matter, if there is one, and the rest, both on their own lines."""
    found = _MATTER.match(source.text)
    if found is None:
        return None, source
    lines = found[0].count("\n")
    rest = "\n" * lines + source.text[found.end() :]
    return Source(source.path, "\n" + found[1]), Source(source.path, rest)
