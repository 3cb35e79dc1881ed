"""The next days: what happens when, and with whom."""

from __future__ import annotations

from milepost.derive.status import DecisionState, EventDates, Occasion
from milepost.model.work import Phase
from milepost.value import Value
from milepost.views import marks
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import capital, count, named_day, phases_called

_MANY_TEAMS = 2
_MOST = 8  # lines, so that the figures below stay on the first screen
_MOST_RECURRING = 4


class OutlookRow(Value):
    """One line of the outlook; `day` is empty where it is that of the line above."""

    day: str
    mark: Mark
    what: Sentence
    who: str


_VERBS = {
    "phase start": ("starts", "start"),
    "phase end": ("ends", "end"),
    "task start": ("starts", "start"),
    "task end": ("ends", "end"),
}
_PLAIN = Mark("ring", "quiet", "Scheduled")


def outlook(context: Context) -> tuple[OutlookRow, ...]:
    """Return the lines of the outlook, by day; tasks give way when there are many."""
    rows = []
    day_above = None
    for occasion in _shown(context.status.outlook):
        day = "" if occasion.date == day_above else named_day(occasion.date, context.status.as_of)
        day_above = occasion.date
        rows.append(
            OutlookRow(day, _mark(occasion), _what(context, occasion), _who(context, occasion))
        )
    return tuple(rows)


def _shown(occasions: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
    if len(occasions) <= _MOST:
        return occasions
    weighty = tuple(one for one in occasions if not one.kind.startswith("task"))
    return (weighty or occasions)[:_MOST]


def _mark(occasion: Occasion) -> Mark:
    if occasion.kind == "decision":
        return marks.of_decision(DecisionState.DUE)
    return marks.MILESTONE if occasion.kind == "milestone" else _PLAIN


def _what(context: Context, occasion: Occasion) -> Sentence:
    if occasion.kind == "review":
        return say("Next review")
    if occasion.kind == "decision":
        return say("Decide: ", *_linked(context, occasion.ids))
    if occasion.kind == "waiver end":
        return say("Waiver ends: ", *_linked(context, occasion.ids))
    verbs = _VERBS.get(occasion.kind)
    if verbs is None:
        return say(*_linked(context, occasion.ids))
    return say(_subject(context, occasion.ids), f" {verbs[0 if len(occasion.ids) == 1 else 1]}")


def _subject(context: Context, identifiers: tuple[str, ...]) -> Span:
    records = [context.plan.by_id[name][1] for name in identifiers]
    if len(identifiers) == 1:
        return context.span(identifiers[0])
    numbers = sorted(record.number for record in records if isinstance(record, Phase))
    if len(numbers) == len(records):
        return Span(phases_called(numbers), "phases.html")
    return Span(count(len(identifiers), "task"), "timeline.html")


def _linked(context: Context, identifiers: tuple[str, ...]) -> list[Span | str]:
    parts: list[Span | str] = []
    for name in identifiers:
        parts += [", ", context.span(name)] if parts else [context.span(name)]
    return parts


def _who(context: Context, occasion: Occasion) -> str:
    names = [context.owner_name(owner) for owner in dict.fromkeys(occasion.owner)]
    if len(names) > _MANY_TEAMS:
        return count(len(names), "team")
    return ", ".join(names)


def recurring(context: Context) -> str:
    """Return the meetings and reports that come round, as one short sentence."""
    named = [_event(entry) for entry in context.status.events if entry.event.every]
    if not named:
        return ""
    more = len(named) - _MOST_RECURRING
    return f"Also: {', '.join(named[:_MOST_RECURRING])}{f' and {more} more' if more > 0 else ''}."


def _event(entry: EventDates) -> str:
    event = entry.event
    rhythm = f"every {capital(event.weekday)}" if event.weekday else f"every {event.every}"
    hour = f" at {event.time_text or event.time}" if event.time or event.time_text else ""
    return f"{event.title} {rhythm}{hour}"
