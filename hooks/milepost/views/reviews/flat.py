"""A review as a flat table of words, so that a script can hold any two side by side."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from milepost.history.objects import bare, objects_of
from milepost.history.snapshot import Seal, Tree
from milepost.views.reviews.facts import ReviewFacts
from milepost.views.wording import capital, full_day

_SKIPPED = ("id", "title", "tasks", "source_lines", "inferred", "renamed_from")
DATA = "data/review.js"
"""The script of the review that a sealed version shows."""

_APART = ("review", "runbooks", "pages")
"""What is said of the review itself, and lists that are no file of the plan."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Flat = Mapping[str, tuple[str, Mapping[str, str]]]
"""By lasting name: the title, and the words of each field."""


def review_data(seals: Iterable[Seal], facts: Iterable[ReviewFacts]) -> Mapping[str, bytes]:
    """Return each review as a script by its path in a version that stands alone."""
    return {
        f"reviews/data/{seal.day.isoformat()}.js": review_script(seal, each.names)
        for seal, each in zip(seals, facts, strict=True)
    }


def review_script(seal: Seal, names: Mapping[str, str]) -> bytes:
    """Return a review as a script: from disk a page can load no other files.

    `names` are the lasting names of its objects by id, so an object keeps its name in all scripts
    when its id changes. Scripts of different generators are compared, since a published one is
    never written again: the words of a value must stay as they are.
    """
    content = {"day": full_day(seal.day), "items": flat(seal.snapshot.plan, names)}
    written = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f'milepostReview("{seal.day.isoformat()}",{written});\n'.encode("ascii")


def flat(tree: Tree, names: Mapping[str, str]) -> Flat:
    """Return every object of a plan, and every file of it, with their fields in words."""
    objects = objects_of(tree)
    found = {
        names.get(standing.id, standing.id): (
            _title(standing.record),
            dict(_fields(standing.record)),
        )
        for standing in objects.by_id.values()
    }
    for part in sorted(tree.keys() - set(_APART)):
        own = bare(tree[part], (part,), objects)
        found[f"~{part}"] = (capital(part), dict(_fields(own)))
    return found


def _title(record: Mapping[str, Any]) -> str:
    return str(record.get("title") or record["id"])


def _fields(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in record.items():
        if key not in _SKIPPED and value not in ([], {}, "", False):
            yield capital(key.replace("_", " ")), _words(value)


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        inner = {key: each for key, each in value.items() if key not in _SKIPPED and each}
        if len(inner) == 1:
            return _words(*inner.values())
        parts = (
            (key.replace("_", " "), _words(each).removesuffix(".")) for key, each in inner.items()
        )
        return ", ".join(f"{name} {words}" for name, words in parts)
    if isinstance(value, list):
        return "; ".join(_words(each) for each in value)
    if value is True:
        return "yes"
    text = str(value)
    return full_day(date.fromisoformat(text)) if _is_day(text) else text


def _is_day(text: str) -> bool:
    """Whether a text is a day of the calendar; a text such as 2025-02-30 stays as it is."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
