"""The decisions page: by deadline, with options, what each blocks, and the slack left."""

from __future__ import annotations

from datetime import date

from milepost.derive.status import DecisionState, DecisionStatus
from milepost.value import Value
from milepost.views import marks
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.page_view import PageView
from milepost.views.places import SourceLink
from milepost.views.reviews.strips import StateStrip
from milepost.views.sentence import Span
from milepost.views.ties import Tie, ties
from milepost.views.wording import capital, count, days_from, full_day, in_words, named_day, plural


class DecisionRow(Value):
    """One decision. `slack` is in words; `options` are the answers that are listed."""

    id: str
    title: str
    question: str | None
    mark: Mark
    history: StateStrip | None
    due: str
    left: str
    owner: tuple[Span, ...]
    accountable: Span | None
    options: tuple[str, ...]
    other_options: bool
    blocks: tuple[Tie, ...]
    settled_by: tuple[Tie, ...]
    first_start: str | None
    slack: str
    outcome: str | None
    reason: str | None
    note: str | None
    source: SourceLink


class DecisionsView(Value):
    """The decisions page."""

    mark: Mark
    summary: str
    lead: str
    open: tuple[DecisionRow, ...]
    taken: tuple[DecisionRow, ...]
    source: SourceLink


def decisions_view(context: Context) -> DecisionsView:
    """Return the decisions as their page shows them, next deadline first."""
    area = next(area for area in context.status.health.areas if area.area == "decisions")
    entries = sorted(context.status.decisions, key=_deadline)
    rows = [(entry, _row(context, entry)) for entry in entries]
    return DecisionsView(
        mark=marks.of_health(area.health),
        summary=_summary(context),
        lead=_lead(context),
        open=tuple(row for entry, row in rows if entry.state is not DecisionState.TAKEN),
        taken=tuple(row for entry, row in rows if entry.state is DecisionState.TAKEN),
        source=context.repository.file("plan/decisions.yml"),
    )


def decisions_page(context: Context) -> PageView:
    """Return the decisions page."""
    view = decisions_view(context)
    return PageView(
        path="decisions.html",
        title="Decisions",
        description=view.lead,
        tab="Decisions",
        template="decisions.html.j2",
        values=view,
        source=context.plan.decisions.place,
    )


def _deadline(entry: DecisionStatus) -> tuple[date, str]:
    return entry.decision.decide_by or date.max, entry.decision.id


def _waiting(context: Context) -> list[DecisionStatus]:
    waiting = [e for e in context.status.decisions if e.state is not DecisionState.TAKEN]
    return sorted(waiting, key=_deadline)


def _summary(context: Context) -> str:
    waiting = _waiting(context)
    late = sum(entry.state is DecisionState.OVERDUE for entry in waiting)
    taken = len(context.status.decisions) - len(waiting)
    return f"{len(waiting)} open · {late} overdue · {taken} taken"


def _lead(context: Context) -> str:
    waiting = _waiting(context)
    if not context.status.decisions:
        return "The plan asks for no decision."
    if not waiting:
        return "Every decision is taken."
    costly = [entry for entry in waiting if entry.slack is not None and entry.slack < 0]
    words = f"{capital(in_words(len(waiting)))} {plural(len(waiting), 'decision')}"
    opening = f"{words} {plural(len(waiting), 'is', 'are')} open"
    when = _next_due(waiting, context.status.as_of)
    if not costly:
        return f"{opening}{when}."
    verb = plural(len(costly), "is", "are")
    return f"{opening}{when}. {capital(in_words(len(costly)))} {verb} due after work that needs it."


def _next_due(waiting: list[DecisionStatus], as_of: date) -> str:
    late = sum(entry.state is DecisionState.OVERDUE for entry in waiting)
    if late:
        return " and overdue" if late == len(waiting) else f", {in_words(late)} of them overdue"
    due = waiting[0].decision.decide_by
    return f"; the next is due on {named_day(due, as_of)}" if due else ""


def _row(context: Context, entry: DecisionStatus) -> DecisionRow:
    decision = entry.decision
    as_of = context.status.as_of
    due = decision.decide_by
    return DecisionRow(
        id=decision.id,
        title=decision.title,
        question=decision.question,
        mark=marks.of_decision(entry.state),
        history=context.strips.get(decision.id),
        due=f"{named_day(due, as_of)} {due.year}" if due else "no date stated",
        left=_left(entry, as_of),
        owner=tuple(context.span(owner, context.owner_name(owner)) for owner in decision.owner),
        accountable=context.span(decision.accountable) if decision.accountable else None,
        options=tuple(option.title for option in decision.options),
        other_options=decision.other_options,
        blocks=ties(context, decision.blocks),
        settled_by=ties(context, decision.settled_by),
        first_start=named_day(entry.first_start, as_of) if entry.first_start else None,
        slack=_slack(entry),
        outcome=_outcome(entry),
        reason=decision.outcome.reason if decision.outcome else None,
        note=decision.note,
        source=context.repository.link(decision.place, short=True),
    )


def _left(entry: DecisionStatus, as_of: date) -> str:
    due = entry.decision.decide_by
    if due is None or entry.state is DecisionState.TAKEN:
        return ""
    if entry.state is DecisionState.OVERDUE:
        return f"{count((as_of - due).days, 'day')} overdue"
    return days_from(due, as_of)


def _slack(entry: DecisionStatus) -> str:
    if entry.state is DecisionState.TAKEN:
        return ""
    if entry.slack is None:
        return "not known"
    if entry.slack < 0:
        return f"{count(-entry.slack, 'working day')} too late"
    return count(entry.slack, "working day")


def _outcome(entry: DecisionStatus) -> str | None:
    outcome = entry.decision.outcome
    if outcome is None:
        return None
    who = f" by {outcome.by}" if outcome.by else ""
    return f"{outcome.text}, decided on {full_day(outcome.date)}{who}"
