"""Adding confirmations to `plan/review.yml`, with comments, order and quotes as they were."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from milepost.build.as_of_edit import Edit
from milepost.load import Loaded
from milepost.value import Value

ALONE = "plan/review.yml"
"""The file that is written where nothing of it is there yet."""

_KEY = "confirmations"
_FOLDER = "plan/review/"


class Looked(Value):
    """Somebody looked at something on a day and left it as it is."""

    item: str
    on: date
    by: str | None


def with_confirmations(loaded: Loaded, looked: Sequence[Looked]) -> Edit:
    """Return the file of confirmations with new ones in it; a later one replaces an earlier."""
    path = _home(loaded)
    text = loaded.sources.get(path, "")
    yaml = _round_trip(text)
    tree = yaml.load(text)
    if not isinstance(tree, CommentedMap):
        return Edit(path, _appended_key(text, looked))
    listed = tree.get(_KEY)
    if isinstance(listed, CommentedSeq) and listed:
        _merge(listed, looked)
    else:
        tree[_KEY] = CommentedSeq([_entry(each) for each in looked])
    stream = io.StringIO()
    yaml.dump(tree, stream)
    return Edit(path, stream.getvalue())


def _home(loaded: Loaded) -> str:
    """Return the file that holds the confirmations, or the best one to hold them."""
    if loaded.plan is not None:
        stated = loaded.plan.review.place.at(_KEY).file
        if stated in loaded.sources:
            return stated
    parts = sorted(path for path in loaded.sources if path.startswith(_FOLDER))
    return parts[0] if parts and ALONE not in loaded.sources else ALONE


def _round_trip(text: str) -> Any:
    """Return a YAML that writes lists with the indent that a text has, and never folds a line."""
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.representer.ignore_aliases = lambda _: True  # equal days are not one value
    if _is_indented(text):
        yaml.indent(mapping=2, sequence=4, offset=2)
    else:
        yaml.indent(mapping=2, sequence=2, offset=0)
    return yaml


def _is_indented(text: str) -> bool:
    """Whether the first list of a text stands further in than its key; so does a new one."""
    first = next((line for line in text.splitlines() if line.lstrip(" ").startswith("- ")), " -")
    return first.startswith(" ")


def _merge(listed: CommentedSeq, looked: Iterable[Looked]) -> None:
    """Set what is listed already to its new day, and append the rest."""
    known = {str(entry["item"]): entry for entry in listed if isinstance(entry, CommentedMap)}
    for each in looked:
        entry = known.get(each.item)
        if entry is None:
            listed.append(_entry(each))
            continue
        entry["on"] = each.on
        entry.pop("by", None)
        if each.by:
            entry["by"] = each.by


def _entry(looked: Looked) -> CommentedMap:
    entry = CommentedMap(item=looked.item, on=looked.on)
    if looked.by:
        entry["by"] = looked.by
    return entry


def _appended_key(text: str, looked: Iterable[Looked]) -> str:
    """Return a text that holds nothing but comments, with the confirmations below them."""
    stream = io.StringIO()
    yaml = _round_trip("")
    yaml.dump(CommentedMap({_KEY: CommentedSeq([_entry(each) for each in looked])}), stream)
    above = f"{text.rstrip()}\n" if text.strip() else ""
    return above + stream.getvalue()
