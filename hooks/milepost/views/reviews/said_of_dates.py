"""Sentences about dates: what ends later, starts later, is due later, or has no date any more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from milepost.history.calendars import day_in
from milepost.history.change import ChangeKind, Explained
from milepost.views.reviews.named import Named
from milepost.views.reviews.phrases import subjects, with_reason, working_days
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import plural, short_day

_MOVED = (ChangeKind.END, ChangeKind.START, ChangeKind.DEADLINE)
_KINDS = ("phase", "milestone", "decision", "task")


def dates_withdrawn(named: Named) -> Iterator[Sentence]:
    """Yield what has no date any more, phases first."""
    lost = [
        each
        for each in named.comparison.changes
        if each.change.kind in (*_MOVED, ChangeKind.END_WITHDRAWN)
        and each.change.before is not None
        and each.change.after is None
    ]
    for kind in (*_KINDS, "project"):
        of_kind = [each for each in lost if each.change.object_kind == kind]
        for what, group in _by(of_kind, _date_name):
            yield _lost(named, kind, str(what), group)


def _lost(named: Named, kind: str, what: str, group: list[Explained]) -> Sentence:
    if kind == "project":
        return with_reason(["The plan ", Span("lost its go-live date", strong=True)], group)
    words = plural(len(group), f"its {what}", f"their {what}s")
    return with_reason(
        [*_subject(named, kind, group), " ", Span(f"lost {words}", strong=True)], group
    )


def dates_later(named: Named) -> Iterator[Sentence]:
    """Yield what moved to a later day: ends first, then deadlines, then starts.

    Of a thing whose end moved as well, the tables alone show the start.
    """
    yield from _moved(named, later=True)


def dates_earlier(named: Named) -> Iterator[Sentence]:
    """Yield what moved to an earlier day, and what has an end now."""
    yield from _moved(named, later=False)
    stated = [e for e in named.comparison.changes if e.change.kind is ChangeKind.END_CLOSED]
    for kind in ("phase", "task"):
        group = [each for each in stated if each.change.object_kind == kind]
        if group:
            has = plural(len(group), "has an end", "have ends")
            yield say(*_subject(named, kind, group), f" {has} now{_on(named, group)}.")


def _moved(named: Named, *, later: bool) -> Iterator[Sentence]:
    moved = [
        each
        for each in named.comparison.changes
        if each.change.kind in _MOVED and _is_later(each) is later
    ]
    ends = {each.change.object for each in moved if each.change.kind is ChangeKind.END}
    for change_kind in (ChangeKind.END, ChangeKind.DEADLINE, ChangeKind.START):
        for kind in (*_KINDS, "project"):
            group = [
                each
                for each in moved
                if each.change.kind is change_kind and each.change.object_kind == kind
                if change_kind is not ChangeKind.START or each.change.object not in ends
            ]
            yield from _by_distance(named, kind, group, later=later)


def _by_distance(
    named: Named, kind: str, changes: Sequence[Explained], *, later: bool
) -> Iterator[Sentence]:
    """Yield one sentence for all that moved as far; tasks with many distances in one for all."""
    distances = {each.distance for each in changes}
    if kind == "task" and len(distances) > 1 and len(changes) > 2:
        yield _many(named, changes, later=later)
        return
    farthest = sorted(changes, key=lambda each: -abs(each.distance or 0))
    for _, group in _by(farthest, lambda each: each.distance or 0):
        yield _same_distance(named, kind, group, later=later)


def _same_distance(named: Named, kind: str, group: list[Explained], *, later: bool) -> Sentence:
    if kind == "project":
        after = day_in(group[0].change.after)
        on = f", to {short_day(after, named.as_of)}" if after else ""
        moved = working_days(group[0].distance or 0, later=later)
        return with_reason(["Go-live moved ", Span(moved, strong=True), on], group)
    verb = _verb(group[0], len(group))
    moved = working_days(group[0].distance or 0, later=later)
    return with_reason(
        [*_subject(named, kind, group), f" {verb} ", Span(moved, strong=True)],
        group,
        otherwise=f" {named.than_before}",
    )


def _many(named: Named, changes: Sequence[Explained], *, later: bool) -> Sentence:
    verb, most = _verb(changes[0], len(changes)), max(abs(each.distance or 0) for each in changes)
    way = "later" if later else "earlier"
    days = plural(most, "working day")
    return say(
        *_subject(named, "task", changes),
        f" {verb} {way} {named.than_before}, by ",
        Span(f"up to {most} {days}", strong=True),
        ".",
    )


def _subject(named: Named, kind: str, group: Sequence[Explained]) -> tuple[Span, ...]:
    names = [each.change.object for each in group]
    return (named.phases(names),) if kind == "phase" else subjects(named, names, kind)


def _verb(explained: Explained, number: int) -> str:
    kind, of = explained.change.kind, explained.change.object_kind
    if of == "milestone" or kind is ChangeKind.DEADLINE:
        return plural(number, "is due", "are due")
    if kind is ChangeKind.START:
        return plural(number, "starts", "start")
    return plural(number, "ends", "end")


def _date_name(explained: Explained) -> str:
    kind = explained.change.kind
    if kind is ChangeKind.DEADLINE:
        return "deadline"
    return "start date" if kind is ChangeKind.START else "end date"


def _on(named: Named, group: Sequence[Explained]) -> str:
    days = {each.change.after for each in group}
    day = day_in(days.pop()) if len(days) == 1 else None
    return f": {short_day(day, named.as_of)}" if day else ""


def _is_later(explained: Explained) -> bool | None:
    before, after = day_in(explained.change.before), day_in(explained.change.after)
    return None if before is None or after is None else after > before


def _by(
    changes: Iterable[Explained], key: Callable[[Explained], str | int]
) -> Iterator[tuple[str | int, list[Explained]]]:
    """Yield the changes that have one key together, in the order in which they come."""
    found: dict[str | int, list[Explained]] = {}
    for each in changes:
        found.setdefault(key(each), []).append(each)
    yield from found.items()
