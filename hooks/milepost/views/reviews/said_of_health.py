"""Sentences about the whole: overall health, readiness verdict, end of the plan, contradictions."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.history.calendars import day_in
from milepost.history.change import DerivedChange, DerivedKind
from milepost.views.reviews.named import Named
from milepost.views.reviews.phrases import working_days
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import AREA_NAMES, capital, count, in_words, listed, plural, short_day


def health_worse(named: Named) -> Iterator[Sentence]:
    """Yield how overall health and that of the areas got worse."""
    yield from _health(named, worse=True)


def health_better(named: Named) -> Iterator[Sentence]:
    """Yield how overall health and that of the areas got better."""
    yield from _health(named, worse=False)


def _health(named: Named, *, worse: bool) -> Iterator[Sentence]:
    changes = [each for each in _of(named, DerivedKind.HEALTH) if each.worse is worse]
    areas = [each for each in changes if each.object != "overall"]
    overall = [each for each in changes if each.object == "overall"]
    for change in overall:
        yield say(
            Span("Overall health", "plan-health.html#Health"),
            f" went from {change.before} to ",
            Span(change.after or "", strong=True),
            f"{_because(change, areas)}.",
        )
    told = {change.after for change in overall}
    yield from _areas([each for each in areas if each.after not in told])


def _because(change: DerivedChange, areas: list[DerivedChange]) -> str:
    """Name the areas that have become what the whole is."""
    names = [AREA_NAMES[each.object] for each in areas if each.after == change.after]
    if not names:
        return ""
    return f"; {listed(names)} {_verb(names)} {change.after} now"


def _verb(names: list[str]) -> str:
    return "is" if names in (["schedule"], ["readiness"]) else "are"


def _areas(changes: list[DerivedChange]) -> Iterator[Sentence]:
    by_way: dict[tuple[str | None, str | None], list[str]] = {}
    for change in changes:
        by_way.setdefault((change.before, change.after), []).append(AREA_NAMES[change.object])
    for (before, after), names in by_way.items():
        yield say(
            Span(capital(listed(names)), "plan-health.html#Health"),
            f" went from {before} to ",
            Span(after or "", strong=True),
            ".",
        )


def verdict_worse(named: Named) -> Iterator[Sentence]:
    """Yield how the readiness verdict got worse."""
    yield from _verdict(named, worse=True)


def verdict_better(named: Named) -> Iterator[Sentence]:
    """Yield how the readiness verdict got better."""
    yield from _verdict(named, worse=False)


def _verdict(named: Named, *, worse: bool) -> Iterator[Sentence]:
    blocking = len(named.status.readiness.blocking)
    left = f"; {count(blocking, 'item')} {plural(blocking, 'is', 'are')} open" if blocking else ""
    for change in _of(named, DerivedKind.VERDICT):
        if change.worse is worse:
            yield say(
                Span("The readiness verdict", "readiness.html"),
                f" went from {change.before} to ",
                Span(change.after or "", strong=True),
                f"{left}.",
            )


def end_of_plan(named: Named) -> Iterator[Sentence]:
    """Yield how far the end of the plan moved; an end that was withdrawn is no gain."""
    for change in _of(named, DerivedKind.PLAN_END):
        before, after = day_in(change.before), day_in(change.after)
        if after is None:
            yield say("The plan ", Span("lost its end date", strong=True), ".")
        elif before is None:
            yield say(f"The plan has an end now: {short_day(after, named.as_of)}.")
        elif change.moved is None:
            yield say(
                f"The last stated end is {short_day(after, named.as_of)} instead of"
                f" {short_day(before, named.as_of)}: later work ",
                Span("has no end", strong=True),
                " any more.",
            )
        else:
            distance = working_days(change.moved, later=after > before)
            yield say(
                "The plan ends ",
                Span(distance, strong=True),
                f", on {short_day(after, named.as_of)} instead of"
                f" {short_day(before, named.as_of)}.",
            )


def contradictions(named: Named) -> Iterator[Sentence]:
    """Yield how many contradictions appeared and how many ended."""
    found = list(_of(named, DerivedKind.CONTRADICTIONS))
    appeared = sum(each.after is not None for each in found)
    ended = len(found) - appeared
    parts = [(appeared, "appeared"), (ended, "ended")]
    said = [(number, verb) for number, verb in parts if number]
    if said:
        number, verb = said[0]
        words = f"{capital(in_words(number))} {plural(number, 'contradiction')}"
        rest = f", {in_words(said[1][0])} {said[1][1]}" if len(said) > 1 else ""
        yield say(Span(words, "plan-health.html"), f" {verb}{rest}.")


def _of(named: Named, kind: DerivedKind) -> Iterator[DerivedChange]:
    return (each for each in named.comparison.derived if each.kind is kind)
