"""One sentence that asks for attention, and how urgent it is."""

from __future__ import annotations

from enum import IntEnum

from milepost.value import Value
from milepost.views.marks import Mark
from milepost.views.sentence import Sentence

NAMED = 3
"""More names than this are counted instead, so that the sentence stays short."""


class Urgency(IntEnum):
    """The order in which a reader must hear of things."""

    OVERDUE = 0
    DUE = 1
    CLAIM = 2
    BROKEN = 3
    UNKNOWN = 4
    DOUBT = 5


class Notice(Value):
    """One sentence that asks for attention, with its mark."""

    urgency: Urgency
    mark: Mark
    sentence: Sentence
