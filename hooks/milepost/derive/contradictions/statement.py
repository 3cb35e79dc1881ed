"""How a claim is quoted."""

from __future__ import annotations

import re

from milepost.derive.contradictions.finding import Side
from milepost.derive.contradictions.wording import capital, quote
from milepost.model.project import Claim

_SHORT = 40  # characters of a claim that is quoted whole and needs no word of where it stands
_PHASES = re.compile(r"\bphases?\s+\d+(?:\s*(?:-|–|to|and|&|,)\s*\d+)*", re.IGNORECASE)


def quoted(claim: Claim) -> Side:
    """Return the claim as one side: whole when short, else the phases that it names."""
    if len(claim.text) <= _SHORT:
        text = quote(claim.text)
    else:
        named = _PHASES.search(claim.text)
        text = f"{capital(claim.said_in)}: {quote(named.group() if named else claim.text)}"
    return Side(text, claim.place.at("text"))
