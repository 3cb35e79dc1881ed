"""Dependencies neither run in a circle nor lead from work to what holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from milepost.load.checks.subject import Subject, identifier_of
from milepost.load.wording import quoted
from milepost.model.base import Links, Record
from milepost.model.plan import Plan
from milepost.model.work import Phase, Task
from milepost.problems.code import Problem
from milepost.problems.register import problem

_MOST_REPORTED = 20

Graph = dict[str, dict[str, None]]
"""Each moment with those that must come before it.

A moment is the id of a piece of work. Work that holds other work has two: its id for its
start, and the id with a mark behind it for its finish.
"""

_FINISH = " finish"


def check_cycles(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each circle of dependencies, and each between whole and part.

    Work that holds other work starts no later than its first part and finishes with its
    last, so a circle may also run through a phase.
    """
    work = _work(subject.plan)
    if not any(_depends_on(record) for record in work.values()):
        return
    holders = _holders(subject.plan)
    yield from _nested(work, holders)
    graph = _graph(work, holders)
    for _ in range(_MOST_REPORTED):
        circle = _circle(graph)
        if circle is None:
            return
        names = _names(circle)
        yield _in_a_circle(work, names)
        _cut(work, graph, circle)


def _work(plan: Plan) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for kind, record in plan.objects():
        if kind in ("phase", "task", "milestone"):
            found.setdefault(identifier_of(record), record)
    return found


def _depends_on(record: Record) -> Links:
    links: Links = getattr(record, "depends_on", ())
    return links


def _holders(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return the ids of what holds each piece of work, innermost first."""
    found: dict[str, tuple[str, ...]] = {}

    def note(holder: Phase | Task, above: tuple[str, ...]) -> None:
        for task in holder.tasks:
            found.setdefault(task.id, (holder.id, *above))
            note(task, (holder.id, *above))

    for phase in plan.work.phases:
        note(phase, ())
    return found


def _is_nested(first: str, second: str, holders: dict[str, tuple[str, ...]]) -> bool:
    return first in holders.get(second, ()) or second in holders.get(first, ())


def _nested(work: dict[str, Record], holders: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    for name, record in work.items():
        for link in _depends_on(record):
            if _is_nested(name, link.to, holders):
                inner, outer = (
                    (name, link.to) if link.to in holders.get(name, ()) else (link.to, name)
                )
                yield problem(
                    "nested-dependency",
                    record.place.at("depends_on"),
                    f"{quoted(name)} depends on {quoted(link.to)}, but {quoted(outer)} holds "
                    f"{quoted(inner)}.",
                    "Name the task that must be finished first.",
                )


def _graph(work: dict[str, Record], holders: dict[str, tuple[str, ...]]) -> Graph:
    """Return the moments that a circle could run through: those that dependencies touch."""
    graph: Graph = {}
    wholes = dict.fromkeys(held[0] for held in holders.values())
    for name in wholes:
        graph[name + _FINISH] = {name: None}
        graph[name] = {}
    for name, record in work.items():
        for link in _depends_on(record):
            if link.to in work and link.to != name and not _is_nested(name, link.to, holders):
                before = link.to + _FINISH if link.to in wholes else link.to
                graph.setdefault(name, {})[before] = None
                graph.setdefault(before, {})
    for name, above in holders.items():
        if name in graph:
            finish = name + _FINISH if name in wholes else name
            graph[above[0] + _FINISH][finish] = None
            graph[name][above[0]] = None
    return graph


def _circle(graph: Graph) -> list[str] | None:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[str] = list(reversed(error.args[1]))
        return found
    return None


def _names(circle: Sequence[str]) -> list[str]:
    """Return the ids along a circle, each followed by what it waits for, from the least id."""
    names = [moment.removesuffix(_FINISH) for moment in circle[:-1]]
    once = [name for before, name in pairwise([names[-1], *names]) if name != before]
    first = once.index(min(once))
    turned = [*once[first:], *once[:first]]
    return [*turned, turned[0]]


def _in_a_circle(work: dict[str, Record], names: list[str]) -> Problem:
    waiting = next(name for name in names if _depends_on(work[name]))
    return problem(
        "dependency-cycle",
        work[waiting].place.at("depends_on"),
        f"These wait for each other, so none can start: {' -> '.join(names)}.",
        "Delete one of these dependencies.",
    )


def _cut(work: dict[str, Record], graph: Graph, circle: Sequence[str]) -> None:
    """Take one dependency of a circle out, so that the next circle can be found."""
    for later, earlier in pairwise(circle):
        waits_for = {link.to for link in _depends_on(work[later.removesuffix(_FINISH)])}
        if not later.endswith(_FINISH) and earlier.removesuffix(_FINISH) in waits_for:
            del graph[later][earlier]
            return
