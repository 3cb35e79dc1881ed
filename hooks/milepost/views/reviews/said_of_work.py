"""Sentences about scope, finished work, owners, renamings and silence."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.history.asked import asked
from milepost.history.change import ChangeKind, Explained
from milepost.history.proposals import proposed_renamings
from milepost.views.reviews.named import Named, shortened
from milepost.views.reviews.phrases import NAMED, subjects, with_reason
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import capital, in_words, listed, plural, quoted

_SILENT_NAMED = 4
_SCOPE = (
    (ChangeKind.DROPPED, "task", "task", "dropped"),
    (ChangeKind.REMOVED, "phase", "phase", "removed"),
    (ChangeKind.REMOVED, "task", "task", "removed"),
    (ChangeKind.REMOVED, "milestone", "milestone", "removed"),
    (ChangeKind.REMOVED, "readiness", "readiness item", "removed"),
    (ChangeKind.REMOVED, "kpi", "KPI", "removed"),
    (ChangeKind.REMOVED, "risk", "risk", "removed"),
    (ChangeKind.REMOVED, "decision", "decision", "removed"),
    (ChangeKind.ADDED, "phase", "phase", "added"),
    (ChangeKind.ADDED, "task", "task", "added"),
    (ChangeKind.ADDED, "milestone", "milestone", "added"),
    (ChangeKind.ADDED, "readiness", "readiness item", "added"),
    (ChangeKind.ADDED, "kpi", "KPI", "added"),
    (ChangeKind.ADDED, "decision", "decision", "added"),
)


def scope(named: Named) -> Iterator[Sentence]:
    """Yield what was dropped, removed and added, kind by kind."""
    for kind, of, noun, word in _SCOPE:
        yield from _happened(named, _changes(named, kind, of), noun, word)


def reached(named: Named) -> Iterator[Sentence]:
    """Yield the milestones that are reached now."""
    changes = _changes(named, ChangeKind.DONE, "milestone")
    yield from _happened(named, changes, "milestone", "reached")


def finished(named: Named) -> Iterator[Sentence]:
    """Yield the tasks and readiness items that are done now."""
    for of, noun, word in (
        ("readiness", "readiness item", "closed"),
        ("task", "task", "finished"),
    ):
        yield from _happened(named, _changes(named, ChangeKind.DONE, of), noun, word)


def owners(named: Named) -> Iterator[Sentence]:
    """Yield what is with other teams now: phases by name, all else by its count."""
    changes = [
        each
        for each in named.comparison.changes
        if each.change.kind is ChangeKind.OWNER and each.change.field == ("owner",)
    ]
    for each in changes:
        if each.change.object_kind == "phase":
            yield say(named.said(each.change.object), f" {_handed(named, each)}.")
    others = [each for each in changes if each.change.object_kind != "phase"]
    if len(others) > NAMED:
        yield say(f"{capital(in_words(len(others)))} items have another owner now.")
        return
    for each in others:
        yield say(named.said(each.change.object), f" {_handed(named, each)}.")


def renamed(named: Named) -> Iterator[Sentence]:
    """Yield which phases have another title now, and what may have been renamed unsaid."""
    for each in _changes(named, ChangeKind.TEXT, "phase"):
        if each.change.field == ("title",):
            title = quoted(shortened(str(each.change.after)))
            yield say(named.said(each.change.object), f" is called {title} now.")
    for proposal in proposed_renamings(named.comparison.plain):
        yield say(
            named.said(proposal.later),
            f" may have been renamed from {shortened(proposal.earlier, 5)}: the titles agree.",
        )


def silence(named: Named) -> Iterator[Sentence]:
    """Yield the teams that neither changed nor confirmed anything that they are asked about.

    Within one day nobody is expected to be heard.
    """
    quiet = silent_teams(named)
    if not quiet or named.comparison.after.date <= named.comparison.before.date:
        return
    teams = [named.owner(name) for name in quiet]
    verb = plural(len(teams), "has", "have")
    who = f"{capital(in_words(len(teams)))} {plural(len(teams), 'owner')} {verb} "
    named_teams = f": {listed(teams)}" if len(teams) <= _SILENT_NAMED else ""
    yield say(who, Span("said nothing", strong=True), f"{named_teams or _since(named)}.")


def silent_teams(named: Named) -> tuple[str, ...]:
    """Return the ids of the teams with silent items and no others, those with most first."""
    quiet = set(named.comparison.silent)
    counts: dict[str, int] = {}
    heard: set[str] = set()
    for item in asked(named.comparison.after.plan):
        for owner in item.owner:
            if item.id in quiet:
                counts[owner] = counts.get(owner, 0) + 1
            else:
                heard.add(owner)
    return tuple(sorted(counts.keys() - heard, key=lambda owner: (-counts[owner], owner)))


def _happened(named: Named, changes: list[Explained], noun: str, word: str) -> Iterator[Sentence]:
    if not changes:
        return
    names = [each.change.object for each in changes]
    verb = plural(len(names), "was", "were")
    about = subjects(named, names, noun)
    if noun == "phase" and word == "added":
        about = (named.phases(names),)
    yield with_reason([*about, f" {verb} ", Span(word, strong=True)], changes)


def _handed(named: Named, explained: Explained) -> str:
    before = [named.owner(name) for name in explained.change.before or ()]
    after = [named.owner(name) for name in explained.change.after or ()]
    if not after:
        return f"has no owner any more; it was with {listed(before)}"
    if not before:
        return f"is with {listed(after)} now"
    return f"went from {listed(before)} to {listed(after)}"


def _since(named: Named) -> str:
    return f" since {named.day_before}"


def _changes(named: Named, kind: ChangeKind, of: str) -> list[Explained]:
    return [
        each
        for each in named.comparison.changes
        if each.change.kind is kind and each.change.object_kind == of
    ]
