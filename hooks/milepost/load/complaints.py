"""Faults of raw values as problems: a sentence that says what is wrong, and the cure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from milepost.load.cures import day_cure, flag_cure, number_cure, time_cure
from milepost.load.meant_keys import free_keys, meant_key
from milepost.load.mending import Fault
from milepost.load.names import Names
from milepost.load.nouns import noun_of
from milepost.load.shape import holder, keys_of, words_of
from milepost.load.slug import slug
from milepost.load.synonyms import MEANT_WORDS
from milepost.load.wording import listed, nearest, quoted
from milepost.model.base import Record
from milepost.model.kpi import Kpi, Measurement
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem
from milepost.value import Value

_ONE_TEXT = frozenset({"literal_error", "bad-date", "bad-number", "bad-flag"})
"""Errors that, for a list or a mapping, only say that one text is wanted."""


class Complaint(Value):
    """A fault with all that a sentence about it needs.

    `value_at` and `key_at` are the places of the value and of its key; `names`
    proposes ids that are free.
    """

    fault: Fault
    record: type[Record]
    key: str
    value_at: Place
    key_at: Place
    names: Names

    @property
    def subject(self) -> str:
        """The field in a sentence, such as `The "start" of a phase`."""
        if self.fault.path and isinstance(self.fault.path[-1], int):
            return f'An item of "{self.key}" of {noun_of(self.record)}'
        return f'The "{self.key}" of {noun_of(self.record)}'


def complain(
    model: type[Record],
    fault: Fault,
    places: tuple[Place, Place],
    names: Names,
) -> Problem:
    """Return the problem that a fault is, at the place of its value or, then second, its key."""
    record, key = holder(model, fault.path)
    complaint = Complaint(fault, record, key or "", *places, names)
    return _SENTENCES.get(_kind(complaint), _other)(complaint)


def without_echoes(model: type[Record], faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return the faults without missing keys that are there under a misspelt name."""
    found = tuple(faults)
    meant = set()
    for fault in found:
        record, key = holder(model, fault.path)
        if fault.kind == "extra_forbidden" and key:
            meant.add((*fault.path[:-1], meant_key(record, key, fault.siblings)))
    return tuple(fault for fault in found if fault.kind != "missing" or fault.path not in meant)


def _kind(complaint: Complaint) -> str:
    kind = complaint.fault.kind
    if complaint.fault.value is None and kind not in ("missing", "extra_forbidden"):
        return "empty"
    if kind in _ONE_TEXT and not isinstance(complaint.fault.value, str):
        return "string_type"
    if kind == "string_pattern_mismatch":
        return str(complaint.fault.details["ctx"]["pattern"])
    return kind


def _missing(complaint: Complaint) -> Problem:
    if complaint.key == "id":
        return _missing_id(complaint)
    noun = noun_of(complaint.record)
    return problem(
        "missing-key",
        complaint.key_at,
        f'{noun[0].upper()}{noun[1:]} lacks the key "{complaint.key}".',
        f'Add "{complaint.key}": {_described(complaint)}',
    )


def _missing_id(complaint: Complaint) -> Problem:
    title = complaint.fault.siblings.get("title")
    named = f"{noun_of(complaint.record).split(' ', 1)[-1]} {quoted(title)}" if title else "record"
    proposed = complaint.names.propose(str(title or named))
    return problem(
        "missing-id",
        complaint.key_at,
        f"The {named} has no id.",
        f'Write "id: {proposed}" first.',
    )


def _described(complaint: Complaint) -> str:
    field = complaint.record.model_fields.get(complaint.key)
    text = (field.description if field else None) or "it is required."
    return text[0].lower() + text[1:]


def _unknown_key(complaint: Complaint) -> Problem:
    there = complaint.fault.siblings
    meant = meant_key(complaint.record, complaint.key, there)
    free = free_keys(complaint.record, there)
    cure = f'Did you mean "{meant}"?' if meant else f"It may have {listed(free, 'and')}."
    return problem(
        "unknown-key",
        complaint.key_at,
        f"{quoted(complaint.key)} is not a key of {noun_of(complaint.record)}.",
        cure,
    )


def _empty(complaint: Complaint) -> Problem:
    if complaint.fault.path and isinstance(complaint.fault.path[-1], int):
        return problem(
            "wrong-shape",
            complaint.value_at,
            f'An item of "{complaint.key}" is empty.',
            "Delete the line, or write what belongs there.",
        )
    return problem(
        "empty-text",
        complaint.value_at,
        f"{complaint.subject} has no value.",
        f"Write {_described(complaint).rstrip('.')} after the colon, or delete the line.",
    )


def _wrong_shape(complaint: Complaint) -> Problem:
    found = _shape_name(complaint.fault.value)
    wanted, example = _WANTED.get(complaint.fault.kind, ("a text", "one plain text"))
    if not complaint.key:
        message = f"The file holds {found}, where keys and values are wanted."
        return problem(
            "wrong-shape", complaint.value_at, message, f"Start with {_first(complaint)}."
        )
    return problem(
        "wrong-shape",
        complaint.value_at,
        f"{complaint.subject} is {found}, where {wanted} is wanted.",
        f"Write {example}.",
    )


def _first(complaint: Complaint) -> str:
    return listed([f'"{key}:"' for key in keys_of(complaint.record)])


def _shape_name(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping of keys and values"
    return "a list" if isinstance(value, list) else f"the text {quoted(value)}"


_WANTED = {
    "tuple_type": ("a list", "each item on a line of its own that starts with a hyphen"),
    "model_type": ("a mapping of keys and values", "its keys on lines of their own, indented"),
    "model_attributes_type": ("a mapping of keys and values", "its keys on lines of their own"),
}


def _too_short(complaint: Complaint) -> Problem:
    return problem(
        "empty-text",
        complaint.value_at,
        f"{complaint.subject} is empty.",
        f"Write {_described(complaint)}",
    )


def _too_long(complaint: Complaint) -> Problem:
    most = complaint.fault.details["ctx"]["max_length"]
    length = len(str(complaint.fault.value))
    return problem(
        "too-long",
        complaint.value_at,
        f"{complaint.subject} has {length} characters; at most {most} are possible.",
        "Shorten it.",
    )


def _too_few(complaint: Complaint) -> Problem:
    least = complaint.fault.details["ctx"]["min_length"]
    return problem(
        "out-of-range",
        complaint.value_at,
        f"{complaint.subject} has fewer than {least} items.",
        "Add what is missing.",
    )


def _too_small(complaint: Complaint) -> Problem:
    least = complaint.fault.details["ctx"]["ge"]
    return problem(
        "out-of-range",
        complaint.value_at,
        f"{complaint.subject} is {quoted(complaint.fault.value)}, which is less than {least}.",
        f"Write {least} or more.",
    )


def _bad_id(complaint: Complaint) -> Problem:
    return problem(
        "bad-id",
        complaint.value_at,
        f"{complaint.subject} is {quoted(complaint.fault.value)}, which is not a plain name.",
        f'Write "{slug(str(complaint.fault.value))}": lower-case letters, digits and hyphens.',
    )


def _many_lines(complaint: Complaint) -> Problem:
    return problem(
        "many-lines",
        complaint.value_at,
        f"{complaint.subject} has more than one line.",
        "Write it in one line.",
    )


def _bad_time(complaint: Complaint) -> Problem:
    value = str(complaint.fault.value)
    message = f"{complaint.subject} is {quoted(value)}, which is not an hour."
    return problem("bad-time", complaint.value_at, message, time_cure(value))


def _unknown_word(complaint: Complaint) -> Problem:
    words = words_of(complaint.record.model_fields[complaint.key])
    value = str(complaint.fault.value)
    meant = MEANT_WORDS.get(value.lower())
    near = meant if meant in words else nearest(value, words)
    choices = f"It may be {listed([quoted(word) for word in words])}."
    return problem(
        "unknown-word",
        complaint.value_at,
        f"{complaint.subject} is {quoted(value)}, which is not one of its words.",
        f"Did you mean {quoted(near)}? {choices}" if near else choices,
    )


def _bad_date(complaint: Complaint) -> Problem:
    value = str(complaint.fault.value)
    message = f"{complaint.subject} is {quoted(value)}, which is not a date."
    return problem("bad-date", complaint.value_at, message, day_cure(value))


def _bad_number(complaint: Complaint) -> Problem:
    value = str(complaint.fault.value)
    is_whole = "whole" in complaint.fault.details["msg"]
    return problem(
        "bad-number",
        complaint.value_at,
        f"{complaint.subject} is {quoted(value)}, "
        f"which is not a {'whole number' if is_whole else 'number'}.",
        "Write a whole number such as 3." if is_whole else _number_cure(complaint, value),
    )


def _number_cure(complaint: Complaint, value: str) -> str:
    keys = keys_of(complaint.record)
    cure = number_cure(value, has_unit="unit" in keys)
    if cure:
        return cure
    if complaint.record is Measurement:
        return 'Leave "measurements" out until it is measured; a word belongs under "claimed".'
    if complaint.record is Kpi:
        return 'Write the number wanted; its wording belongs under "target_text".'
    if "text" in keys:
        return 'Write a number such as 200, or the wording under "text".'
    return "Write a number such as 200 or 99.99."


def _bad_flag(complaint: Complaint) -> Problem:
    value = str(complaint.fault.value)
    message = f"{complaint.subject} is {quoted(value)}, which is neither true nor false."
    return problem("bad-flag", complaint.value_at, message, flag_cure(value))


def _other(complaint: Complaint) -> Problem:
    return problem(
        "wrong-shape",
        complaint.value_at,
        f"{complaint.subject} does not fit: {complaint.fault.details['msg']}.",
        f"Write {_described(complaint)}",
    )


_SENTENCES: Mapping[str, Callable[[Complaint], Problem]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "empty": _empty,
    "string_type": _wrong_shape,
    "tuple_type": _wrong_shape,
    "model_type": _wrong_shape,
    "model_attributes_type": _wrong_shape,
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "too_short": _too_few,
    "greater_than_equal": _too_small,
    "literal_error": _unknown_word,
    "bad-date": _bad_date,
    "bad-number": _bad_number,
    "bad-flag": _bad_flag,
    r"^[a-z0-9]+(-[a-z0-9]+)*$": _bad_id,
    r"^[^\n]*$": _many_lines,
    r"^([01]\d|2[0-3]):[0-5]\d$": _bad_time,
}
