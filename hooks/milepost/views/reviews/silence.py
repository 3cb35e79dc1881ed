"""Owners of whom nothing was heard: which of their items they neither changed nor confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.model.plan import Plan
from milepost.value import Value
from milepost.views.charts.unit_strip import Strip, unit_strip
from milepost.views.sentence import Span


class SilentOwner(Value):
    """A team with its silent items, out of all that are with it."""

    link: Span
    items: tuple[str, ...]
    total: int
    strip: Strip


def silent_owners(plan: Plan, silent: Sequence[str]) -> tuple[SilentOwner, ...]:
    """Return the teams with silent items, those with most first; work counts for its phase's."""
    quiet = set(silent)
    owned = _owned(plan)
    found = [
        _owner(plan, owner, items, [name for name in items if name in quiet])
        for owner, items in owned.items()
        if any(name in quiet for name in items)
    ]
    return tuple(sorted(found, key=lambda entry: (-len(entry.items), entry.link.text)))


def _owner(plan: Plan, owner: str, items: list[str], silent: list[str]) -> SilentOwner:
    titles = tuple(plan.by_id[name][1].called for name in silent)
    counts = [("unknown", len(silent)), ("done", len(items) - len(silent))]
    link = Span(plan.by_id[owner][1].called, f"people/{owner}.html")
    return SilentOwner(link, titles, len(items), unit_strip(counts))


def _owned(plan: Plan) -> dict[str, list[str]]:
    """Return the ids of what is with each team: phases, tasks and all else that names it."""
    owned: dict[str, list[str]] = {owner.id: [] for owner in plan.project.owners}
    for phase in plan.work.phases:
        for owner in phase.owner:
            owned[owner].append(phase.id)
        for task in phase.walk():
            for owner in task.owner or phase.owner:
                owned[owner].append(task.id)
    for identifier, owners in _others(plan):
        for owner in owners:
            owned[owner].append(identifier)
    return owned


def _others(plan: Plan) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((one.id, one.owner) for one in plan.work.milestones)
    yield from ((one.id, one.owner) for one in plan.readiness.items)
    yield from ((one.id, one.owner) for one in plan.kpis.kpis)
    yield from ((one.id, one.owner) for one in plan.risks.risks)
    yield from ((one.id, one.owner) for one in plan.decisions.decisions)
