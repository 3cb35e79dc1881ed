"""Codes of contradictions: two statements of a plan that can't both hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from milepost.problems.code import Code
from milepost.problems.codes.contradicting_claims import CLAIM_CODES
from milepost.problems.codes.contradicting_dates import DATE_CODES
from milepost.problems.codes.contradicting_targets import LINK_CODES, TARGET_CODES
from milepost.problems.codes.contradicting_work import WORK_CODES

CONTRADICTION_GROUPS: Mapping[str, tuple[Code, ...]] = MappingProxyType(
    {
        "claims": (*CLAIM_CODES, *WORK_CODES),
        "dates": DATE_CODES,
        "targets": TARGET_CODES,
        "links": LINK_CODES,
    }
)
"""The groups in which contradictions are shown, in that order, with their codes."""

CONTRADICTIONS: tuple[Code, ...] = tuple(
    code for codes in CONTRADICTION_GROUPS.values() for code in codes
)
"""Every code of a contradiction, in the order in which those of one place are shown."""
