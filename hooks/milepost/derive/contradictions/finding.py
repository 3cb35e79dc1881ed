"""Making one contradiction out of its two sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from milepost.derive.status import Contradiction
from milepost.model.base import Inferable, Stated
from milepost.problems.contradictions import CONTRADICTION_GROUPS
from milepost.problems.place import Place
from milepost.value import Value

_GROUP_OF: Mapping[str, str] = MappingProxyType(
    {code.name: group for group, codes in CONTRADICTION_GROUPS.items() for code in codes}
)
_CURE_OF_A_TIE = "Confirm or remove the link between the two."

Findings = Iterator[Contradiction]
"""What a rule yields."""


class Side(Value):
    """One of the two statements: what it says and where it stands."""

    text: str
    place: Place


def contradiction(
    code: str,
    stated: Side,
    against: Side,
    cure: str,
    *,
    subjects: Iterable[str],
    records: Iterable[Stated] = (),
    ties: Iterable[Inferable] = (),
    group: str | None = None,
) -> Contradiction:
    """Return the contradiction of two sides.

    `records` are what both sides were read from: their source lines are kept. `ties` are the links
    that it rests on; if one of them is inferred, then so is the contradiction, and its cure is to
    settle the link. `group` is that of the code unless given.
    """
    ties = tuple(ties)
    inferred = any(tie.inferred for tie in ties)
    lines = {line for record in (*records, *ties) for line in record.source_lines}
    same_place = stated.place == against.place
    return Contradiction(
        code=code,
        group=group or _GROUP_OF[code],
        stated=stated.text,
        against=against.text,
        cure=_CURE_OF_A_TIE if inferred else cure,
        places=(stated.place,) if same_place else (stated.place, against.place),
        inferred=inferred,
        subjects=tuple(dict.fromkeys(subjects)),
        source_lines=tuple(sorted(lines)),
    )
