"""Health of the risk register."""

from __future__ import annotations

from milepost.derive.health.rule import Rule, always, are, count, judge
from milepost.derive.status import AreaHealth, Health, RiskStatus
from milepost.model.project import Thresholds
from milepost.value import Value


class RiskFigures(Value):
    """What the health of the risks rests on; bands and exposure are of open risks."""

    risks: int
    open: int
    high: int
    medium: int
    low: int
    exposure: int
    occurred: int
    off_track_from_high: int


def _counts(figures: RiskFigures) -> str:
    bands = [
        f"{number} {name}"
        for number, name in (
            (figures.high, "high"),
            (figures.medium, "medium"),
            (figures.low, "low"),
        )
        if number
    ]
    return f"{', '.join(bands)}; exposure {figures.exposure}."


RULES: tuple[Rule[RiskFigures], ...] = (
    Rule(
        "risks-many-high",
        Health.OFF_TRACK,
        "at least `high_risks_off_track` open risks are high",
        lambda figures: 0 < figures.off_track_from_high <= figures.high,
        _counts,
    ),
    Rule(
        "risks-high",
        Health.AT_RISK,
        "an open risk is high",
        lambda figures: figures.high > 0,
        _counts,
    ),
    Rule(
        "risks-occurred",
        Health.AT_RISK,
        "a risk has occurred and is not closed",
        lambda figures: figures.occurred > 0,
        lambda figures: (
            f"{count(figures.occurred, 'risk')} {'has' if figures.occurred == 1 else 'have'} "
            f"occurred; {figures.open or 'no'} other {are(figures.open)} open."
        ),
    ),
    Rule(
        "risks-none",
        Health.UNKNOWN,
        "the register is empty",
        lambda figures: figures.risks == 0,
        lambda _: "No risk is on the register yet.",
    ),
    Rule(
        "risks-closed",
        Health.ON_TRACK,
        "every risk is closed",
        lambda figures: figures.open == 0,
        lambda figures: f"All of {count(figures.risks, 'risk')} {are(figures.risks)} closed.",
    ),
    Rule("risks-low", Health.ON_TRACK, "no open risk is high", always, _counts),
)


def risk_health(risks: tuple[RiskStatus, ...], thresholds: Thresholds) -> AreaHealth:
    """Return the health of the risks by their table of rules.

    Formula: the first rule of the table that holds decides.
    Units: risks, counted by band.
    Edge cases: closed risks don't count. An empty register is unknown, not on track.
    Source: thresholds of `project.yml`, with the defaults of this plan format.
    """
    open_ = [status for status in risks if status.risk.state == "open"]
    bands = [status.band for status in open_]
    figures = RiskFigures(
        risks=len(risks),
        open=len(open_),
        high=bands.count("high"),
        medium=bands.count("medium"),
        low=bands.count("low"),
        exposure=sum(status.exposure for status in open_),
        occurred=sum(status.risk.state == "occurred" for status in risks),
        off_track_from_high=thresholds.high_risks_off_track,
    )
    return judge("risks", figures, RULES)
