"""The register: every code that a problem may have."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from milepost.problems.code import Code, Problem, Severity
from milepost.problems.codes.build import BUILD_CODES
from milepost.problems.codes.fields import FIELD_CODES
from milepost.problems.codes.files import FILE_CODES
from milepost.problems.codes.pages import PAGE_CODES
from milepost.problems.codes.project import PROJECT_CODES
from milepost.problems.codes.proposals import PROPOSAL_CODES
from milepost.problems.codes.references import REFERENCE_CODES
from milepost.problems.codes.reviews import REVIEW_CODES
from milepost.problems.codes.schedule import SCHEDULE_CODES
from milepost.problems.codes.states import STATE_CODES
from milepost.problems.codes.syntax import SYNTAX_CODES
from milepost.problems.contradictions import CONTRADICTIONS
from milepost.problems.place import Place

CODES: Mapping[str, Code] = MappingProxyType(
    {
        code.name: code
        for code in (
            *FILE_CODES,
            *SYNTAX_CODES,
            *FIELD_CODES,
            *REFERENCE_CODES,
            *SCHEDULE_CODES,
            *STATE_CODES,
            *PROJECT_CODES,
            *PAGE_CODES,
            *REVIEW_CODES,
            *BUILD_CODES,
            *PROPOSAL_CODES,
            *CONTRADICTIONS,
        )
    }
)
"""Every code by its name, in the order of the manual."""


def problem(
    code: str, place: Place, message: str, cure: str, severity: Severity | None = None
) -> Problem:
    """Return a problem with the severity that the register gives its code, or a milder one."""
    return Problem(place, code, message, cure, severity or CODES[code].severity)
