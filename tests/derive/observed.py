"""What was derived, in the words that the plans under `plans/` state beside their work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from milepost.derive.status import (
    Float,
    MilestoneStatus,
    PhaseStatus,
    Progress,
    Span,
    Status,
    TaskStatus,
)

Words = dict[str, Any]


def observe(status: Status) -> dict[str, Words]:
    """Return by id what was derived for each object, and for the whole under other keys."""
    found: dict[str, Words] = {
        "network": {
            "start": day(status.network.start),
            "end": day(status.network.end),
            "critical": list(status.network.critical),
            "inferred": flag(status.network.inferred),
            "open_ended": list(status.network.open_ended),
        },
        "whole": progress(status.progress),
        "readiness": {
            "verdict": status.readiness.verdict.value,
            "done": f"{status.readiness.done} of {status.readiness.total}",
            "evidenced": str(status.readiness.evidenced),
            "blocking": [each.item.id for each in status.readiness.blocking],
            "waived": [each.item.id for each in status.readiness.items if each.waived],
        },
        "health": {"overall": status.health.health.value, "derived": status.health.derived.value},
        "review": {
            "next": day(status.staleness.next_review),
            "overdue_days": str(status.staleness.overdue_days),
        },
        "outlook": {
            "occasions": [
                f"{each.date} {each.kind}: {', '.join(each.ids)}" for each in status.outlook
            ]
        },
    }
    for area in status.health.areas:
        found["health"] |= {
            area.area: area.health.value,
            f"{area.area} derived": area.derived.value,
            f"{area.area} rule": area.rule,
            f"{area.area} sentence": area.sentence,
        }
    found["gaps"] = {
        name: list(value) if isinstance(value, tuple) else str(value)
        for name in type(status.gaps).__struct_fields__
        for value in [getattr(status.gaps, name)]
    }
    return found | dict(_objects(status))


def _objects(status: Status) -> Iterable[tuple[str, Words]]:
    for phase in status.phases:
        yield phase.phase.id, _work(phase) | _span(phase.span) | progress(phase.progress)
        yield from _tasks(phase.tasks)
    for milestone in status.milestones:
        yield milestone.milestone.id, _work(milestone)
    for kpi in status.kpis:
        age = "not known" if kpi.age_days is None else str(kpi.age_days)
        yield kpi.kpi.id, {"state": kpi.state.value, "age_days": age}
    for risk in status.risks:
        yield (
            risk.risk.id,
            {"exposure": str(risk.exposure), "band": risk.band, "number": str(risk.number)},
        )
    for decision in status.decisions:
        yield (
            decision.decision.id,
            {
                "state": decision.state.value,
                "days_left": number(decision.days_left),
                "first_start": day(decision.first_start),
                "slack": number(decision.slack),
            },
        )
    for event in status.events:
        yield (
            event.event.id,
            {"next": day(event.next), "upcoming": [day(each) for each in event.upcoming]},
        )


def _tasks(tasks: tuple[TaskStatus, ...]) -> Iterable[tuple[str, Words]]:
    for task in tasks:
        words = _work(task) | _span(task.span) | progress(task.progress)
        words |= {"number": task.number, "owner": list(task.owner)}
        if task.round:
            words |= {"next": day(task.round.next), "inferred_round": flag(task.round.inferred)}
        yield task.task.id, words
        yield from _tasks(task.tasks)


def _work(work: PhaseStatus | TaskStatus | MilestoneStatus) -> Words:
    return {
        "state": work.state.value,
        "overdue_days": str(work.overdue_days),
        "waits_for": [
            f"{each.kind} {each.id}{' (inferred)' if each.inferred else ''}"
            for each in work.blockers
        ],
    } | _float(work.float)


def _float(float_: Float | None) -> Words:
    if float_ is None:
        return {"slack": "no part"}
    return {
        "early": f"{day(float_.early_start)} to {day(float_.early_end)}",
        "late": f"{day(float_.late_start)} to {day(float_.late_end)}",
        "slack": number(float_.slack),
        "critical": flag(float_.critical),
    }


def _span(span: Span) -> Words:
    return {
        "dates": f"{day(span.start)} to {day(span.end)}",
        "own_dates": flag(span.stated),
        "working_days": number(span.working_days),
    }


def progress(counts: Progress) -> Words:
    """Return counts and shares in words."""
    return {
        "done": f"{counts.done} of {counts.total}",
        "evidenced": str(counts.evidenced),
        "recurring": str(counts.recurring),
        "share": share(counts.share),
        "planned": share(counts.planned_share),
        "performance": share(counts.performance),
    }


def day(value: date | None) -> str:
    """Return an ISO date or `not known`."""
    return value.isoformat() if value else "not known"


def number(value: int | None) -> str:
    """Return a number or `not known`."""
    return "not known" if value is None else str(value)


def share(value: Decimal | None) -> str:
    """Return a share with four decimals or `not known`."""
    return "not known" if value is None else f"{value:.4f}"


def flag(value: bool) -> str:
    """Return yes or no."""
    return "yes" if value else "no"
