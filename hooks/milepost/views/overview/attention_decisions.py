"""What "Needs attention" says of decisions that are overdue or due soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.derive.status import DecisionState, DecisionStatus
from milepost.views import marks
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.naming import names_of_work
from milepost.views.overview.notice import NAMED, Notice, Urgency
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import (
    capital,
    count,
    days_from,
    in_words,
    listed,
    named_day,
    plural,
    short_day,
)


def _decisions(context: Context, state: DecisionState) -> list[DecisionStatus]:
    chosen = [entry for entry in context.status.decisions if entry.state is state]
    return sorted(chosen, key=lambda entry: entry.days_left or 0)


def overdue_decisions(context: Context) -> Iterator[Notice]:
    """Yield one sentence for the decisions whose day has passed."""
    overdue = _decisions(context, DecisionState.OVERDUE)
    if not overdue:
        return
    mark = marks.of_decision(DecisionState.OVERDUE)
    if len(overdue) == 1:
        yield Notice(Urgency.OVERDUE, mark, _one_overdue_decision(context, overdue[0]))
        return
    worst = -(overdue[0].days_left or 0)
    sentence = say(
        *_linked_titles(context, overdue),
        f" are overdue, the longest by {count(worst, 'day')}; none has been decided.",
    )
    yield Notice(Urgency.OVERDUE, mark, sentence)


def _one_overdue_decision(context: Context, entry: DecisionStatus) -> Sentence:
    decision = entry.decision
    due = decision.decide_by or context.status.as_of
    late = count(-(entry.days_left or 0), "day")
    when = named_day(due, context.status.as_of)
    return say(
        context.span(decision.id),
        f" was due to be decided on {when} and is {late} overdue{_waiting(context, entry)}.",
    )


def due_decisions(context: Context) -> Iterator[Notice]:
    """Yield a sentence for the next decision, and one for those after it."""
    due = _decisions(context, DecisionState.DUE)
    if not due:
        return
    mark = Mark("triangle", "warn", "Due")
    yield Notice(Urgency.DUE, mark, _next_decision(context, due[0]))
    if len(due) > 1:
        yield Notice(Urgency.DUE, mark, _further_decisions(context, due[1:]))


def _next_decision(context: Context, entry: DecisionStatus) -> Sentence:
    decision = entry.decision
    as_of = context.status.as_of
    day = decision.decide_by or as_of
    owners = listed([context.owner_name(owner) for owner in decision.owner[:NAMED]])
    who = f": {owners} must decide" if owners else ": nobody is named to decide"
    when = f" by {named_day(day, as_of)}, {days_from(day, as_of)}"
    return say(context.span(decision.id), f"{who}{when}{_waiting(context, entry)}.")


def _further_decisions(context: Context, due: Sequence[DecisionStatus]) -> Sentence:
    as_of = context.status.as_of
    days = [short_day(entry.decision.decide_by or as_of, as_of) for entry in due]
    if len(due) == 1:
        return say(context.span(due[0].decision.id), f" is due on {days[0]}.")
    if len(due) > NAMED:
        when = f"between {days[0]} and {days[-1]}"
    else:
        when = f"on {_days_of_one_month(days)}"
    return say(*_linked_titles(context, due), f" are due {when}.")


def _days_of_one_month(days: Sequence[str]) -> str:
    months = {day.partition(" ")[2] for day in days}
    if len(months) > 1:
        return listed(days)
    return f"{listed([day.partition(' ')[0] for day in days])} {months.pop()}"


def _linked_titles(context: Context, entries: Sequence[DecisionStatus]) -> list[Span | str]:
    if len(entries) > NAMED:
        words = capital(in_words(len(entries)))
        return [Span(f"{words} {plural(len(entries), 'decision')}", "decisions.html")]
    parts: list[Span | str] = []
    for position, entry in enumerate(entries):
        if position:
            parts.append(" and " if position == len(entries) - 1 else ", ")
        parts.append(context.span(entry.decision.id))
    return parts


def _waiting(context: Context, entry: DecisionStatus) -> str:
    if not entry.blocks:
        return ""
    names = names_of_work(context, [blocked.id for blocked in entry.blocks])
    verb = "waits" if len(entry.blocks) == 1 else "wait"
    return f"; {names} {verb} for it"
