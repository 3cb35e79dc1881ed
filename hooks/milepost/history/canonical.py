"""The one form of a seal: every tree of plain values has exactly one text, and one digest.

The form is JSON in UTF-8: keys sorted by code point, no blanks, no escapes but those that JSON
demands, whole numbers only, one line feed at the end. Anybody can write it with a few lines of
any language, which is what `tools/verify_reviews.py` does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NoReturn

DIGEST = "digest"
"""The key of the digest in every file of `plan/reviews/`."""

MAX_BYTES = 32 * 1024 * 1024
"""The most bytes that a file of `plan/reviews/` may have."""


class NotCanonical(ValueError):
    """A text is not the one form; the message completes `This file ...`."""


class _NotWhole(ValueError):
    """A number has a fraction, or is none."""


def canonical(tree: Mapping[str, Any]) -> bytes:
    """Return the one form of a tree.

    Raises ValueError for what has no such form: numbers with a fraction, texts that are not
    Unicode, and values that are none of JSON's.
    """
    return _form(_plain(tree))


def digest_of(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the one form of a content without its digest, in hexadecimal."""
    return digest_of_read(_plain(content))


def digest_of_read(content: Mapping[str, Any]) -> str:
    """Return the same for a content that `read_canonical` gave: it is plain already."""
    return sha256(
        _form({key: value for key, value in content.items() if key != DIGEST})
    ).hexdigest()


def sealed(content: Mapping[str, Any]) -> bytes:
    """Return the bytes of a file: the content and its digest in the one form."""
    return canonical({**content, DIGEST: digest_of(content)})


def read_canonical(data: bytes) -> dict[str, Any]:
    """Return the content of a file that is in the one form; raise NotCanonical for any other."""
    if len(data) > MAX_BYTES:
        raise NotCanonical("has more than 32 MiB")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotCanonical(f"is not UTF-8 at byte {error.start + 1}") from None
    try:
        content = json.loads(text, parse_float=_refuse_number, parse_constant=_refuse_number)
        same = isinstance(content, dict) and _form(content) == data
    except (ValueError, RecursionError) as error:
        raise NotCanonical(f"is not the JSON of a seal: {_reason(error)}") from None
    if not isinstance(content, dict):
        raise NotCanonical("holds no object")
    if not same:
        raise NotCanonical("is not written in the one form that seals have")
    return content


def _form(tree: Mapping[str, Any]) -> bytes:
    text = json.dumps(
        tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return f"{text}\n".encode()


def _plain(value: Any) -> Any:
    """Return a value as JSON's own; raise ValueError where JSON would give another one back."""
    if isinstance(value, Mapping):
        for key in value:
            if not isinstance(key, str):
                raise ValueError(f"A key is not a text: {key!r}.")
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, bool | int):
        return value
    raise ValueError(f"A value is none of a seal's: {value!r}.")


def _refuse_number(text: str) -> NoReturn:
    raise _NotWhole(f"{text[:20]} is not a whole number")


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[0].lower()}{error.msg[1:]} at character {error.pos + 1}"
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    if isinstance(error, UnicodeEncodeError):
        return "a text is not Unicode"
    return str(error) if isinstance(error, _NotWhole) else "a number is too long"
