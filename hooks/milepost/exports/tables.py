"""The tables of the data as CSV, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from milepost.exports.records import PlanData
from milepost.exports.work_records import TaskData

Cell = str | int | Decimal | date | bool | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tables(data: PlanData) -> dict[str, bytes]:
    """Return the CSV files by name: UTF-8 with a header line, one row per object.

    A text that a spreadsheet would take for a formula is led by an apostrophe.
    """
    return {
        "phases.csv": _phases(data),
        "tasks.csv": _tasks(data),
        "readiness.csv": _readiness(data),
        "kpis.csv": _kpis(data),
        "measurements.csv": _measurements(data),
        "risks.csv": _risks(data),
        "decisions.csv": _decisions(data),
        "contradictions.csv": _contradictions(data),
    }


def _table(header: str, rows: Iterable[Sequence[Cell]]) -> bytes:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(header.split())
    writer.writerows([_cell(value) for value in row] for row in rows)
    return target.getvalue().encode()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _list(values: Iterable[str]) -> str:
    return "; ".join(values)


def _phases(data: PlanData) -> bytes:
    return _table(
        "number id title state claimed start end slack done total owner",
        (
            (
                p.number,
                p.id,
                p.title,
                p.state,
                p.claimed,
                p.start,
                p.end,
                p.slack,
                p.progress.done,
                p.progress.total,
                _list(p.owner),
            )
            for p in data.phases
        ),
    )


def _walk(tasks: Iterable[TaskData]) -> Iterator[TaskData]:
    for task in tasks:
        yield task
        yield from _walk(task.tasks)


def _tasks(data: PlanData) -> bytes:
    return _table(
        "number id title phase state claimed start end slack recurring next owner evidence",
        (
            (
                t.number,
                t.id,
                t.title,
                phase.id,
                t.state,
                t.claimed,
                t.start,
                t.end,
                t.slack,
                t.recurring,
                t.next,
                _list(t.owner),
                _list(t.evidence),
            )
            for phase in data.phases
            for t in _walk(phase.tasks)
        ),
    )


def _readiness(data: PlanData) -> bytes:
    return _table(
        "id title done waived blocking closed_by evidence",
        (
            (
                i.id,
                i.title,
                i.done,
                i.waived,
                i.blocking,
                _list(tie.to for tie in i.closed_by),
                _list(i.evidence),
            )
            for i in data.readiness.items
        ),
    )


def _kpis(data: PlanData) -> bytes:
    return _table(
        "id title comparator target unit percentile state claimed age_days",
        (
            (
                k.id,
                k.title,
                k.comparator,
                k.target,
                k.unit,
                k.percentile,
                k.state,
                k.claimed,
                k.age_days,
            )
            for k in data.kpis
        ),
    )


def _measurements(data: PlanData) -> bytes:
    return _table(
        "kpi date value source",
        ((k.id, m.date, m.value, m.source) for k in data.kpis for m in k.measurements),
    )


def _risks(data: PlanData) -> bytes:
    return _table(
        "number id title state likelihood impact exposure band mitigation mitigated_by",
        (
            (
                r.number,
                r.id,
                r.title,
                r.state,
                r.likelihood,
                r.impact,
                r.exposure,
                r.band,
                r.mitigation,
                _list(tie.to for tie in r.mitigated_by),
            )
            for r in data.risks
        ),
    )


def _decisions(data: PlanData) -> bytes:
    return _table(
        "id title state decide_by days_left slack owner options blocks outcome",
        (
            (
                d.id,
                d.title,
                d.state,
                d.decide_by,
                d.days_left,
                d.slack,
                _list(d.owner),
                _list(d.options),
                _list(tie.to for tie in d.blocks),
                d.outcome.text if d.outcome else None,
            )
            for d in data.decisions
        ),
    )


def _contradictions(data: PlanData) -> bytes:
    return _table(
        "code group inferred stated against cure places",
        (
            (c.code, c.group, c.inferred, c.stated, c.against, c.cure, _list(c.places))
            for c in data.contradictions
        ),
    )
