"""Health of the decisions."""

from __future__ import annotations

from datetime import date

from milepost.dates.wording import named_day
from milepost.derive.health.rule import Rule, always, are, count, judge
from milepost.derive.status import AreaHealth, DecisionState, DecisionStatus, Health
from milepost.model.project import Thresholds
from milepost.value import Value


class DecisionFigures(Value):
    """What the health of the decisions rests on.

    `too_late` counts open decisions whose deadline lies after the start of what they block, by
    ties of which none is inferred.
    """

    as_of: date
    decisions: int
    open: int
    overdue: int
    due: int
    too_late: int
    without_deadline: int
    earliest: date | None
    at_risk_within_days: int


def _day(figures: DecisionFigures) -> str:
    return named_day(figures.earliest or figures.as_of, figures.as_of)


def _overdue(figures: DecisionFigures) -> str:
    number = figures.overdue
    if number == 1:
        return f"1 decision is overdue, since {_day(figures)}."
    return f"{number} decisions are overdue, the first since {_day(figures)}."


def _next(figures: DecisionFigures) -> str:
    days = ((figures.earliest or figures.as_of) - figures.as_of).days
    when = f"in {count(days, 'day')}" if days else "the day of this status"
    if figures.open == 1:
        return f"1 decision is open, due {_day(figures)}, {when}."
    return f"{figures.open} decisions are open; the next is due {_day(figures)}, {when}."


RULES: tuple[Rule[DecisionFigures], ...] = (
    Rule(
        "decisions-overdue",
        Health.OFF_TRACK,
        "a decision is overdue",
        lambda figures: figures.overdue > 0,
        _overdue,
    ),
    Rule(
        "decisions-due",
        Health.AT_RISK,
        "an open decision is due within `decision_soon_days`",
        lambda figures: figures.due > 0,
        _next,
    ),
    Rule(
        "decisions-too-late",
        Health.AT_RISK,
        "an open decision is due after what it blocks starts, by stated ties",
        lambda figures: figures.too_late > 0,
        lambda figures: (
            f"{count(figures.too_late, 'decision')} {are(figures.too_late)} "
            "due after the work that waits has started."
        ),
    ),
    Rule(
        "decisions-none",
        Health.UNKNOWN,
        "no decision is listed",
        lambda figures: figures.decisions == 0,
        lambda _: "No decision is listed yet.",
    ),
    Rule(
        "decisions-without-deadline",
        Health.UNKNOWN,
        "an open decision has no deadline",
        lambda figures: figures.without_deadline > 0,
        lambda figures: (
            f"{figures.without_deadline} of {count(figures.open, 'open decision')} "
            f"{'has' if figures.without_deadline == 1 else 'have'} no deadline."
        ),
    ),
    Rule(
        "decisions-taken",
        Health.ON_TRACK,
        "every decision is taken",
        lambda figures: figures.open == 0,
        lambda figures: (
            f"All of {count(figures.decisions, 'decision')} {are(figures.decisions)} taken."
        ),
    ),
    Rule("decisions-later", Health.ON_TRACK, "none of the above", always, _next),
)


def decision_health(
    decisions: tuple[DecisionStatus, ...], thresholds: Thresholds, as_of: date
) -> AreaHealth:
    """Return the health of the decisions by their table of rules.

    Formula: the first rule of the table that holds decides.
    Units: calendar days to the deadline; slack in working days.
    Edge cases: a decision due on as-of is not overdue. Inferred ties never turn it.
    A plan without decisions is unknown.
    Source: thresholds of `project.yml`, with the defaults of this plan format.
    """
    open_ = [status for status in decisions if status.state is not DecisionState.TAKEN]
    deadlines = [status.decision.decide_by for status in open_ if status.decision.decide_by]
    states = [status.state for status in open_]
    figures = DecisionFigures(
        as_of=as_of,
        decisions=len(decisions),
        open=len(open_),
        overdue=states.count(DecisionState.OVERDUE),
        due=states.count(DecisionState.DUE),
        too_late=sum(_is_too_late(status) for status in open_),
        without_deadline=len(open_) - len(deadlines),
        earliest=min(deadlines, default=None),
        at_risk_within_days=thresholds.decision_soon_days,
    )
    return judge("decisions", figures, RULES)


def _is_too_late(status: DecisionStatus) -> bool:
    inferred = any(block.inferred for block in status.blocks)
    return status.slack is not None and status.slack < 0 and not inferred
