"""Sentences about risks, readiness items, KPIs and decisions."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.history.change import ChangeKind, DerivedChange, DerivedKind, Explained
from milepost.views.reviews.named import Named, shortened
from milepost.views.reviews.phrases import NAMED, subjects, with_reason
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import plural


def risks_happened(named: Named) -> Iterator[Sentence]:
    """Yield the risks that have happened."""
    happened = [
        each.change.object
        for each in _changes(named, ChangeKind.STATE, "risk")
        if each.change.after == "occurred"
    ]
    if happened:
        risk = plural(len(happened), "The risk ", "The risks ") if len(happened) <= NAMED else ""
        verb = plural(len(happened), "has", "have")
        about = subjects(named, happened, "risk")
        yield say(risk, *about, f" {verb} ", _strong("happened"), ".")


def risks_risen(named: Named) -> Iterator[Sentence]:
    """Yield the risks that rose or are new."""
    yield from _risks(named, rose=True)
    added = [each.change.object for each in _changes(named, ChangeKind.ADDED, "risk")]
    if added:
        named_ones = plural(len(added), "is a new risk", "are new risks")
        verb = named_ones if len(added) <= NAMED else "are new"
        yield say(*subjects(named, added, "risk"), f" {verb}{_exposure_of(named, added)}.")


def risks_fallen(named: Named) -> Iterator[Sentence]:
    """Yield the risks that fell, and those that were closed."""
    yield from _risks(named, rose=False)
    closed = [each.change.object for each in _changes(named, ChangeKind.STATE, "risk")]
    now = {risk.risk.id for risk in named.status.risks if risk.risk.state == "closed"}
    gone = [name for name in closed if name in now]
    if gone:
        verb = plural(len(gone), "was", "were")
        yield say(*subjects(named, gone, "risk"), f" {verb} closed.")


def _risks(named: Named, *, rose: bool) -> Iterator[Sentence]:
    found: dict[str, list[str]] = {}
    for change in named.comparison.derived:
        if change.kind is not DerivedKind.EXPOSURE or change.object_kind != "risk":
            continue
        if (change.moved or 0) != 0 and ((change.moved or 0) > 0) is rose:
            found.setdefault(_to(change), []).append(change.object)
    verb = "rose to" if rose else "fell to"
    for band in sorted(found, key=lambda words: -int(words.split()[-1])):
        yield say(*subjects(named, found[band], "risk"), f" {verb} ", _strong(band), ".")


def _to(change: DerivedChange) -> str:
    """Return `high, exposure 6`."""
    points, _, band = (change.after or "").partition(" ")
    return f"{band}, exposure {points}"


def _exposure_of(named: Named, risks: list[str]) -> str:
    found = [each for each in named.status.risks if each.risk.id in risks]
    if len(found) != 1:
        return ""
    return f": {found[0].band}, exposure {found[0].exposure}"


def reopened(named: Named) -> Iterator[Sentence]:
    """Yield what was called finished or decided and is open again."""
    kinds = (ChangeKind.REOPENED, ChangeKind.DECISION_REOPENED)
    found = [each for each in named.comparison.changes if each.change.kind in kinds]
    if found:
        names = [each.change.object for each in found]
        verb = plural(len(names), "was", "were")
        about = subjects(named, names, "item")
        yield with_reason([*about, f" {verb} ", _strong("reopened")], found)


def waivers(named: Named) -> Iterator[Sentence]:
    """Yield the readiness items that were waived, and those still open whose waiver ended."""
    done = {item.item.id for item in named.status.readiness.items if item.done}
    given = [
        each
        for each in named.comparison.changes
        if each.change.field == ("waiver",) and each.change.object not in done
    ]
    for kind, word in ((ChangeKind.WAIVED, "waived"), (ChangeKind.WAIVER_ENDED, None)):
        names = [each.change.object for each in given if each.change.kind is kind]
        if names and word:
            verb = plural(len(names), "was", "were")
            yield say(*subjects(named, names, "item"), f" {verb} ", _strong(word), ".")
        elif names:
            verb = plural(len(names), "has", "have")
            yield say(*subjects(named, names, "item"), f" {verb} no waiver any more.")


def kpis_worse(named: Named) -> Iterator[Sentence]:
    """Yield the KPIs that are missed, stale or not measured now, and whose target changed."""
    for state in ("missed", "stale", "not measured"):
        yield from _kpis(named, state)
    targets = _changes(named, ChangeKind.TARGET, "kpi")
    if targets:
        names = list(dict.fromkeys(each.change.object for each in targets))
        its = plural(len(names), "has another target", "have other targets")
        yield with_reason([*subjects(named, names, "KPI"), f" {its} now"], targets)


def kpis_met(named: Named) -> Iterator[Sentence]:
    """Yield the KPIs that are met now."""
    yield from _kpis(named, "met")


def _kpis(named: Named, state: str) -> Iterator[Sentence]:
    found = [
        change.object
        for change in named.comparison.derived
        if change.kind is DerivedKind.KPI_STATE and change.after == state
    ]
    if found:
        verb = plural(len(found), "is", "are")
        yield say(*subjects(named, found, "KPI"), f" {verb} ", _strong(state), " now.")


def decisions_overdue(named: Named) -> Iterator[Sentence]:
    """Yield the decisions that became overdue."""
    overdue = [
        each.object
        for each in named.comparison.derived
        if each.kind is DerivedKind.STATE
        and each.object_kind == "decision"
        and each.after == "overdue"
    ]
    if overdue:
        verb = plural(len(overdue), "is", "are")
        yield say(*subjects(named, overdue, "decision"), f" {verb} ", _strong("overdue"), " now.")


def decisions_taken(named: Named) -> Iterator[Sentence]:
    """Yield the decisions that were taken."""
    taken = [e for e in _changes(named, ChangeKind.DECIDED, "decision") if not e.change.was]
    if len(taken) > NAMED:
        yield say(*subjects(named, [e.change.object for e in taken], "decision"), " were taken.")
        return
    for each in taken:
        outcome = shortened(str(each.change.after["text"])).rstrip(".")
        yield say(named.said(each.change.object), " was ", _strong("decided"), f": {outcome}.")


def _changes(named: Named, kind: ChangeKind, of: str) -> list[Explained]:
    return [
        each
        for each in named.comparison.changes
        if each.change.kind is kind and each.change.object_kind == of
    ]


def _strong(text: str) -> Span:
    return Span(text, strong=True)
