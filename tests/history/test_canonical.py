"""A tree has one text, the text gives the tree back, and no other text is taken for it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.history.canonical import (
    NotCanonical,
    canonical,
    digest_of,
    read_canonical,
    sealed,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(-(10**20), 10**20), TEXTS)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)
TREES = st.dictionaries(TEXTS, VALUES, max_size=4)


@given(TREES)
def test_a_tree_is_read_back_from_its_text(tree: dict[str, Any]) -> None:
    assert read_canonical(canonical(tree)) == tree


@given(TREES)
def test_the_order_of_keys_says_nothing(tree: dict[str, Any]) -> None:
    assert canonical(dict(reversed(tree.items()))) == canonical(tree)


@given(TREES)
def test_every_text_ends_with_its_only_line_feed(tree: dict[str, Any]) -> None:
    text = canonical(tree)
    assert text.endswith(b"}\n")
    assert text.count(b"\n") == 1


@given(TREES)
def test_other_ways_to_write_the_same_tree_are_refused(tree: dict[str, Any]) -> None:
    text = canonical(tree)
    others = (
        text.rstrip(b"\n"),
        text + b"\n",
        text.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + text,
        b" " + text,
        json.dumps(tree, indent=1).encode(),
        json.dumps(tree, ensure_ascii=True, sort_keys=True).encode() + b"\n",
    )
    for other in others:
        if other != text:
            with pytest.raises(NotCanonical):
                read_canonical(other)


@given(TREES, st.binary(max_size=3), st.integers(0, 10**6))
def test_whatever_is_read_has_no_second_text(
    tree: dict[str, Any], noise: bytes, where: int
) -> None:
    text = canonical(tree)
    at = where % (len(text) + 1)
    changed = text[:at] + noise + text[at + len(noise) :]
    try:
        found = read_canonical(changed)
    except NotCanonical:
        return
    assert canonical(found) == changed


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\n",
        b"[]\n",
        b"null\n",
        b'{"a":1.0}\n',
        b'{"a":1e3}\n',
        b'{"a":NaN}\n',
        b'{"a":-Infinity}\n',
        b'{"a":-0}\n',
        b'{"a":01}\n',
        b'{"a":1,"a":1}\n',
        b'{"b":1,"a":1}\n',
        b'{"a":"\\u00e9"}\n',
        b'{"a":"\\/"}\n',
        b'{"a":"\\ud800"}\n',
        b'{"a":"\xff"}\n',
        b'{"a":' + b"9" * 5000 + b"}\n",
        b'{"a":' + b"[" * 100_000 + b"\n",
    ],
)
def test_what_is_no_seal_at_all_is_refused_in_one_sentence(text: bytes) -> None:
    with pytest.raises(NotCanonical) as refusal:
        read_canonical(text)
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 120


@pytest.mark.parametrize("value", [1.5, float("nan"), b"bytes", {1: "a"}, "\ud800", object()])
def test_what_has_no_one_text_can_not_be_sealed(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - UnicodeEncodeError is one
        canonical({"a": value})


def test_the_digest_is_that_of_the_text_without_it() -> None:
    content = {"b": [1, "é"], "a": None}
    assert digest_of(content) == sha256('{"a":null,"b":[1,"é"]}\n'.encode()).hexdigest()
    assert digest_of({**content, "digest": "other"}) == digest_of(content)
    assert read_canonical(sealed(content)) == {**content, "digest": digest_of(content)}
