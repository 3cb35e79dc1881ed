"""Ties between objects as links, each with the word that it is inferred where it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from milepost.derive.status import Blocker
from milepost.model.base import Link
from milepost.value import Value
from milepost.views.context import Context
from milepost.views.sentence import Span


class Tie(Value):
    """A link to another object. `reason` says why it was inferred, where it was."""

    link: Span
    inferred: bool
    reason: str | None


def ties(context: Context, links: Sequence[Link]) -> tuple[Tie, ...]:
    """Return the links of a record, in their order."""
    return tuple(Tie(named(context, link.to), link.inferred, link.reason) for link in links)


def ties_of(context: Context, blockers: Iterable[Blocker]) -> tuple[Tie, ...]:
    """Return what work waits for, in its order."""
    return tuple(Tie(named(context, entry.id), entry.inferred, None) for entry in blockers)


def named(context: Context, identifier: str) -> Span:
    """Return a link that names a phase by number and title, anything else by its title."""
    phase = context.phases.get(identifier)
    if phase is None:
        return context.span(identifier)
    return context.span(identifier, f"{phase.phase.number} {phase.phase.title}")
