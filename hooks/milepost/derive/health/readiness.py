"""Health of the readiness checklist."""

from __future__ import annotations

from datetime import date

from milepost.dates.wording import named_day
from milepost.derive.health.rule import Rule, always, are, count, judge
from milepost.derive.status import AreaHealth, Health, Readiness, Verdict
from milepost.model.project import Thresholds
from milepost.value import Value


class ReadinessFigures(Value):
    """What the health of readiness rests on; `blocking` items are open and not waived."""

    as_of: date
    verdict: Verdict
    items: int
    done: int
    evidenced: int
    waived: int
    blocking: int
    first_waiver_end: date | None
    go_live: date | None
    days_to_go_live: int | None
    off_track_within_days: int


def _is_near(figures: ReadinessFigures) -> bool:
    days = figures.days_to_go_live
    return figures.blocking > 0 and days is not None and days <= figures.off_track_within_days


def _is_past(figures: ReadinessFigures) -> bool:
    return _is_near(figures) and (figures.days_to_go_live or 0) < 0


def _open(figures: ReadinessFigures) -> str:
    return f"{figures.blocking} of {count(figures.items, 'item')} {are(figures.blocking)} open"


def _go_live(figures: ReadinessFigures) -> str:
    return named_day(figures.go_live or figures.as_of, figures.as_of)


def _waived(figures: ReadinessFigures) -> str:
    until = named_day(figures.first_waiver_end or figures.as_of, figures.as_of)
    if figures.waived == 1:
        return f"Readiness verdict CONDITIONAL; 1 open item is waived, until {until}."
    return (
        f"Readiness verdict CONDITIONAL; {figures.waived} open items are waived, "
        f"the first until {until}."
    )


RULES: tuple[Rule[ReadinessFigures], ...] = (
    Rule(
        "readiness-past-go-live",
        Health.OFF_TRACK,
        "the go-live day has passed and the readiness verdict is NO-GO",
        _is_past,
        lambda figures: f"Go-live was planned for {_go_live(figures)}; {_open(figures)}.",
    ),
    Rule(
        "readiness-near-go-live",
        Health.OFF_TRACK,
        "go-live is at most `go_live_near_days` away and the readiness verdict is NO-GO",
        _is_near,
        lambda figures: f"Go-live is planned for {_go_live(figures)}; {_open(figures)}.",
    ),
    Rule(
        "readiness-open",
        Health.AT_RISK,
        "an item is open and not waived",
        lambda figures: figures.blocking > 0,
        lambda figures: f"Readiness verdict NO-GO; {_open(figures)}.",
    ),
    Rule(
        "readiness-waived",
        Health.AT_RISK,
        "every open item is waived",
        lambda figures: figures.waived > 0,
        _waived,
    ),
    Rule(
        "readiness-empty",
        Health.UNKNOWN,
        "the checklist has no item",
        lambda figures: figures.items == 0,
        lambda _: "There is no readiness checklist yet.",
    ),
    Rule(
        "readiness-unproven",
        Health.UNKNOWN,
        "every item is done, and one without evidence",
        lambda figures: figures.evidenced < figures.done,
        lambda figures: (
            f"Readiness verdict GO, but {figures.done - figures.evidenced} of "
            f"{count(figures.items, 'item')} {are(figures.done - figures.evidenced)} "
            "done without evidence."
        ),
    ),
    Rule(
        "readiness-go",
        Health.ON_TRACK,
        "every item is done with evidence",
        always,
        lambda figures: f"Readiness verdict GO; {count(figures.items, 'item')} done with evidence.",
    ),
)


def readiness_health(
    readiness: Readiness, go_live: date | None, thresholds: Thresholds, as_of: date
) -> AreaHealth:
    """Return the health of readiness by its table of rules.

    Formula: the first rule of the table that holds decides.
    Units: items are counted; the way to go-live is in calendar days.
    Edge cases: without a go-live day an open item is at risk, never off track.
    Items done without evidence leave it unknown.
    Source: thresholds of `project.yml`, with the defaults of this plan format.
    """
    waivers = [
        status.item.waiver.until
        for status in readiness.items
        if status.waived and status.item.waiver
    ]
    figures = ReadinessFigures(
        as_of=as_of,
        verdict=readiness.verdict,
        items=readiness.total,
        done=readiness.done,
        evidenced=readiness.evidenced,
        waived=readiness.waived,
        blocking=len(readiness.blocking),
        first_waiver_end=min(waivers, default=None),
        go_live=go_live,
        days_to_go_live=(go_live - as_of).days if go_live else None,
        off_track_within_days=thresholds.go_live_near_days,
    )
    return judge("readiness", figures, RULES)
