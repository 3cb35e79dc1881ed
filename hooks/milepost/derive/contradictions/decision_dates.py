"""The deadlines of decisions, against the work that waits for them or settles them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.dates.wording import short_day
from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.finding import Findings, Side, contradiction
from milepost.derive.contradictions.wording import capital, span
from milepost.model.decision import Decision


def decision_after_start(context: Context) -> Findings:
    """An open decision is due after work that waits for it has started."""
    for decision, due in _open_deadlines(context):
        for link in decision.blocks:
            window = context.windows.get(link.to)
            latest = window.latest_start if window else None
            if window is None or latest is None or due <= latest:
                continue
            verb = "starts on" if window.start_stated else "ends by"
            waiting = f"{capital(context.label(link.to))}, which waits for it, {verb}"
            yield contradiction(
                "decision-after-start",
                _deadline(context, decision, due),
                Side(f"{waiting} {short_day(latest, context.as_of)}.", window.latest_start_place),
                "Bring the deadline forward, or move the start.",
                subjects=[decision.id, link.to],
                records=[decision],
                ties=[link],
            )


def decision_before_its_task(context: Context) -> Findings:
    """An open decision is due before the task begins in which it is settled."""
    for decision, due in _open_deadlines(context):
        for link in decision.settled_by:
            window = context.windows.get(link.to)
            if window is None or window.start is None or due >= window.start:
                continue
            lies = span(window.start, window.end, context.as_of)
            verb = "lies in" if window.end else "runs"
            yield contradiction(
                "decision-before-its-task",
                _deadline(context, decision, due),
                Side(f"The task that settles it {verb} {lies}.", window.start_place),
                "Move the task forward, or the deadline back.",
                subjects=[decision.id, link.to],
                records=[decision],
                ties=[link],
            )


def _open_deadlines(context: Context) -> Iterator[tuple[Decision, date]]:
    for decision in context.plan.decisions.decisions:
        if decision.decide_by is not None and decision.outcome is None:
            yield decision, decision.decide_by


def _deadline(context: Context, decision: Decision, due: date) -> Side:
    return Side(
        f"{decision.title} due {short_day(due, context.as_of)}", decision.place.at("decide_by")
    )
