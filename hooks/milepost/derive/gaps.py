"""What is not known, counted, so that silence never looks like good news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from milepost.derive.outline import Entry
from milepost.derive.status import Gaps, KpiState, KpiStatus, Readiness, RiskStatus
from milepost.model.base import Inferable, Link, Record
from milepost.model.plan import Plan
from milepost.model.work import Milestone, Phase, Task


def gaps(
    plan: Plan,
    entries: tuple[Entry, ...],
    readiness: Readiness,
    kpis: tuple[KpiStatus, ...],
    risks: tuple[RiskStatus, ...],
) -> Gaps:
    """Return what nobody has said, shown or measured.

    Formula: what is called done without evidence; KPIs never measured; open leaf tasks without
    owner or dates. Also open readiness items without work, open risks without mitigating work, and
    runbooks never rehearsed.
    Units: objects, counted; inferred links and inferred facts are counted apart.
    Edge cases: an inherited owner or date counts as said. A dropped task is no gap. A decision that
    closes a readiness item is no work.
    Source: the rules of this plan format: silence is a state of its own.
    """
    called_done = dict(_called_done(plan, entries, readiness))
    work = {entry.record.id for entry in entries}
    open_leaves = [entry for entry in entries if _is_open_leaf(entry)]
    inferred = _inferred(plan, entries)
    return Gaps(
        called_done=tuple(called_done),
        without_evidence=tuple(each for each, shown in called_done.items() if not shown),
        not_measured=_ids(each.kpi for each in kpis if each.state is KpiState.NOT_MEASURED),
        inferred_links=inferred.links,
        inferred_facts=inferred.facts,
        without_owner=_ids(entry.record for entry in open_leaves if not entry.owner),
        without_dates=_ids(entry.record for entry in open_leaves if _is_undated(entry)),
        uncovered=_ids(
            each.item
            for each in readiness.items
            if not each.done and not any(link.to in work for link in each.item.closed_by)
        ),
        unmitigated=_ids(
            each.risk for each in risks if each.risk.state == "open" and not each.risk.mitigated_by
        ),
        untested=_ids(runbook for runbook in plan.runbooks if not runbook.last_tested),
    )


def _called_done(
    plan: Plan, entries: tuple[Entry, ...], readiness: Readiness
) -> Iterator[tuple[str, bool]]:
    """Yield what a person calls done, and whether evidence stands beside it."""
    for entry in entries:
        record = entry.record
        if isinstance(record, Milestone):
            called = record.done
        else:
            called = entry.is_leaf and isinstance(record, Task) and record.state == "done"
        if called and not isinstance(record, Phase):
            yield record.id, bool(record.evidence)
    for status in readiness.items:
        if status.done:
            yield status.item.id, status.evidenced
    for completed in plan.project.completed:
        yield completed.id, bool(completed.evidence)


def _is_open_leaf(entry: Entry) -> bool:
    task = entry.record
    return entry.is_leaf and isinstance(task, Task) and task.state in ("open", "in progress")


def _is_undated(entry: Entry) -> bool:
    return entry.span.start is None and entry.span.end is None


def _ids(records: Iterable[Any]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


@dataclass(slots=True)
class _Inferred:
    links: int = 0
    facts: int = 0

    def count(self, value: object) -> None:
        """Count a link or a fact that is marked as inferred."""
        if isinstance(value, Inferable) and value.inferred:
            is_link = isinstance(value, Link)
            self.links += is_link
            self.facts += not is_link


def _inferred(plan: Plan, entries: tuple[Entry, ...]) -> _Inferred:
    """Count the links and the facts of the plan and its runbooks that are marked as inferred."""
    counts = _Inferred()
    waiting: list[Any] = [
        plan.project,
        plan.work,
        plan.readiness,
        plan.kpis,
        plan.risks,
        plan.decisions,
        plan.communication,
        *plan.runbooks,
    ]
    while waiting:
        value = waiting.pop()
        counts.count(value)
        waiting.extend(_within(value))
    for entry in entries:  # tasks by name, since there may be thousands
        task = entry.record
        if isinstance(task, Task) and (task.depends_on or task.evidence or task.recurring):
            for each in (*task.depends_on, *task.evidence, task.recurring):
                counts.count(each)
    return counts


_HOLDING = (Record, tuple)


def _within(value: Any) -> Iterator[Any]:
    """Yield the records and lists right below; fields left out hold nothing inferred."""
    if isinstance(value, tuple):
        yield from (each for each in value if isinstance(each, Record))
    elif isinstance(value, Record) and not isinstance(value, Task) and _holds_records(type(value)):
        for name in value.model_fields_set:
            below = getattr(value, name)
            if isinstance(below, _HOLDING):
                yield below


@cache
def _holds_records(kind: type[Record]) -> bool:
    """Tell whether a record of this kind can hold others; a measurement, of hundreds, can't."""
    return any(_mentions_record(field.annotation) for field in kind.model_fields.values())


def _mentions_record(annotation: Any) -> bool:
    if isinstance(annotation, type) and not get_args(annotation):
        return issubclass(annotation, Record)
    return any(map(_mentions_record, get_args(annotation)))
