"""The exposure of risks and the bands they fall into."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.derive.status import RiskStatus
from milepost.model.project import Scales
from milepost.model.risk import Risk


def risk_status(risk: Risk, number: int, scales: Scales) -> RiskStatus:
    """Return exposure and band of a risk; `number` is its place in the register, from 1.

    Formula: exposure = position of likelihood × position of impact, each counted from 1 on the
    plan's scale, lowest first. The band is the highest one whose `at_least` is reached.
    Units: none; on scales of three it runs from 1 to 9, on scales of five from 1 to 25.
    Edge cases: capital letters don't matter. By default low starts at 1, medium at 3, high at 6;
    a plan with other scales states its own bands. Closed risks keep their exposure.
    Source: probability and impact matrix (PMBOK Guide).
    """
    likelihood = position_on(scales.likelihood, risk.likelihood)
    impact = position_on(scales.impact, risk.impact)
    exposure = likelihood * impact
    return RiskStatus(risk, number, likelihood, impact, exposure, band_of(exposure, scales))


def band_of(exposure: int, scales: Scales) -> str:
    """Return the highest band whose least exposure is reached, else the lowest band."""
    bands = sorted(scales.bands, key=lambda band: band.at_least)
    reached = [band.name for band in bands if band.at_least <= exposure]
    return reached[-1] if reached else bands[0].name


def position_on(scale: Sequence[str], word: str) -> int:
    """Return the position of a word on a scale, from 1; capital letters don't matter.

    A word that is not on the scale counts as its top: what can't be placed is not made small.
    """
    wanted = word.casefold()
    places = [place for place, step in enumerate(scale, 1) if step.casefold() == wanted]
    return places[0] if places else len(scale)
